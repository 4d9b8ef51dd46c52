/**
 * Scaling on real text with the loss of every held-out character kept: networks of several sizes, trained on several amounts of it and
 * measured along their steps.
 *
 * <p>Invariants: what is held out is never trained on; a larger amount of text contains the smaller one; the loss of a character
 * depends on the run alone, never on threads; a finished run is a whole file and is not done again.
 */
@NullMarked
package org.neuralquanta.text;

import org.jspecify.annotations.NullMarked;
