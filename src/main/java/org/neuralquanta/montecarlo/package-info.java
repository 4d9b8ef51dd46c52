/**
 * Loss curves simulated from first principles: samples are drawn, and a quantum is learned at its τ-th useful sample. Nothing here comes
 * from the analysis: no laws, emergence curves or special functions, and the normalisation is a separate sum.
 *
 * <p>Invariants: one seed gives one result on any number of threads, since sums are of 64-bit integers and random numbers are functions of
 * (seed, replicate, quantum, draw).
 */
@NullMarked
package org.neuralquanta.montecarlo;

import org.jspecify.annotations.NullMarked;
