/**
 * Scaling laws derived from assumptions, step by step, for any admissible exponents.
 *
 * <p>Invariants, as in a proof kernel: only {@link org.neuralquanta.derivation.Theorem#by} makes a {@link
 * org.neuralquanta.derivation.Theorem}. It lets a {@link org.neuralquanta.rule.Rule} check its own conditions against the assumptions and
 * conclude from premises that hold under the same assumptions. The rules are a closed list, so whoever trusts each of them trusts every
 * law. A rule sees premises and assumptions, never the target: no rule or printer contains a result, and no law is evaluated here. A
 * condition that the assumptions do not decide throws {@link org.neuralquanta.symbolic.UndecidedException}; it is never guessed.
 */
@NullMarked
package org.neuralquanta.derivation;

import org.jspecify.annotations.NullMarked;
