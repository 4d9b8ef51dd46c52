/**
 * Polynomials in several symbols over the rationals: arithmetic, greatest common divisors, linear programs.
 *
 * <p>Invariants: coefficients are exact; equal polynomials have equal terms.
 */
@NullMarked
package org.neuralquanta.polynomial;

import org.jspecify.annotations.NullMarked;
