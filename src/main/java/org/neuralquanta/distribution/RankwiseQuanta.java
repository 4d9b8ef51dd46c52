package org.neuralquanta.distribution;

import java.util.Objects;
import org.neuralquanta.Statement;

/**
 * Use frequencies of infinitely many quanta that are known at whole ranks only, with their tail. Sums over them take values at some
 * thousand ranks and the tail for all ranks beyond; they reach no further than rank 2^62. Immutable, thread-safe.
 *
 * @param quanta the distribution
 */
@Statement("T1")
public record RankwiseQuanta(QuantaDistribution quanta) implements FrequencyForm {

    /** The relative accuracy to which frequencies and their tail are taken to be known, 1e-12. */
    public static final double ACCURACY = 1e-12;

    /** Requires a distribution. */
    public RankwiseQuanta {
        Objects.requireNonNull(quanta);
    }
}
