package org.neuralquanta.distribution;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
import java.util.OptionalLong;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.special.RankMonomial;

/**
 * Zipf's law for K or infinitely many quanta, \(p_k = c\,k^{-(1+\alpha)}\), with Mandelbrot's offset q,
 * \(p_k = c\,(k+q)^{-(1+\alpha)}\), or with a logarithm, \(p_k = c\,k^{-(1+\alpha)}\log(k+e-1)^{-\gamma}\)
 * ({@link LogModifiedZipf}).
 *
 * <p>The tail is \(T(n) = \zeta(1+\alpha, n+1+q)/\zeta(1+\alpha, 1+q)\) for infinitely many quanta (the Hurwitz zeta function), and a
 * quotient of power sums for K quanta. Probabilities and tails are accurate to a relative error of 1e-14, or 1e-12 with a logarithm, and
 * the cost of each does not depend on the rank. Immutable, thread-safe.
 *
 * <p>Source: Michaud, Liu, Girit and Tegmark, arXiv 2303.13506, hypothesis QH3; T1, T2.
 */
@Statement({"T1", "T2", "T19"})
public final class Zipf implements ParametricQuanta, Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private static final double LEAST_ALPHA = 1e-12;
    private static final double LARGEST_ALPHA = 200;
    private static final double LARGEST_OFFSET = 1e15;

    private final transient double alpha;
    private final transient double offset;
    private final transient double gamma;
    private final transient OptionalLong quanta;
    private final transient Normalized frequencies;

    /** At least one of offset and γ is 0; their ranges have been checked. */
    Zipf(double alpha, double offset, double gamma, OptionalLong quanta) {
        this.alpha = alpha;
        this.offset = offset;
        this.gamma = gamma;
        this.quanta = quanta;
        this.frequencies = new Normalized(new RankMonomial(1, offset, alpha, 0, 0 - gamma), quanta);
    }

    /**
     * Infinitely many quanta.
     *
     * @param alpha α, 1e-12 ≤ α ≤ 200
     * @return \(p_k = k^{-(1+\alpha)}/\zeta(1+\alpha)\)
     * @throws IllegalArgumentException if α is out of range
     */
    public static Zipf infinite(double alpha) {
        if (!(alpha >= LEAST_ALPHA && alpha <= LARGEST_ALPHA)) {
            throw new IllegalArgumentException("alpha must be between 1e-12 and 200 for infinitely many quanta, was " + alpha
                    + (alpha < LEAST_ALPHA ? "; give a finite number of quanta for alpha <= 0" : ""));
        }
        return new Zipf(alpha, 0, 0, OptionalLong.empty());
    }

    /**
     * K quanta.
     *
     * @param alpha α, −1 &lt; α ≤ 200
     * @param quanta K, 1 ≤ K ≤ 2^62
     * @return \(p_k = k^{-(1+\alpha)}/\sum_{j \le K} j^{-(1+\alpha)}\)
     * @throws IllegalArgumentException if α or K is out of range
     */
    public static Zipf finite(double alpha, long quanta) {
        if (!(alpha > -1 && alpha <= LARGEST_ALPHA)) {
            throw new IllegalArgumentException("alpha must be > -1 and <= 200, was " + alpha);
        }
        return new Zipf(alpha, 0, 0, OptionalLong.of(Ranks.checkQuanta(quanta)));
    }

    /**
     * The same exponent and number of quanta with Mandelbrot's offset.
     *
     * @param offset q, −1 &lt; q ≤ 1e15
     * @return \(p_k \propto (k+q)^{-(1+\alpha)}\)
     * @throws IllegalArgumentException if q is out of range, if \((1+q)^{-(1+\alpha)}\) is outside 1e-300 to 1e300, or if q ≠ 0 and there
     *     is a logarithm
     */
    public Zipf withOffset(double offset) {
        if (!(offset > -1 && offset <= LARGEST_OFFSET)) {
            throw new IllegalArgumentException("offset must be > -1 and <= 1e15, was " + offset);
        }
        if (gamma != 0 && offset != 0) {
            throw new IllegalArgumentException("offset must be 0 for frequencies with a logarithm, gamma = " + gamma + ", was " + offset);
        }
        return new Zipf(alpha, offset, gamma, quanta);
    }

    @Override
    public double alpha() {
        return alpha;
    }

    @Override
    public double offset() {
        return offset;
    }

    @Override
    public double gamma() {
        return gamma;
    }

    @Override
    public OptionalLong quanta() {
        return quanta;
    }

    @Override
    public RankMonomial useFrequency() {
        return frequencies.frequency();
    }

    @Override
    public Enclosure normalizationEnclosure() {
        return frequencies.enclosure();
    }

    @Override
    public double probability(long rank) {
        return frequencies.probability(rank);
    }

    @Override
    public double tail(long rank) {
        return frequencies.tail(rank);
    }

    @Override
    public Enclosure tailEnclosure(long rank) {
        return frequencies.tailEnclosure(rank);
    }

    @Override
    public long rankWithTailBelow(double epsilon) {
        return frequencies.rankWithTailBelow(epsilon);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Zipf that
                && Double.compare(alpha, that.alpha) == 0
                && Double.compare(offset, that.offset) == 0
                && Double.compare(gamma, that.gamma) == 0
                && quanta.equals(that.quanta);
    }

    @Override
    public int hashCode() {
        return Objects.hash(alpha, offset, gamma, quanta);
    }

    @Override
    public String toString() {
        return (gamma == 0 ? "Zipf[alpha=" + alpha + ", offset=" + offset : "LogModifiedZipf[alpha=" + alpha + ", gamma=" + gamma)
                + ", quanta="
                + (quanta.isPresent() ? quanta.getAsLong() : "inf") + "]";
    }

    /**
     * What is written.
     *
     * @return the description
     */
    @Serial
    private Object writeReplace() {
        return new Description(alpha, offset, gamma, quanta.orElse(0));
    }

    /**
     * Nothing but a description is read.
     *
     * @param in where from
     * @throws InvalidObjectException always
     */
    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a distribution is written as its description");
    }

    /**
     * What is written of a distribution.
     *
     * @param alpha α
     * @param offset q
     * @param gamma γ
     * @param quanta K, 0 for infinitely many
     */
    private record Description(double alpha, double offset, double gamma, long quanta) implements Serializable {

        @Serial
        private Object readResolve() {
            return new Zipf(alpha, offset, gamma, quanta == 0 ? OptionalLong.empty() : OptionalLong.of(quanta));
        }
    }
}
