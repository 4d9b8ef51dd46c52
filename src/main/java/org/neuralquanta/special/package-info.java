/**
 * Special functions and rigorous sums over ranks: Hurwitz zeta, power sums, sums of monomials, incomplete gamma and beta functions,
 * polylogarithms, each with its {@link org.neuralquanta.bound.Enclosure}. Exponents are given as α = s − 1, never as s, so that
 * α = 1e-10 is not rounded away.
 *
 * <p>Invariant: a method either returns a value of its stated accuracy or throws; it never returns NaN, and never silently zero or
 * infinity.
 */
@NullMarked
package org.neuralquanta.special;

import org.jspecify.annotations.NullMarked;
