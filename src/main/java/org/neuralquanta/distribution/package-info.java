/**
 * How often each quantum is used: the open {@link org.neuralquanta.distribution.QuantaDistribution} with the Zipf family (infinitely or
 * finitely many quanta, with Mandelbrot's offset or a logarithm), frequencies that are analytic in the rank (a second power, an oscillation,
 * a cut-off, a stretched exponential), measured frequencies, and frequencies given as functions.
 *
 * <p>Invariants: ranks start at 1; probabilities are non-increasing in the rank and sum to 1; distributions are immutable and validated at
 * construction.
 */
@NullMarked
package org.neuralquanta.distribution;

import org.jspecify.annotations.NullMarked;
