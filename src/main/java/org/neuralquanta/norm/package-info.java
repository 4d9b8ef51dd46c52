/**
 * Networks trained from initial weights of a given norm, with weight decay, on digits and on a teacher (T31, T33).
 */
@NullMarked
package org.neuralquanta.norm;

import org.jspecify.annotations.NullMarked;
