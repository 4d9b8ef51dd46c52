/**
 * What follows from a fit: the best split of compute, the next run that would tell most, comparisons of forms, predictions of held-out
 * runs, and {@link org.neuralquanta.study.CurveStudy}, which answers everything that is asked of a table of runs.
 *
 * <p>Invariant: a result depends on the runs alone, and on a seed where it is simulated; not on the number of threads.
 */
@NullMarked
package org.neuralquanta.study;

import org.jspecify.annotations.NullMarked;
