/**
 * Measured runs, read from tables, and the points at which curves are evaluated. What was recognised in a table, and what is
 * unlikely to be meant, is reported with the runs.
 *
 * <p>Runs are sorted by value, so that no result depends on their order in the file. Compute is C = 6ND FLOPs, as everywhere in the
 * library and in the papers that measure it.
 */
@NullMarked
package org.neuralquanta.runs;

import org.jspecify.annotations.NullMarked;
