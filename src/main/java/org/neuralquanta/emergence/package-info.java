/**
 * Emergence curves: the share φ(y) of a quantum's gap that is still open at exposure y, and its Mellin transform, which sets the amplitude
 * of every scaling law (T8). {@link org.neuralquanta.emergence.EmergenceCurve#of} makes a curve from a function; a curve with proven bounds
 * implements {@link org.neuralquanta.emergence.EmergenceCurve}.
 */
@NullMarked
package org.neuralquanta.emergence;

import org.jspecify.annotations.NullMarked;
