package org.neuralquanta.mixture;

import java.util.Arrays;
import java.util.List;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.numerics.Bisection;

/**
 * How D samples are best divided among families with convex curves: those that get samples have the same benefit of a further one,
 * \(-L_j'(x_j)=\nu\), the others no larger one, and \(\sum_jx_j=D\). Immutable, thread-safe.
 *
 * @param samples \(x_j\), ≥ 0
 * @param level ν
 */
record BestSamples(List<Double> samples, double level) {

    /** So few samples teach nothing. */
    private static final double LEAST = 1e-18;

    /** Smaller ones may be rounded to 0. */
    private static final double LEAST_SLOPE = 1e-290;
    private static final double CLOSE = 1e-11;
    private static final int MOST_ITERATIONS = 200;

    /**
     * The best samples.
     *
     * @param families what the families add to the loss
     * @param start samples to start from; they add up to D
     * @param elasticity \(-d\log(-L_j')/d\log x\) in closed form
     * @param all D
     * @throws ArithmeticException if they are not found
     */
    static BestSamples of(List<FamilyLoss> families, double[] start, double[] elasticity, double all) {
        double[] x = start.clone();
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            Tangent[] tangents = new Tangent[x.length];
            for (int j = 0; j < x.length; j++) {
                tangents[j] = Tangent.of(families.get(j), Math.max(LEAST, x[j]), elasticity[j]);
            }
            if (Arrays.stream(tangents).allMatch(Tangent::isDone)) {
                double level = Arrays.stream(tangents).mapToDouble(Tangent::logSlope).max().orElseThrow();
                return new BestSamples(Arrays.stream(x).boxed().toList(), Math.exp(level));
            }
            double logLevel = level(tangents, all);
            boolean isFound = true;
            for (int j = 0; j < x.length; j++) {
                isFound &= tangents[j].isAt(logLevel);
                x[j] = tangents[j].samples(logLevel);
            }
            if (isFound) {
                return new BestSamples(
                        Arrays.stream(x).mapToObj(own -> own > LEAST ? own : 0.0).toList(), Math.exp(logLevel));
            }
        }
        throw new ArithmeticException("the best shares of " + all + " samples were not found");
    }

    private static double level(Tangent[] tangents, double all) {
        double low = Arrays.stream(tangents).mapToDouble(Tangent::logSlope).min().orElseThrow();
        double high = Arrays.stream(tangents).mapToDouble(Tangent::logSlope).max().orElseThrow();
        for (double step = 0x1p-40; sum(tangents, low) < all; step *= 2) {
            low -= step;
        }
        for (double step = 0x1p-40; sum(tangents, high) > all; step *= 2) {
            high += step;
        }
        return Bisection.between(low, high, 0, 0, level -> sum(tangents, level) >= all).middle();
    }

    private static double sum(Tangent[] tangents, double logLevel) {
        var sum = new CompensatedSum();
        for (Tangent tangent : tangents) {
            sum.add(tangent.samples(logLevel));
        }
        return sum.value();
    }

    /**
     * The benefit \(g=-L'\) of a further sample near x, taken to be \(g(u)=g(x)\bigl(\frac{a+x}{a+u}\bigr)^E\) with the right elasticity e at
     * x: exact for power laws, a = 0, and for benefits that hardly change, a → ∞.
     *
     * @param x samples
     * @param logSlope log g(x)
     * @param power E, at least e
     * @param ratio e/E
     */
    private record Tangent(double x, double logSlope, double power, double ratio) {

        private static final double STEP = 0x1p-12;

        /** log 1e-280. */
        private static final double LOG_OF_NOTHING = -644;

        /** A benefit this flat is constant; division by less would leave the doubles. */
        private static final double FLATTEST = 1e-14;

        /**
         * Samples change by at most this factor at once: less than from where the benefit of the rarest of finitely many quanta begins to
         * fall exponentially to where it has vanished, so that no step leads from before to beyond.
         */
        private static final double LARGEST_CHANGE = 16;

        static Tangent of(FamilyLoss family, double x, double closed) {
            double slope = Math.max(LEAST_SLOPE, family.slope(x));
            double next = Math.max(LEAST_SLOPE, family.slope(x * (1 + STEP)));
            double elasticity = Math.max(FLATTEST, 1 - Math.log(next / slope) / Math.log1p(STEP));
            double power = Math.max(closed, elasticity);
            return new Tangent(x, Math.log(slope / x), power, elasticity / power);
        }

        /** Whether nothing is left to learn. */
        boolean isDone() {
            return logSlope + Math.log(x) < LOG_OF_NOTHING;
        }

        boolean isAt(double logLevel) {
            return Math.abs(logSlope - logLevel) <= CLOSE || (x == LEAST && logSlope < logLevel);
        }

        double samples(double logLevel) {
            double change = Math.expm1((logSlope - logLevel) / power) / ratio;
            return Math.max(LEAST, x * Math.clamp(1 + change, 1 / LARGEST_CHANGE, LARGEST_CHANGE));
        }
    }
}
