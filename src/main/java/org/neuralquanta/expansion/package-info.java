/**
 * Laws beyond their leading power: {@link org.neuralquanta.expansion.DataExpansion} and {@link
 * org.neuralquanta.expansion.ParameterExpansion} to as many powers as asked for (T45), and {@link org.neuralquanta.expansion.PeriodicLaw}, a
 * power times an oscillation in the logarithm of the resource (T48).
 */
@NullMarked
package org.neuralquanta.expansion;

import org.jspecify.annotations.NullMarked;
