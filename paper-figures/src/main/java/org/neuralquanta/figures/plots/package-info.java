/**
 * Plots of results that the library computes, for everybody: {@link org.neuralquanta.figures.plots.Plots} for programs and notebooks, and
 * the service by which the command finds them. Each plot is a column of panels over the same resource, with its keys beside it.
 */
package org.neuralquanta.figures.plots;
