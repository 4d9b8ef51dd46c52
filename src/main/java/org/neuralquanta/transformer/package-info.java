/**
 * A small transformer with causal attention, trained in single precision by hand-written derivatives.
 *
 * <p>Invariants: the bits of every result depend on the seed and the sequences only, never on lanes or threads: products, softmax and
 * normalisation are those of {@code network.Arithmetic} and {@code network.RowArithmetic}, whose sums have a fixed order, and gradients
 * are summed over fixed groups of sequences. A {@code Layer} holds the memory of one thread; what it computes depends on its input and
 * parameters alone.
 */
@NullMarked
package org.neuralquanta.transformer;

import org.jspecify.annotations.NullMarked;
