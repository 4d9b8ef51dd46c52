package org.neuralquanta.fit;

import org.neuralquanta.runs.Extrapolation;
import org.neuralquanta.runs.Point;

/**
 * The loss that a fitted curve predicts at a point. Both intervals assume that the law holds there; how far the point lies beyond the runs
 * is said beside them. Immutable, thread-safe.
 *
 * @param at the point
 * @param loss M, the fitted loss
 * @param curve the 95 % confidence interval of M
 * @param run the 95 % prediction interval of the loss of one further run, which scatters about the curve as the runs of the table do
 * @param extrapolation how far the point lies beyond the runs
 */
public record Prediction(Point at, double loss, Interval curve, Interval run, Extrapolation extrapolation) {}
