/**
 * Whatever computes data for a figure and is no figure: simulations and their statistics, and the studies that train networks and
 * write what is measured on them. {@link org.neuralquanta.figures.study.Studies} runs those.
 */
package org.neuralquanta.figures.study;
