/**
 * Orders in which quanta are learned, deterministic or random. Their losses are {@code OrderLaw} in {@code schedule} and {@code RaceLaw} in
 * {@code law}.
 *
 * <p>Invariants: an order is a value; it holds no permutation unless it is given one, so it applies to any number of quanta. Another
 * order by a score takes one file, a record of three powers.
 */
@NullMarked
package org.neuralquanta.order;

import org.jspecify.annotations.NullMarked;
