package org.neuralquanta.montecarlo;

import org.neuralquanta.Statement;
import org.neuralquanta.race.Range;
import org.neuralquanta.race.VisitDraws;

/**
 * How often each sample is visited, and whether a visit teaches (T41). Immutable, thread-safe.
 *
 * @param passes the number R of visits to each sample, 1 ≤ R ≤ 10^6
 * @param teaches the probability h that a visit teaches, independently of the others, 1e-9 ≤ h ≤ 1
 */
@Statement("T41")
public record Visits(int passes, double teaches) {

    /** One visit to each sample, which teaches. */
    public static final Visits ONCE = new Visits(1, 1);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Visits {
        Range.check("passes", passes, 1, 1e6);
        Range.check("teaches", teaches, 1e-9, 1);
    }

    /** Refuses a τ for which they cannot be simulated. */
    void check(int tau) {
        VisitDraws.check(passes, teaches, tau);
    }

    /** What they mean for a quantum that needs τ of them. */
    VisitDraws needing(int tau) {
        return new VisitDraws(passes, teaches, tau);
    }
}
