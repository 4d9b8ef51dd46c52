/**
 * Losses of single tokens of networks of several sizes: their distribution, how sharply each falls, and how many fall in one jump (T24).
 *
 * <p>Invariant: tokens are read one by one; nothing of the size tokens × sizes is held in memory. "One jump" is a statement with a false-alarm rate that
 * is measured on planted smooth curves.
 */
@NullMarked
package org.neuralquanta.tokens;

import org.jspecify.annotations.NullMarked;

