/**
 * Grokking: the effective theory of representations for the addition of p symbols, computed exactly: which training sets leave the linear
 * representation as the only one, how many there are, how a representation flows to it, and how good it is on the way.
 *
 * <p>Invariants: ranks, counts and indices are exact integers; random draws are functions of seed and trial alone.
 */
@NullMarked
package org.neuralquanta.grokking;

import org.jspecify.annotations.NullMarked;
