package org.neuralquanta.random;

import org.neuralquanta.elementary.Kernels;
import org.neuralquanta.elementary.NormalQuantile;

/**
 * Numbers of the gamma distribution with an integer shape τ and scale 1: the time of the τ-th event of a Poisson process of rate 1.
 * Immutable, thread-safe.
 *
 * <p>τ = 1 is −log U. Above it, Marsaglia and Tsang's rejection: \(d v\) with \(d = \tau - 1/3\), \(v = (1 + c x)^3\),
 * \(c = 1/\sqrt{9d}\) and x normal, accepted where \(\log V &lt; h(x) = x^2/2 + d - d v + d \log v\). Since
 * \(e^{h(x)} \ge 1 - s x^4\), \(V \le 1 - s x^4\) is enough, with s found for each τ (about 1/(64 d) for large τ).
 *
 * <p>Try i reads the quantum's draw 2i for x, whose last 12 bits, unused by the uniform, are the first 12 bits of V; only where they
 * do not decide are the others read from draw 2i + 1. So nearly all numbers need one draw, and the distribution is exact.
 *
 * <p>Source: Marsaglia and Tsang, A simple method for generating gamma variables, ACM TOMS 26 (2000) 363, with a constant s of 0.0331
 * for all τ.
 */
public final class GammaDraws {

    /** The bits of V that come with x. */
    public static final int END_BITS = 12;

    public static final int END_MASK = (1 << END_BITS) - 1;

    private static final int LARGEST_SHAPE = 1_000_000;

    private final int shape;
    private final double d;
    private final double c;
    private final double squeeze;

    private GammaDraws(int shape) {
        this.shape = shape;
        this.d = shape - 1.0 / 3;
        this.c = 1 / Math.sqrt(9 * d);
        this.squeeze = squeeze(d);
    }

    /**
     * The least s, up to 2 %: with t = cx, \((1 - e^h)/x^4 \le \min(-h, 1)/x^4\), where \(-h/x^4\) falls with t and
     * \(1/x^4\) rises for t &lt; 0. Hence on each of 200 intervals the one at its left and the other at its right end.
     */
    private static double squeeze(double d) {
        double steps = 200;
        double largest = 0;
        for (int i = 10; i < steps; i++) {
            double left = -(i + 1) / steps;
            double right = -i / steps;
            double g = left == -1
                    ? Double.NEGATIVE_INFINITY
                    : 4.5 * left * left + 1 - cube(1 + left) + 3 * Kernels.log(1 + left);
            double first = -g / (81 * d * fourth(left));
            largest = Math.max(largest, Math.min(first, 1 / (81 * d * d * fourth(right))));
        }
        return largest;
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static double fourth(double x) {
        return x * x * (x * x);
    }

    /**
     * The distribution of shape τ.
     *
     * @param shape τ, 1 ≤ τ ≤ 10^6
     * @return its draws
     * @throws IllegalArgumentException if τ is out of range
     */
    public static GammaDraws ofShape(int shape) {
        if (shape < 1 || shape > LARGEST_SHAPE) {
            throw new IllegalArgumentException("shape must be between 1 and " + LARGEST_SHAPE + ", was " + shape);
        }
        return new GammaDraws(shape);
    }

    public int shape() {
        return shape;
    }

    /** d. */
    public double middle() {
        return d;
    }

    /** c. */
    public double spread() {
        return c;
    }

    /** s. */
    public double squeeze() {
        return squeeze;
    }

    /**
     * A gamma number.
     *
     * @param stream the stream of the replicate
     * @param quantum the quantum
     * @return a number above 0
     */
    public double draw(RandomStream stream, long quantum) {
        return draw(stream, quantum, stream.bits(quantum, 0));
    }

    /** With other bits in place of those of draw 0. */
    double draw(RandomStream stream, long quantum, long first) {
        if (shape == 1) {
            return -Kernels.log(RandomStream.toUniform(first));
        }
        long bits = first;
        for (long draw = 0; ; draw += 2, bits = stream.bits(quantum, draw)) {
            double x = NormalQuantile.of(RandomStream.toUniform(bits));
            double end = (double) (bits & END_MASK);
            double root = 1 + c * x;
            double v = root * root * root;
            if (end + 1 + (1 << END_BITS) * squeeze * fourth(x) <= 1 << END_BITS
                    || (root > 0 && accepts(x, v, (end + stream.uniform(quantum, draw + 1)) / (1 << END_BITS)))) {
                return d * v;
            }
        }
    }

    @Override
    public String toString() {
        return "GammaDraws[shape=" + shape + "]";
    }

    private boolean accepts(double x, double v, double uniform) {
        return Kernels.log(uniform) < 0.5 * x * x + d * (1 - v + Kernels.log(v));
    }
}
