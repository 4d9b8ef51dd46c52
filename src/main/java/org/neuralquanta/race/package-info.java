/**
 * The Monte Carlo core: learning times of all quanta and replicates, counted into cells of a grid.
 *
 * <p>Invariants: nothing here comes from the analysis; one seed gives the same bits on any number of threads and lanes.
 */
@NullMarked
package org.neuralquanta.race;

import org.jspecify.annotations.NullMarked;
