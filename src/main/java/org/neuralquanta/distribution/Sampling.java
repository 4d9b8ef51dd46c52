package org.neuralquanta.distribution;

import org.neuralquanta.Statement;

/** How a data set of D samples is drawn (T12). Immutable, thread-safe. */
@Statement("T12")
public enum Sampling {
    /** Each quantum occurs a Poisson number of times, independently; D is the expected number of samples. */
    POISSON,
    /** Exactly D independent draws. */
    MULTINOMIAL,
    /** D different samples from a finite corpus, for tabulated counts. */
    WITHOUT_REPLACEMENT
}
