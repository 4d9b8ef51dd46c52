/**
 * Omnigrok: generalisation that waits for the weight norm. A linear model in which everything is known exactly, and the shapes of its
 * training and test loss against the norm.
 *
 * <p>Invariants: closed forms and quadratures carry their accuracy; what is drawn at random is a function of seed and replicate
 * alone.
 */
@NullMarked
package org.neuralquanta.omnigrok;

import org.jspecify.annotations.NullMarked;
