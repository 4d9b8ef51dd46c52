package org.neuralquanta.optimum;

import java.util.ArrayDeque;
import java.util.Deque;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.emergence.SectorBounds;
import org.neuralquanta.special.RankMonomial;

/**
 * A proven lower bound of the least loss over all splits of compute, by branch and bound over intervals of n. With T(n) the loss of the
 * quanta without room, S(m, D) that of the first m quanta with D samples, and \(D_n\) the samples that compute pays for with N(n)
 * parameters, the loss of a split is \(G(n)=T(n)+S(n,D_n)\). On a ≤ n ≤ b, with \(t=\log(N(b)/N(a))\):
 *
 * <ul>
 *   <li>by value, \(G(n)\ge T(b)+S(a,D_a)+(T(a)-T(b))\,\varphi(y^+)\), where \(y^+\) is the largest exposure of a quantum between: each
 *       is affordable or not, and open by at least φ(y⁺);
 *   <li>by slope, from a: \(G(n)-G(a)\ge-(1-\varphi(y^+))\,(T(a)-T(n))+t_n(\bar R-tQ)\), where \(t_n=\log(N(n)/N(a))\),
 *       \(\bar R=(S(a,D_b)-S(a,D_a))/t\) is the mean of \(-\partial S/\partial\log D\) and Q a bound on its derivative, so that it is
 *       within tQ of its mean;
 *   <li>by slope, from b: likewise an upper bound of G(b) − G(n), to which the quanta between add what they learn from more data.
 * </ul>
 *
 * <p>The slopes cancel at the optimum, so the bound falls short of it by the square of an interval's length. An interval of two
 * neighbours is decided by their values. For one thread.
 */
public final class LeastLoss {

    /** The tolerated gap of the bound, relative to the loss at the best split. */
    private static final double TOLERANCE = 4e-10;

    /** The bound holds after any number of intervals; it is narrower with more. */
    private static final int MOST_INTERVALS = 30_000;

    /** The longest interval, in log N, whose slopes are worth bounding. */
    private static final double LONGEST = 0.3;

    /** Covers the rounding of costs, weights, exposures and logarithms in slopes, whose error counts in the second order only. */
    static final double ROUNDING = 1e-12;

    private static final double NARROW = 1e-6;

    /** A split that was evaluated. */
    private record Split(long quanta, double parameters, double data, Enclosure tail, Enclosure learned) {

        double lower() {
            return tail.lower() + learned.lower();
        }
    }

    /** An interval of splits, with Q of itself or of one that holds it; NaN if there is none yet. */
    private record Interval(Split from, Split to, double variation) {}

    private final SmoothSplit splits;
    private final SectorBounds bounds;
    private final RankMonomial losses;
    private final RankMonomial exposure;
    private final SlopeVariation variation;
    private final double compute;
    private final double target;

    /**
     * @param least an upper bound of the least loss
     */
    public LeastLoss(SmoothSplit splits, double compute, double least) {
        this.bounds = splits.curve().sectorBounds().orElseThrow();
        this.splits = splits;
        this.losses = splits.losses();
        this.exposure = splits.exposure();
        this.variation = new SlopeVariation(splits);
        this.compute = compute;
        this.target = least * (1 - TOLERANCE);
    }

    private Split split(long quanta) {
        double parameters = splits.costOfFirst(quanta);
        double data = splits.data(compute, quanta);
        return new Split(quanta, parameters, data, splits.tail(quanta), splits.learned(quanta, data));
    }

    /**
     * A number not above G(n) for 1 ≤ n ≤ reach.
     *
     * @param best where G is least, as far as is known
     */
    double lower(long best, long reach) {
        Deque<Interval> open = new ArrayDeque<>();
        long near = Math.max(1, Math.round(NARROW * best));
        Split from = split(1);
        double lower = from.lower();
        for (long end : new long[] {best - near, best, best + near, reach}) {
            if (end > from.quanta && end <= reach) {
                Split to = split(end);
                open.push(new Interval(from, to, Double.NaN));
                from = to;
            }
        }
        for (int done = 0; !open.isEmpty(); done++) {
            Interval interval = open.pop();
            double bound = bound(interval);
            if (bound < target && done < MOST_INTERVALS && interval.to.quanta - interval.from.quanta > 1) {
                Split middle = split(middle(interval));
                double known = variation(interval);
                open.push(new Interval(middle, interval.to, known));
                open.push(new Interval(interval.from, middle, known));
            } else {
                lower = Math.min(lower, bound);
            }
        }
        return lower;
    }

    private static long middle(Interval interval) {
        double a = (double) interval.from.quanta;
        double b = (double) interval.to.quanta;
        return Math.clamp(Math.round(Math.sqrt(a) * Math.sqrt(b)), interval.from.quanta + 1, interval.to.quanta - 1);
    }

    private static double length(Interval interval) {
        return Math.abs(Math.log(interval.to.parameters / interval.from.parameters));
    }

    /** Q, found once for an interval and all within it. */
    private double variation(Interval interval) {
        return Double.isNaN(interval.variation) && length(interval) <= LONGEST
                ? variation.of(interval.to.quanta, interval.to.data, interval.from.data, target)
                : interval.variation;
    }

    /** A number not above G(n) for from ≤ n ≤ to. */
    public double over(long from, long to) {
        return bound(new Interval(split(from), split(to), Double.NaN));
    }

    private double bound(Interval interval) {
        Split a = interval.from;
        Split b = interval.to;
        if (b.quanta - a.quanta == 1) {
            return Math.min(a.lower(), b.lower());
        }
        double between = Math.max(0, a.tail.lower() - b.tail.upper());
        double open = splits.open(exposure.at(a.quanta + 1.0) * a.data * (1 + ROUNDING)).lower();
        double byValue = (b.tail.lower() + a.learned.lower() + between * open) * (1 - 0x1p-50);
        double t = length(interval);
        if (byValue >= target || !(t > 1e3 * ROUNDING && t <= LONGEST)) {
            return byValue;
        }
        double steps = (double) (b.quanta - a.quanta);
        Enclosure fall = splits.learned(a.quanta, b.data);
        double known = variation(interval);
        double meanLow = Math.max(0, fall.lower() - a.learned.upper()) / t * (1 - ROUNDING / t);
        double meanHigh = Math.max(0, fall.upper() - a.learned.lower()) / t * (1 + 2 * ROUNDING / t);
        var quanta = new Between(a, b);
        double least = -quanta.mostWeight * quanta.mostClosed + quanta.leastStep * Math.max(0, meanLow - t * known);
        double fromLeft = a.lower() + steps * Math.min(0, least);
        double most = -quanta.leastWeight * quanta.leastClosed + quanta.mostStep * (meanHigh + t * known + steps * quanta.mostSlope);
        double fromRight = b.lower() - steps * Math.max(0, most);
        return Math.max(byValue, Math.max(fromLeft, fromRight));
    }

    /** Bounds on the weight, closed share and cost of the quanta a &lt; k ≤ b. */
    private final class Between {

        final double mostWeight;
        final double leastWeight;
        final double mostClosed;
        final double leastClosed;
        final double mostSlope;
        final double mostStep;
        final double leastStep;

        Between(Split a, Split b) {
            double first = a.quanta + 1.0;
            double last = (double) b.quanta;
            double bend = Math.abs(1 + losses.alpha()) * Math.max(1, first / (first + losses.offset()))
                    + Math.abs(losses.rankPower())
                    + Math.abs(losses.logPower());
            double weight = losses.at(first);
            double factor = Math.exp(bend * Math.log(last / first) + ROUNDING);
            mostWeight = weight * factor;
            leastWeight = weight / factor;
            double largest = exposure.at(first) * a.data * (1 + ROUNDING);
            double smallest = exposure.at(last) * b.data * (1 - ROUNDING);
            mostClosed = 1 - splits.open(largest).lower();
            leastClosed = Math.max(0, 1 - splits.open(smallest).upper());
            mostSlope = mostWeight * bounds.slopeBound(smallest, largest, 0);
            double firstCost = splits.costOf(first);
            double lastCost = splits.costOf(last);
            mostStep = Math.log1p(Math.max(firstCost, lastCost) / a.parameters) * (1 + 1e3 * ROUNDING);
            leastStep = Math.log1p(Math.min(firstCost, lastCost) / b.parameters) * (1 - 1e3 * ROUNDING);
        }
    }
}
