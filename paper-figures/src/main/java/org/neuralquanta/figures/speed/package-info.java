/** Figures of what computations cost. */
package org.neuralquanta.figures.speed;
