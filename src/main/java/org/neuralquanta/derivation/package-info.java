/**
 * Scaling laws derived from assumptions, step by step, for any admissible exponents.
 *
 * <p>Invariants, in the manner of a proof kernel: a {@link org.neuralquanta.derivation.Theorem} is made by
 * {@link org.neuralquanta.derivation.Theorem#by} alone, which lets a {@link org.neuralquanta.rule.Rule} check its own
 * conditions against the assumptions and draw its conclusion from premises that hold under the same assumptions; the rules
 * are a closed list, so whoever trusts each of them trusts every law. A rule sees premises and assumptions, never the
 * target: no rule and no printer knows an answer, and no law is ever evaluated here. What the assumptions do not decide is
 * thrown as {@link org.neuralquanta.symbolic.UndecidedException}, never guessed.
 */
@NullMarked
package org.neuralquanta.derivation;

import org.jspecify.annotations.NullMarked;
