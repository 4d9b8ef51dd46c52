package org.neuralquanta.montecarlo;

import org.neuralquanta.Statement;
import org.neuralquanta.race.Range;

/** Which quanta a network of a given size has room for (T38). Immutable, thread-safe. */
@Statement("T38")
public sealed interface Room {

    /** Room for the first n quanta by use; the size is n, a whole number. */
    @Statement("T38")
    record First() implements Room {}

    /**
     * Room for each quantum by chance: it has an exponential clock of rate \(p_k\), and room if that has rung by x. The size is x.
     * A quantum is held back by room and data together with probability ω; otherwise it counts twice, once held back by room alone
     * and once by data alone, so that the loss is \(T_N + T_D - \omega\,\sum_k w_k a_k b_k\) in the mean.
     *
     * @param overlap ω, 0 ≤ ω ≤ 1
     */
    @Statement("T38")
    record Drawn(double overlap) implements Room {

        /**
         * Checks the share.
         *
         * @throws IllegalArgumentException if ω is out of range
         */
        public Drawn {
            Range.check("overlap", overlap, 0, 1);
        }
    }
}
