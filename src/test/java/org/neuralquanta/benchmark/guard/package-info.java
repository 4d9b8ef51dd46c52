/** Tests of the guard in {@code src/jmh}. */
@NullMarked
package org.neuralquanta.benchmark.guard;

import org.jspecify.annotations.NullMarked;
