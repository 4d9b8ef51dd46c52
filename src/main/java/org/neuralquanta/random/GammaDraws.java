package org.neuralquanta.random;

/**
 * Numbers of the gamma distribution with an integer shape τ and scale 1: the time of the τ-th event of a Poisson process of rate 1.
 * Immutable, thread-safe.
 *
 * <p>τ = 1 is −log U. Above it, Marsaglia and Tsang's rejection: \(d v\) with \(d = \tau - 1/3\), \(v = (1 + x/\sqrt{9d})^3\) and x
 * normal, accepted where \(\log U &lt; x^2/2 + d - d v + d \log v\), which holds in more than 95 % of the tries. Try i reads the
 * quantum's draws 2i and 2i + 1.
 *
 * <p>Source: Marsaglia and Tsang, A simple method for generating gamma variables, ACM TOMS 26 (2000) 363.
 */
public final class GammaDraws {

    private static final int LARGEST_SHAPE = 1_000_000;

    private final int shape;
    private final double d;
    private final double c;

    private GammaDraws(int shape) {
        this.shape = shape;
        this.d = shape - 1.0 / 3;
        this.c = 1 / Math.sqrt(9 * d);
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

    /**
     * A gamma number.
     *
     * @param stream the stream of the replicate
     * @param quantum the quantum
     * @return a number above 0
     */
    public double draw(RandomStream stream, long quantum) {
        if (shape == 1) {
            return stream.exponential(quantum, 0);
        }
        for (long draw = 0; ; draw += 2) {
            double x = stream.normal(quantum, draw);
            double root = 1 + c * x;
            if (root > 0) {
                double v = root * root * root;
                double logUniform = Kernels.log(stream.uniform(quantum, draw + 1));
                if (logUniform < 0.5 * x * x + d * (1 - v + Kernels.log(v))) {
                    return d * v;
                }
            }
        }
    }
}
