package org.neuralquanta.model;

import org.neuralquanta.Statement;

/** Which quanta N parameters have room for. Immutable, thread-safe. */
@Statement("T38")
public sealed interface Capacity {

    /** The first n by use frequency, n the largest number with \(C\sum_{k\le n}k^\kappa\le N\) (T10). */
    record Sharp() implements Capacity {}

    /**
     * Each quantum has room with probability \(1-e^{-xp_k}\), independently of what the data teach, where x is such that N
     * parameters are used on average, \(\sum_k Ck^\kappa(1-e^{-xp_k})=N\): the race of T6 with θ = 1.
     *
     * <p>The overlap is the share ω of quanta that are subject to both limits at once. The others are, in effect, two for one:
     * one limited by parameters alone and one by data alone, each with the whole gap. So ω = 0 is the sum of both limits
     * (Chinchilla's form), and the loss of nothing learned is \((2-\omega)\sum_k\Delta k^\eta p_k\).
     *
     * @param overlap ω in [0, 1]
     */
    record Soft(double overlap) implements Capacity {

        /**
         * Checks ω.
         *
         * @throws IllegalArgumentException if ω is out of range
         */
        public Soft {
            if (!(overlap >= 0 && overlap <= 1)) {
                throw new IllegalArgumentException("overlap must lie in [0, 1], was " + overlap);
            }
        }
    }

    /**
     * Room for the first quanta.
     *
     * @return the sharp capacity
     */
    static Capacity sharp() {
        return new Sharp();
    }

    /**
     * Room by chance, every quantum subject to both limits.
     *
     * @return the soft capacity with ω = 1
     */
    static Capacity soft() {
        return new Soft(1);
    }

    /**
     * Room by chance.
     *
     * @param overlap ω in [0, 1], the share of quanta that are subject to both limits
     * @return the soft capacity
     * @throws IllegalArgumentException if ω is out of range
     */
    static Capacity soft(double overlap) {
        return new Soft(overlap);
    }
}
