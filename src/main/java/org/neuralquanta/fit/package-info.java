/**
 * Measured scaling curves: tables of runs are read, laws are fitted to them with intervals, and the quantization hypothesis is tested.
 *
 * <p>Invariants: a result depends on the runs alone, not on their order in the file, the starting points or the number of threads;
 * parameters that the data do not determine are reported as such. Compute is C = 6ND FLOPs, as everywhere in the library and in
 * the papers that measure it.
 */
@NullMarked
package org.neuralquanta.fit;

import org.jspecify.annotations.NullMarked;
