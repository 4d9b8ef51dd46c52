/**
 * The scaling laws: given a {@link org.neuralquanta.model.QuantaModel}, the loss as a function of parameters, data, steps and
 * compute – exactly, in a rigorous enclosure, and in closed form as a {@link org.neuralquanta.law.PowerLaw}.
 *
 * <p>Invariants: a model is validated where it is built and immutable; a law evaluates sums over all ranks, never truncated,
 * at a cost that does not grow with the resource; the exact value and its enclosure never use the closed form, so that each
 * checks the other.
 */
@NullMarked
package org.neuralquanta.law;

import org.jspecify.annotations.NullMarked;
