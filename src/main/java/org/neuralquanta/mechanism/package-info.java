/**
 * The mechanism behind a single sample's decision (T37): which inputs it rests on, which known quantum it uses, and whether it is
 * unlike all of them.
 *
 * <p>Invariants: thresholds come from samples that no model was fitted to; every detector is compared with a control in which there is
 * nothing to detect.
 */
@NullMarked
package org.neuralquanta.mechanism;

import org.jspecify.annotations.NullMarked;
