/** Tests of the plots of results. */
package org.neuralquanta.figures.plots;
