/** Tests of the numerical methods against exact sums and reference values. */
@NullMarked
package org.neuralquanta.numerics;

import org.jspecify.annotations.NullMarked;
