package org.neuralquanta.figures.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.figures.drawing.PlotPoints;
import org.neuralquanta.law.ScalingLaw;

/**
 * Exact losses with their enclosures along a resource.
 *
 * @param x amounts of the resource
 * @param y exact losses
 * @param lower lower ends of the enclosures
 * @param upper upper ends of the enclosures
 */
public record ExactLosses(double[] x, double[] y, double[] lower, double[] upper) {

    private static final long DRAWN_STEPS = 60;
    private static final long MOST_RANK = 1L << 53;
    private static final int RANKS_PER_DECADE = 12;

    private record Point(double x, double y, Enclosure enclosure) {
        Point at(double other) {
            return new Point(other, y, enclosure);
        }
    }

    /** The losses at the given rising amounts, up to the first below {@code least}. */
    public static ExactLosses smooth(ScalingLaw law, double[] amounts, double least) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < amounts.length && (points.isEmpty() || points.getLast().y >= least); i++) {
            points.add(point(law, amounts[i], amounts[i]));
        }
        return of(points);
    }

    /**
     * The losses of a staircase up to an amount: the first and the last steps as steps, a line through the many
     * between.
     *
     * @param law the law
     * @param step the amount at which the quantum of a rank becomes learned
     * @param quanta the number of quanta, or empty for infinitely many
     * @param most the amount at which to stop
     */
    public static ExactLosses stairs(ScalingLaw law, LongToDoubleFunction step, OptionalLong quanta, double most) {
        var points = new ArrayList<Point>();
        if (step.applyAsDouble(1) > 1) {
            points.add(point(law, 1, 1));
            points.add(points.getLast().at(step.applyAsDouble(1)));
        }
        long[] ranks = ranks(quanta);
        for (int i = 0; i < ranks.length && (points.isEmpty() || points.getLast().x < most); i++) {
            double x = step.applyAsDouble(ranks[i]);
            points.add(point(law, x, x * (1 + 1e-9)));
            if (i + 1 < ranks.length && ranks[i + 1] == ranks[i] + 1) {
                points.add(points.getLast().at(step.applyAsDouble(ranks[i + 1])));
            }
        }
        return of(points);
    }

    private static Point point(ScalingLaw law, double x, double amount) {
        return new Point(x, law.exact(amount), law.bound(amount).interval());
    }

    /** All first ranks, then some at equal ratios, then for K quanta some that come ever nearer to the last. */
    private static long[] ranks(OptionalLong quanta) {
        long last = quanta.orElse(MOST_RANK);
        LongStream first = LongStream.rangeClosed(1, Math.min(DRAWN_STEPS, last));
        LongStream ratios = LongStream.of();
        LongStream near = LongStream.of();
        if (last > DRAWN_STEPS) {
            ratios = DoubleStream.of(PlotPoints.logarithmic(DRAWN_STEPS, (double) last, RANKS_PER_DECADE)).mapToLong(Math::round);
        }
        if (quanta.isPresent()) {
            near = LongStream.iterate(last / 10, gap -> gap > 0, gap -> gap / 10).map(gap -> last - gap);
        }
        return LongStream.concat(first, LongStream.concat(ratios, near)).sorted().distinct().toArray();
    }

    private static ExactLosses of(List<Point> points) {
        return new ExactLosses(
                points.stream().mapToDouble(Point::x).toArray(),
                points.stream().mapToDouble(Point::y).toArray(),
                points.stream().mapToDouble(p -> p.enclosure.lower()).toArray(),
                points.stream().mapToDouble(p -> p.enclosure.upper()).toArray());
    }
}
