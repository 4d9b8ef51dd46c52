package org.neuralquanta.montecarlo;

import org.neuralquanta.Statement;

/** How the samples of a data set are drawn. Immutable, thread-safe. */
@Statement("T12")
public enum Sampling {
    /**
     * A Poisson number of samples of mean D: each quantum then has its own Poisson process, and its τ-th useful sample comes at
     * \(T_k = k^\delta\,\Gamma(\tau, 1)/p_k\). The cost does not depend on D.
     */
    POISSON,
    /** Exactly ⌊D⌋ samples, each really drawn: an independent check of the other, at a cost that grows with D. */
    MULTINOMIAL
}
