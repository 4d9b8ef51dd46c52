/**
 * Intervals that contain a real number: {@link org.neuralquanta.bound.Enclosure}, with arithmetic that rounds outward, and
 * {@link org.neuralquanta.bound.Bound}, which says whether the interval is proven or estimated.
 */
@NullMarked
package org.neuralquanta.bound;

import org.jspecify.annotations.NullMarked;
