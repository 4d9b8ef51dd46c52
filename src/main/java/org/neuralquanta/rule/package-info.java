/**
 * The rules of derivation, one per file. Each checks its premises and its conditions, and concludes a claim with its certificates.
 *
 * <p>Invariants: the list of rules is closed; no rule knows the target; no rule sees a number.
 */
@NullMarked
package org.neuralquanta.rule;

import org.jspecify.annotations.NullMarked;
