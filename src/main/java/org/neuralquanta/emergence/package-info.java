/**
 * Emergence curves: the share φ(y) of a quantum's gap that is still open at exposure y, and its Mellin transform, which
 * sets the constant of every scaling law (T8). To add a curve, write one record that implements
 * {@link org.neuralquanta.emergence.EmergenceCurve} and add it to the instances of the laws.
 */
@NullMarked
package org.neuralquanta.emergence;

import org.jspecify.annotations.NullMarked;
