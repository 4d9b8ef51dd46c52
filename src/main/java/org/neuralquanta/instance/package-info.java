/**
 * Derived laws at values of their symbols: the formulas of a derivation as text and as numbers, and the exact law of the same problem for
 * comparison.
 *
 * <p>Invariants: this is the only way from a symbolic {@link org.neuralquanta.derivation.Problem} to a
 * {@link org.neuralquanta.model.QuantaModel}; the exact side comes from {@code law} alone and takes nothing from the derivation. Where a
 * number cannot be computed, an exception says why.
 */
@NullMarked
package org.neuralquanta.instance;

import org.jspecify.annotations.NullMarked;
