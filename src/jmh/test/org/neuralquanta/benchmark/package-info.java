/** Tests of the programs that measure. */
@NullMarked
package org.neuralquanta.benchmark;

import org.jspecify.annotations.NullMarked;
