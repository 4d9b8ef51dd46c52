/**
 * Scaling laws derived from assumptions, step by step, for any admissible exponents: a {@link org.neuralquanta.derivation.Problem} is stated in
 * text, a {@link org.neuralquanta.derivation.Derivation} holds its law as formulas and the proof, and at values of the symbols it is
 * compared with the exact law of the same problem.
 *
 * <p>Invariants, as in a proof kernel: only {@code Theorem.by} makes a theorem. It lets a rule check its own conditions against the
 * assumptions and conclude from premises that hold under the same assumptions. The rules are a closed list, so whoever trusts each of them
 * trusts every law. A rule sees premises and assumptions, never the target: no rule or printer contains a result, and no law is evaluated in
 * a proof. A condition that the assumptions do not decide throws {@link org.neuralquanta.outcome.UndecidedException}; it is never guessed. The
 * exact law comes from package {@code law} alone, so that the ratio of exact to derived law compares two independent routes.
 */
@NullMarked
package org.neuralquanta.derivation;

import org.jspecify.annotations.NullMarked;
