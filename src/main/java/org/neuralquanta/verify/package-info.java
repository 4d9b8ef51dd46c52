/**
 * The ledger: checks that compare independent routes to one number, for each statement of the theory.
 *
 * <p>Invariants: a check's observed value never depends on what the theory claims, so that a wrong theory, substituted on purpose, must be
 * detected; values of other programs stand in a resource beside their generator's name.
 */
@NullMarked
package org.neuralquanta.verify;

import org.jspecify.annotations.NullMarked;
