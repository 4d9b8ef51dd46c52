/**
 * Sums over quanta: of losses, counts and costs, by the exposure of each quantum, for frequencies given by a formula or by a table.
 *
 * <p>Invariants: sums are not truncated; the work does not grow with the resource; an enclosure covers all rounding.
 */
@NullMarked
package org.neuralquanta.sum;

import org.jspecify.annotations.NullMarked;
