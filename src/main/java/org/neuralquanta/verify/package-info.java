/**
 * The ledger: checks that hold independent routes to one number against each other, for each statement of the theory.
 *
 * <p>Invariants: a check's observed value never depends on what the theory claims, so that a wrong theory, put in its place on
 * purpose, must be noticed; values of other programs stand in a resource beside their generator's name.
 */
@NullMarked
package org.neuralquanta.verify;

import org.jspecify.annotations.NullMarked;
