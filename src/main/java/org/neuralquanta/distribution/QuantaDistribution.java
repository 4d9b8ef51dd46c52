package org.neuralquanta.distribution;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongToDoubleFunction;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.special.RankMonomial;

/**
 * How often each quantum is used: \(p_1 \ge p_2 \ge \dots\), \(\sum_k p_k = 1\), indexed by rank k = 1, 2, …. Implementations are
 * immutable and thread-safe.
 *
 * <p>{@link #of(String, LongToDoubleFunction, long)} and {@link #of(String, LongToDoubleFunction, LongToDoubleFunction)} make a
 * distribution from functions. Laws ask a distribution for its {@link #form}, {@link #asymptotics} and {@link #unproven}, never for its
 * type.
 *
 * <p>Source: Michaud, Liu, Girit and Tegmark, arXiv 2303.13506, hypothesis QH3; T1.
 *
 * {@snippet file="org/neuralquanta/ExamplesTest.java" region="own-quanta"}
 */
@Statement("T1")
public interface QuantaDistribution {

    /** The largest rank that any method accepts, 2^62. */
    long MAX_RANK = 1L << 62;

    /** The most quanta of a finite distribution given as a function, 10^7: its values are stored. */
    int MOST_LISTED = 10_000_000;

    /**
     * A distribution of finitely many quanta from a function. The values are stored and divided by their sum, which may differ from 1 by
     * rounding. Laws are computed as for a table, but their bounds are estimated.
     *
     * @param name the name used in messages
     * @param probability p_k &gt; 0 for ranks 1 to K, not increasing, with the sum 1
     * @param quanta K, 1 ≤ K ≤ 10^7
     * @return the distribution
     * @throws IllegalArgumentException if p_k rises, is not positive or NaN, or the sum is not 1; the message says where
     */
    static FunctionQuanta of(String name, LongToDoubleFunction probability, long quanta) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(probability, "probability");
        return FunctionQuanta.finite(name, probability, quanta);
    }

    /**
     * A distribution of infinitely many quanta from a function and its tail. Laws evaluate it at whole ranks; where p_k changes smoothly,
     * their cost grows with the logarithm of the number of ranks. Their bounds are estimated.
     *
     * <p>The functions are checked at the first 4096 ranks and then at ranks 5 % apart. A rise at one rank between them goes unnoticed.
     *
     * @param name the name used in messages
     * @param probability p_k ≥ 0 for ranks 1 to 2^62, not increasing; 0 only where it is too small for a double. It must be safe to call
     *     from several threads
     * @param tail T(n), the sum of p_k beyond rank n, for n from 0 to 2^62; T(0) = 1. It must be safe to call from several threads. Both
     *     functions are taken to be accurate to {@link FrequencyForm.Rankwise#ACCURACY}
     * @return the distribution
     * @throws IllegalArgumentException if p_k rises, is negative or NaN, T(0) is not 1, or T is not the tail of p; the message says where
     */
    static FunctionQuanta of(String name, LongToDoubleFunction probability, LongToDoubleFunction tail) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(probability, "probability");
        Objects.requireNonNull(tail, "tail");
        return FunctionQuanta.infinite(name, probability, tail);
    }

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
     * The tail \(T(n) = \sum_{k>n} p_k\): the share of samples that use quanta beyond rank n (T1).
     *
     * @param rank n, 0 ≤ n ≤ 2^62
     * @return T(n), 0 from the last quantum on
     * @throws IllegalArgumentException if the rank is out of range
     * @throws ArithmeticException if p_{n+1} is above 0 but below 2^−1022, the smallest normal double
     */
    double tail(long rank);

    /**
     * An enclosure of {@link #tail(long)}: proven unless {@link #unproven} says otherwise.
     *
     * @param rank n, 0 ≤ n ≤ 2^62
     * @return an interval that contains T(n)
     * @throws IllegalArgumentException if the rank is out of range
     * @throws ArithmeticException if p_{n+1} is above 0 but below 2^−1022, the smallest normal double
     */
    Enclosure tailEnclosure(long rank);

    /**
     * The smallest n with T(n) &lt; ε: the number of quanta to learn before the remaining ones together are used less often than ε.
     *
     * <p>Found by bisection on {@link #tail(long)}: the result n satisfies tail(n) &lt; ε ≤ tail(n − 1), and never decreases as ε
     * decreases.
     *
     * @param epsilon ε, 1e-280 ≤ ε ≤ 1
     * @return the rank, at least 1
     * @throws IllegalArgumentException if ε is out of range
     * @throws ArithmeticException if the rank exceeds 2^62
     */
    default long rankWithTailBelow(double epsilon) {
        return TailSearch.firstBelow(epsilon, this::tail, quanta().orElse(MAX_RANK));
    }

    /**
     * The form in which the frequencies are known. It is called often, so implementations should store it.
     *
     * @return a formula, a table, or values at whole ranks
     */
    FrequencyForm form();

    /**
     * A monomial in the rank that the frequencies are asymptotic to: they vary regularly, with its powers. Closed forms of laws need it. A
     * formula is asymptotic to itself.
     *
     * @return the monomial, empty if there is none or it is not known
     */
    default Optional<RankMonomial> asymptotics() {
        return Optional.empty();
    }

    /**
     * The frequencies as an analytic function of the rank, with which sums over values at whole ranks become proven.
     *
     * @return the function, empty if there is none or it is not known
     */
    default Optional<Continuation> continuation() {
        return Optional.empty();
    }

    /**
     * What takes the place of a power law where frequencies are not asymptotic to a power of the rank.
     *
     * @return the regime in words, empty where there is a power or the regime is not known
     */
    default Optional<String> regime() {
        return Optional.empty();
    }

    /**
     * Why bounds over this distribution are not proven.
     *
     * @return the reason, empty if they are proven
     */
    default Optional<String> unproven() {
        return Optional.of("nothing is proven about the distribution " + this);
    }
}
