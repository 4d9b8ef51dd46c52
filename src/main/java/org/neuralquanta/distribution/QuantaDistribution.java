package org.neuralquanta.distribution;

import java.util.OptionalLong;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

/**
 * How often each quantum is used: \(p_1 \ge p_2 \ge \dots\), \(\sum_k p_k = 1\), indexed by rank k = 1, 2, …. Immutable,
 * thread-safe.
 *
 * <p>Source: Michaud, Liu, Girit and Tegmark, arXiv 2303.13506, hypothesis QH3; T1.
 */
@Statement("T1")
public sealed interface QuantaDistribution permits ParametricQuanta, TabulatedQuanta {

    /** The largest rank that any method takes, 2^62. */
    long MAX_RANK = 1L << 62;

    /**
     * The number of quanta K.
     *
     * @return K, or empty for infinitely many quanta
     */
    OptionalLong quanta();

    /**
     * The use frequency of a quantum.
     *
     * @param rank the rank k, 1 ≤ k ≤ 2^62
     * @return p_k, 0 beyond the last quantum
     * @throws IllegalArgumentException if the rank is out of range
     * @throws ArithmeticException if p_k is above 0 but below 2^−1022, the smallest normal double
     */
    double probability(long rank);

    /**
     * The tail \(T(n) = \sum_{k>n} p_k\): the share of use that falls to quanta beyond rank n (T1).
     *
     * @param rank n, 0 ≤ n ≤ 2^62
     * @return T(n), 0 from the last quantum on
     * @throws IllegalArgumentException if the rank is out of range
     * @throws ArithmeticException if p_{n+1} is above 0 but below 2^−1022, the smallest normal double
     */
    double tail(long rank);

    /**
     * A rigorous enclosure of {@link #tail(long)}.
     *
     * @param rank n, 0 ≤ n ≤ 2^62
     * @return an interval that contains T(n)
     * @throws IllegalArgumentException if the rank is out of range
     * @throws ArithmeticException if p_{n+1} is above 0 but below 2^−1022, the smallest normal double
     */
    Enclosure tailEnclosure(long rank);

    /**
     * The smallest n with T(n) &lt; ε: how many quanta must be learned for the rest to be used less often than ε.
     *
     * <p>Found by bisection on {@link #tail(long)}: with n the result, tail(n) &lt; ε ≤ tail(n − 1), and n never decreases as
     * ε does.
     *
     * @param epsilon ε, 1e-280 ≤ ε ≤ 1
     * @return the rank, at least 1
     * @throws IllegalArgumentException if ε is out of range
     * @throws ArithmeticException if the rank exceeds 2^62
     */
    long rankWithTailBelow(double epsilon);
}
