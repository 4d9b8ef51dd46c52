/**
 * The scaling laws: given a {@link org.neuralquanta.model.QuantaModel}, the loss as a function of parameters, data, steps and compute: the
 * exact value, a rigorous enclosure, and the closed form as a {@link org.neuralquanta.law.PowerLaw}.
 *
 * <p>Invariants: models are immutable and validated at construction. A law sums over all ranks without truncation, at a cost that does not
 * grow with the resource. The exact value and its enclosure never use the closed form, so that each checks the other.
 */
@NullMarked
package org.neuralquanta.law;

import org.jspecify.annotations.NullMarked;
