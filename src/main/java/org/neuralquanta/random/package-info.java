/**
 * Counter-based randomness: every number is a function of (seed, replicate, quantum, draw), so no result depends on the order
 * of computation or on threads, and there is no state.
 *
 * <p>Invariants: a uniform is never 0 or 1; only +, −, ×, ÷, √, fma and bit operations are used, so the same arguments give the
 * same bits for any vector width.
 */
@NullMarked
package org.neuralquanta.random;

import org.jspecify.annotations.NullMarked;
