/**
 * What follows from a fit: the best split of compute, the further run that would tell most, comparisons of forms, predictions of runs held
 * out, and {@link org.neuralquanta.study.CurveStudy} with all that a table of runs is asked for.
 *
 * <p>Invariant: a result depends on the runs alone, and on a seed where it is simulated; not on the number of threads.
 */
@NullMarked
package org.neuralquanta.study;

import org.jspecify.annotations.NullMarked;
