/**
 * Similarities of the gradients of a network of this library, sample by sample (T35).
 */
@NullMarked
package org.neuralquanta.gradient;

import org.jspecify.annotations.NullMarked;
