package org.neuralquanta.law;

import java.util.OptionalLong;
import java.util.function.LongToDoubleFunction;
import org.neuralquanta.numerics.Bisection;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.sum.Response;

/**
 * A loss that falls by \(h(k)=w(k)\,(g+s\,(\varphi(0)-\varphi(y(k))))\) when the k-th quantum is added, continued to real numbers n of quanta:
 * \(L(n)=L(M)+\sum_{j=1}^mh(n+j)+\int_{n+m}^M(-H')\), M whole, where \(-H'(X)=\sum_{j\ge1}-h'(X+j)=
 * h-\tfrac1{24}h''+\tfrac7{5760}h''''\) at X + ½ (Euler and Maclaurin), and differences of h′ stand for its derivatives. For a pure power
 * the sum is the Hurwitz zeta function. Immutable, thread-safe.
 *
 * @param weight w
 * @param exposure y
 * @param response φ
 * @param floor g
 * @param share s
 * @param last the last quantum
 * @param whole the loss at whole numbers up to the last
 */
record ContinuedSteps(
        RankMonomial weight,
        RankMonomial exposure,
        Response response,
        double floor,
        double share,
        OptionalLong last,
        LongToDoubleFunction whole) {

    private static final double SMOOTH_FROM = 40;
    private static final double OUTER = Math.sqrt(0.6);
    private static final double[] NODES = {0.5 - 0.5 * OUTER, 0.5, 0.5 + 0.5 * OUTER};
    private static final double[] WEIGHTS = {5 / 18.0, 8 / 18.0, 5 / 18.0};

    /** −d log L/d log n. */
    double localExponent(double n) {
        int head = (int) Math.max(0, Math.ceil(smoothFrom() - n));
        double fall = 0;
        double steps = 0;
        for (int j = notVanishing(n, head); j >= 1; j--) {
            fall += fall(n + j);
            steps += step(n + j);
        }
        double x = n + head;
        double end = Math.ceil(x);
        double between = 0;
        for (int i = 0; i < NODES.length && end > x; i++) {
            between += (end - x) * WEIGHTS[i] * slope(x + (end - x) * NODES[i]);
        }
        double loss = steps + between + after((long) end);
        if (!(loss > 0)) {
            throw new ArithmeticException("nothing is left to learn, so there is no local exponent");
        }
        return n * (fall + slope(x)) / loss;
    }

    /** How many of the first steps are not too small for a double: with steep weights there may be 2^31 to add. */
    private int notVanishing(double n, int head) {
        return weight.decay() > 0 && weight.at(n + head) == 0 ? (int) Bisection.last(0, head, j -> weight.at(n + j) > 0) : head;
    }

    /** The rank beyond which h changes little from rank to rank. */
    private double smoothFrom() {
        double steepness = 1 + Math.abs(exposure.alpha()) + Math.abs(exposure.rankPower()) + Math.abs(exposure.logPower());
        return SMOOTH_FROM + Math.abs(weight.alpha()) + Math.abs(weight.rankPower()) + 8 * steepness * response.steepness();
    }

    /** The loss with M quanta, continued beyond the last. */
    private double after(long quanta) {
        if (last.isEmpty() || quanta <= last.getAsLong()) {
            return whole.applyAsDouble(quanta);
        }
        double loss = whole.applyAsDouble(last.getAsLong());
        for (long k = last.getAsLong() + 1; k <= quanta; k++) {
            double step = step((double) k);
            if (step == 0) {
                break;
            }
            loss -= step;
        }
        return loss;
    }

    private double slope(double x) {
        double here = fall(x);
        double next = fall(x + 1);
        double curvature = fall(x - 1) - 3 * here + 3 * next - fall(x + 2);
        return step(x + 0.5) - (here - next) / 24 + 17 / 5760.0 * curvature;
    }

    /** h. */
    private double step(double rank) {
        return weight.at(rank) * (floor + share * response.closed(exposure.at(rank)));
    }

    /** −h′. */
    private double fall(double rank) {
        double y = exposure.at(rank);
        double closed = floor + share * response.closed(y);
        return weight.at(rank) / rank * (weight.logSlope(rank) * closed + exposure.logSlope(rank) * share * response.slope(y));
    }
}
