/**
 * Orders in which quanta are learned: what comes next, and with what rates. The losses that they imply are
 * {@code OrderLaw} and {@code RaceLaw} in {@code law}.
 *
 * <p>Invariants: an order is a value; it holds no permutation unless it is given one, so it applies to any number of quanta. Another
 * order by a score is one file, a record of three powers.
 */
@NullMarked
package org.neuralquanta.order;

import org.jspecify.annotations.NullMarked;
