/**
 * Sums over quanta: of losses, counts and costs, each quantum by its exposure, over a formula of the rank or over a table.
 *
 * <p>Invariants: every rank counts, none is cut off; the work does not grow with the resource; an enclosure holds every rounding.
 */
@NullMarked
package org.neuralquanta.sum;

import org.jspecify.annotations.NullMarked;
