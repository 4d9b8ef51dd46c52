/**
 * Measured scaling curves: tables of runs read, laws fitted to them with intervals, and the quantization hypothesis put to the
 * test; rank–frequency lists likewise.
 *
 * <p>Invariants: the answer depends on the runs alone, not on their order in the file, on where the search starts or on the
 * number of threads; what the data do not determine is said to be undetermined. Compute here is C = 6ND FLOPs, as in the
 * papers that measure it; elsewhere in the library F = ND.
 */
@NullMarked
package org.neuralquanta.fit;

import org.jspecify.annotations.NullMarked;
