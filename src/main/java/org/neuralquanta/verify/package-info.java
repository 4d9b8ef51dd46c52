/**
 * The ledger: checks that compare independent routes to one number, for each statement of the theory.
 *
 * <p>Invariants: a check's observed value never depends on what the theory claims, so that a wrong theory, substituted on purpose, must be
 * detected; values from other programs are in a resource, with the name of their generator.
 */
@NullMarked
package org.neuralquanta.verify;

import org.jspecify.annotations.NullMarked;
