/**
 * Numerical methods: quadrature with proven errors, sums of smooth terms over ranks, partial Mellin transforms, bisection. Methods either
 * reach their stated accuracy or throw.
 */
@NullMarked
package org.neuralquanta.numerics;

import org.jspecify.annotations.NullMarked;
