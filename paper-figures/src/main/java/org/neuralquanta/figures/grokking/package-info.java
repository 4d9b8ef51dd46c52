/** Figures of representations, phases and weight norms: grokking. */
package org.neuralquanta.figures.grokking;
