/**
 * Laws of the order of learning: {@link org.neuralquanta.schedule.OrderLaw} for orders, {@link org.neuralquanta.schedule.SpendingLaw} for
 * a budget, and the best orders under prerequisites.
 *
 * <p>Invariants: a best order is proven to be best, or refused; ties are decided exactly where scores are rational.
 */
@NullMarked
package org.neuralquanta.schedule;

import org.jspecify.annotations.NullMarked;
