/**
 * The dynamics of learning: learning as a function of time, where quanta compete for a resource or are learned one after another, and the
 * resulting losses of single samples.
 *
 * <p>Invariants: no equation is integrated step by step; a model is a closed form with an inverse, so its cost does not depend on
 * time.
 */
@NullMarked
package org.neuralquanta.dynamics;

import org.jspecify.annotations.NullMarked;
