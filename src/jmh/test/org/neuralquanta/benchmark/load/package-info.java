/** Tests of the programs that measure: load. */
@NullMarked
package org.neuralquanta.benchmark.load;

import org.jspecify.annotations.NullMarked;
