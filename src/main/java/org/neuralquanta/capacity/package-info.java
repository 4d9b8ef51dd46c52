/**
 * Sums over quanta of which a network has room for each by chance: soft capacity (T38).
 *
 * <p>Invariants: every rank counts, none is cut off; an enclosure holds every rounding.
 */
@NullMarked
package org.neuralquanta.capacity;

import org.jspecify.annotations.NullMarked;
