/**
 * Loss curves simulated from first principles: which samples use which quantum is drawn, and a quantum is learned at its τ-th
 * useful sample. Nothing here comes from the analysis: not the laws, not the emergence curves, not the special functions, and the
 * normalisation is a sum of its own.
 *
 * <p>Invariants: one seed gives one result, whatever the number of threads, since sums are of 64-bit integers and random numbers
 * are functions of (seed, replicate, quantum, draw).
 */
@NullMarked
package org.neuralquanta.montecarlo;

import org.jspecify.annotations.NullMarked;
