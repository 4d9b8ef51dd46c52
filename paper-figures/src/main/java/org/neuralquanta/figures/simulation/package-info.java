/** Simulations, exact sums and their statistics that figures compute whenever they are drawn. */
package org.neuralquanta.figures.simulation;
