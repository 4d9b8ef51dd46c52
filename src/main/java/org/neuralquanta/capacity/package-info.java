/**
 * Sums over quanta of which a network has room for each by chance: soft capacity (T38).
 *
 * <p>Invariants: sums are not truncated; an enclosure covers all rounding.
 */
@NullMarked
package org.neuralquanta.capacity;

import org.jspecify.annotations.NullMarked;
