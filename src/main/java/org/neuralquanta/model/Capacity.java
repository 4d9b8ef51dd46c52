package org.neuralquanta.model;

import org.neuralquanta.Statement;

/** Which quanta N parameters have room for. Immutable, thread-safe. */
@Statement("T38")
public sealed interface Capacity {

    /** The first n by use frequency, where n is the largest number with \(C\sum_{k\le n}k^\kappa\le N\) (T10). */
    record Sharp() implements Capacity {}

    /**
     * Each quantum has room with probability \(1-e^{-xp_k}\), independently of what the data teach, with x chosen so that N parameters are
     * used on average, \(\sum_k Ck^\kappa(1-e^{-xp_k})=N\). This is the race of T6 with θ = 1.
     *
     * <p>The overlap ω is the share of quanta that are subject to both limits at once. Each of the others counts twice, with its whole gap:
     * once limited by parameters alone, and once by data alone. So ω = 0 is the sum of both limits (Chinchilla's form), and with nothing
     * learned the reducible loss is \((2-\omega)\sum_k\Delta k^\eta p_k\).
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
     * Sharp capacity: there is room for the first quanta.
     *
     * @return the sharp capacity
     */
    static Capacity sharp() {
        return new Sharp();
    }

    /**
     * Soft capacity: each quantum has room by chance, and every quantum is subject to both limits.
     *
     * @return the soft capacity with ω = 1
     */
    static Capacity soft() {
        return new Soft(1);
    }

    /**
     * Soft capacity: each quantum has room by chance.
     *
     * @param overlap ω in [0, 1], the share of quanta that are subject to both limits
     * @return the soft capacity
     * @throws IllegalArgumentException if ω is out of range
     */
    static Capacity soft(double overlap) {
        return new Soft(overlap);
    }
}
