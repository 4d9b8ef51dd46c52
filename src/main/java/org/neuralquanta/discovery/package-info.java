/**
 * Quanta discovery from gradients (T35, T36): samples are clustered by the similarity of their gradients.
 *
 * <p>Invariants: nothing of the size samples × parameters is held in memory; every result is a function of its arguments and a seed.
 */
@NullMarked
package org.neuralquanta.discovery;

import org.jspecify.annotations.NullMarked;

