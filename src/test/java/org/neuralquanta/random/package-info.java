/** Tests of the random streams, their kernels and their distributions. */
@NullMarked
package org.neuralquanta.random;

import org.jspecify.annotations.NullMarked;
