package org.neuralquanta.law;

import org.neuralquanta.Statement;

/**
 * How one resource grows with another, \(A\,x^{a}\log(x)^{b}\). Immutable, thread-safe.
 *
 * @param exponent a
 * @param logExponent b, 0 for a pure power
 * @param amplitude A &gt; 0
 */
@Statement("T18")
public record GrowthLaw(double exponent, double logExponent, double amplitude) {

    /**
     * The value at a resource.
     *
     * @param x the resource, &gt; 0; &gt; 1 where the law has a logarithm
     * @return A x^a log(x)^b
     * @throws IllegalArgumentException if x is out of range
     */
    public double at(double x) {
        return new PowerLaw(-exponent, -logExponent, amplitude, 0).at(x);
    }
}
