/**
 * How a derivation ends: with a law of some {@link org.neuralquanta.outcome.Regime}, or with an exception that says which assumption is
 * missing, which assumptions contradict each other, or which text cannot be read as a formula.
 */
@NullMarked
package org.neuralquanta.outcome;

import org.jspecify.annotations.NullMarked;
