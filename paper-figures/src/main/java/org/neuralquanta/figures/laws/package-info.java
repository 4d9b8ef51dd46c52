/** Figures of the theory: losses, bounds and exponents over parameters, data, steps and compute, and simulations beside them. */
package org.neuralquanta.figures.laws;
