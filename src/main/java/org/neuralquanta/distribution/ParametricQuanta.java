package org.neuralquanta.distribution;

import java.util.Optional;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.special.RankMonomial;

/**
 * Use frequencies given by a formula, \(p_k = c\,(k+q)^{-(1+\alpha)} \log(k+e-1)^{-\gamma}\): {@link Zipf}, or another distribution of
 * that form. Implementations are immutable and thread-safe.
 */
@Statement("T1")
public non-sealed interface ParametricQuanta extends QuantaDistribution, FrequencyForm {

    /**
     * The exponent α of \(p_k \propto k^{-(1+\alpha)}\).
     *
     * @return α
     */
    double alpha();

    /**
     * The use frequency as a function of the rank, normalisation included.
     *
     * @return p_k as a monomial in the rank, with rank power 0
     */
    RankMonomial useFrequency();

    /**
     * Mandelbrot's offset.
     *
     * @return q, 0 for Zipf's law
     */
    default double offset() {
        return useFrequency().offset();
    }

    /**
     * The exponent of the logarithm.
     *
     * @return γ, 0 for Zipf's law
     */
    default double gamma() {
        return 0 - useFrequency().logPower();
    }

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

    @Override
    default FrequencyForm form() {
        return this;
    }

    @Override
    default Optional<RankMonomial> asymptotics() {
        return Optional.of(useFrequency());
    }

    @Override
    default Optional<String> unproven() {
        return Optional.empty();
    }
}
