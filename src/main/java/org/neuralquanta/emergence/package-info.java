/**
 * Emergence curves: the share φ(y) of a quantum's gap that is still open at exposure y, and its Mellin transform, which sets the amplitude
 * of every scaling law (T8). {@link org.neuralquanta.emergence.EmergenceCurve#of} makes a curve from a function; {@link org.neuralquanta.emergence.CurveFamily}
 * is the catalogue of those with proven bounds.
 */
@NullMarked
package org.neuralquanta.emergence;

import org.jspecify.annotations.NullMarked;
