/** Tests of the figures of grokking, and of the pages that quote their data. */
package org.neuralquanta.figures.grokking;
