/**
 * Laws as models, fitted to runs, with intervals, predictions and tests of the quantization hypothesis.
 *
 * <p>Invariants: a result depends on the runs alone, not on their order in the file, the starting points or the number of threads;
 * parameters that the data do not determine are reported as such.
 */
@NullMarked
package org.neuralquanta.fit;

import org.jspecify.annotations.NullMarked;
