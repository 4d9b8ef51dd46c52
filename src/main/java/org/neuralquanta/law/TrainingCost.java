package org.neuralquanta.law;

import org.neuralquanta.Statement;

/**
 * The compute that training takes, in floating-point operations (FLOPs): a fixed number for each parameter and sample, usually 6, so that N
 * parameters and D samples take \(6ND\). Two of the six are for the forward pass and four for the backward pass; a sample is whatever the
 * model passes through all its parameters once, which for language models is a token. With the factor 1, compute is the product \(ND\)
 * itself (T18). Immutable, thread-safe. Sources: Kaplan et al., arXiv 2001.08361; Hoffmann et al., arXiv 2203.15556.
 *
 * @param flopsPerParameterAndSample between 1e-18 and 1e18, usually 6
 */
@Statement("T18")
public record TrainingCost(double flopsPerParameterAndSample) {

    /** Far from the range of a double, so that costs and budgets stay within it too. */
    private static final double LARGEST = 1e18;

    private static final TrainingCost STANDARD = new TrainingCost(6);

    /**
     * Checks the factor.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public TrainingCost {
        if (!(flopsPerParameterAndSample >= 1 / LARGEST && flopsPerParameterAndSample <= LARGEST)) {
            throw new IllegalArgumentException("FLOPs per parameter and sample must be between 1e-18 and 1e18, usually 6, was "
                    + flopsPerParameterAndSample);
        }
    }

    /**
     * The usual cost.
     *
     * @return 6 FLOPs for each parameter and sample
     */
    public static TrainingCost standard() {
        return STANDARD;
    }

    /**
     * The compute of a training run.
     *
     * @param parameters N, finite, ≥ 0
     * @param samples D, finite, ≥ 0
     * @return 6ND, in FLOPs; infinite beyond the range of a double
     * @throws IllegalArgumentException if one is out of range
     */
    public double flops(double parameters, double samples) {
        if (!(parameters >= 0 && parameters < Double.POSITIVE_INFINITY && samples >= 0 && samples < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("parameters and samples must be finite and >= 0, were " + parameters + " and " + samples);
        }
        return samples == 0 ? 0 : flopsPerParameterAndSample * parameters * samples;
    }

    /**
     * The product of parameters and samples that compute pays for.
     *
     * @param flops compute, in FLOPs, ≥ 0
     * @return ND, a sixth of it; rounded to the nearest double
     * @throws IllegalArgumentException if compute is out of range
     */
    public double product(double flops) {
        if (!(flops >= 0)) {
            throw new IllegalArgumentException("compute must be >= 0, was " + flops);
        }
        return flops / flopsPerParameterAndSample;
    }
}
