package org.neuralquanta.distribution;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.special.RankMonomial;

/**
 * Use frequencies given by a formula, \(p_k = c\,(k+q)^{-(1+\alpha)} \log(k+e-1)^{-\gamma}\). Immutable, thread-safe.
 */
@Statement("T1")
public sealed interface ParametricQuanta extends QuantaDistribution permits Zipf, LogModifiedZipf {

    /**
     * The exponent α of \(p_k \propto k^{-(1+\alpha)}\).
     *
     * @return α
     */
    double alpha();

    /**
     * The use frequency as a function of the rank, normalisation included.
     *
     * @return p_k as a monomial in the rank
     */
    RankMonomial useFrequency();

    /**
     * The normalisation c of \(p_k = c\,(k+q)^{-(1+\alpha)} \log(k+e-1)^{-\gamma}\).
     *
     * @return c
     */
    default double normalization() {
        return useFrequency().coefficient();
    }

    /**
     * A rigorous enclosure of the normalisation.
     *
     * @return an interval that contains c
     */
    Enclosure normalizationEnclosure();
}
