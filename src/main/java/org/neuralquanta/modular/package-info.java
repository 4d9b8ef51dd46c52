/**
 * Addition modulo p by a transformer: training with weight decay or at constant weight norm, and the Fourier modes of what it learns (T46).
 */
@NullMarked
package org.neuralquanta.modular;

import org.jspecify.annotations.NullMarked;
