/** Benchmarks of the library. */
@NullMarked
package org.neuralquanta.benchmark;

import org.jspecify.annotations.NullMarked;
