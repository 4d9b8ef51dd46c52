package org.neuralquanta.montecarlo;

import org.neuralquanta.Statement;
import org.neuralquanta.race.Range;

/** Which quanta a network of a given size has room for (T38). Immutable, thread-safe. */
@Statement("T38")
public sealed interface Room {

    /** Room for the n most used quanta; the size is n, a whole number. */
    @Statement("T38")
    record First() implements Room {}

    /**
     * Room for each quantum by chance: it has an exponential clock of rate \(p_k\), and room if the clock has rung by x. The size is x.
     * With probability ω a quantum is limited by room and data together; otherwise it counts twice, once limited by room alone and once by
     * data alone, so that the mean loss is \(T_N + T_D - \omega\,\sum_k w_k a_k b_k\).
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
