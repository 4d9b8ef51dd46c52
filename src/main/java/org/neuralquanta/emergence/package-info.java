/**
 * Emergence curves: the share φ(y) of a quantum's gap that is still open at exposure y, and its Mellin transform, which
 * sets the constant of every scaling law (T8). {@link org.neuralquanta.emergence.EmergenceCurve#of} makes one from a function;
 * {@link org.neuralquanta.emergence.CurveFamily} is the catalogue of those of the library.
 */
@NullMarked
package org.neuralquanta.emergence;

import org.jspecify.annotations.NullMarked;
