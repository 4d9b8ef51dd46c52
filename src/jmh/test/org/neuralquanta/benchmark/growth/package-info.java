/** Tests of the programs that measure: growth. */
@NullMarked
package org.neuralquanta.benchmark.growth;

import org.jspecify.annotations.NullMarked;
