/**
 * The assumptions of the theory as values: {@link org.neuralquanta.model.QuantaModel} and its parts, and the capacity of a network of a
 * given size.
 *
 * <p>Invariants: values are immutable and validated at construction. A model knows nothing of the laws made from it.
 */
@NullMarked
package org.neuralquanta.model;

import org.jspecify.annotations.NullMarked;
