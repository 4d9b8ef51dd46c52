/**
 * Sums over quanta for a network that has room for each quantum by chance: soft capacity (T38).
 *
 * <p>Invariants: sums are not truncated; an enclosure covers all rounding.
 */
@NullMarked
package org.neuralquanta.capacity;

import org.jspecify.annotations.NullMarked;
