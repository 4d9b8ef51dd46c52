package org.neuralquanta.distribution;

import java.util.Objects;
import org.neuralquanta.Statement;

/**
 * The form in which use frequencies are known, which decides how sums over ranks are computed: for a formula, at a cost that does not
 * depend on the number of ranks; for a table, term by term; otherwise from values at whole ranks and the tail. Immutable, thread-safe.
 */
@Statement("T1")
public sealed interface FrequencyForm permits ParametricQuanta, TabulatedQuanta, FrequencyForm.Rankwise {

    /**
     * Use frequencies of infinitely many quanta that are known at whole ranks only, with their tail. Sums over them use values at a few
     * thousand ranks, and the tail for all ranks beyond; they reach no further than rank 2^62. Immutable, thread-safe.
     *
     * @param quanta the distribution
     */
    @Statement("T1")
    record Rankwise(QuantaDistribution quanta) implements FrequencyForm {

        /** The relative accuracy to which frequencies and their tail are taken to be known, 1e-12. */
        public static final double ACCURACY = 1e-12;

        /** Requires a distribution. */
        public Rankwise {
            Objects.requireNonNull(quanta);
        }
    }
}
