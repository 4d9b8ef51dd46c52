/**
 * What the theory assumes, as values: {@link org.neuralquanta.model.QuantaModel} and its parts, and which quanta a network of a size
 * has room for.
 *
 * <p>Invariants: values are validated where they are built, and immutable. A model knows nothing of the laws that are made of it.
 */
@NullMarked
package org.neuralquanta.model;

import org.jspecify.annotations.NullMarked;
