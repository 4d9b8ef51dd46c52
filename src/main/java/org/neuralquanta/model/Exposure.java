package org.neuralquanta.model;

import org.neuralquanta.Statement;

/**
 * How much of a resource reaches a quantum: exposure \(D p_k / k^\delta\) to D samples, \(S p_k^\nu\) in S steps. With a threshold τ,
 * quantum k needs \(\tau k^\delta\) of its samples. Immutable, thread-safe.
 *
 * @param delta δ, finite
 * @param nu ν ≥ 0, finite; at 0 all quanta are learned at once
 */
@Statement("T17")
public record Exposure(double delta, double nu) {

    /** Every sample of a quantum counts, and steps count like samples: δ = 0, ν = 1. */
    public static final Exposure PLAIN = new Exposure(0, 1);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Exposure {
        if (!Double.isFinite(delta)) {
            throw new IllegalArgumentException("delta must be finite, was " + delta);
        }
        if (!(nu >= 0 && nu < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("nu must be finite and >= 0, was " + nu);
        }
    }

    /**
     * Exposures to data that differ from frequencies by a power of the rank.
     *
     * @param delta δ
     * @return \(D p_k / k^\delta\), and ν = 1
     * @throws IllegalArgumentException if δ is not finite
     */
    public static Exposure ofDelta(double delta) {
        return new Exposure(delta, 1);
    }

    /**
     * Exposures in steps that are proportional to a power of the frequencies.
     *
     * @param nu ν
     * @return \(S p_k^\nu\), and δ = 0
     * @throws IllegalArgumentException if ν is out of range
     */
    public static Exposure ofNu(double nu) {
        return new Exposure(0, nu);
    }
}
