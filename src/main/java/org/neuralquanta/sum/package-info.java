/**
 * Sums over quanta: of losses, counts and costs, each quantum by its exposure, over a formula of the rank or over a table.
 *
 * <p>Invariants: sums are not truncated; the work does not grow with the resource; an enclosure covers all rounding.
 */
@NullMarked
package org.neuralquanta.sum;

import org.jspecify.annotations.NullMarked;
