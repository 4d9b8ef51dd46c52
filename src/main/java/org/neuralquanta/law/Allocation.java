package org.neuralquanta.law;

import java.util.stream.DoubleStream;
import org.neuralquanta.Statement;

/**
 * How compute is best split between parameters and data (T18). Immutable, thread-safe.
 *
 * @param parameters N as a function of compute in FLOPs
 * @param data D as a function of compute in FLOPs
 */
@Statement("T18")
public record Allocation(Growth parameters, Growth data) {

    /**
     * How one resource grows with another, \(A\,x^{a}\log(x)^{b}\). Immutable, thread-safe.
     *
     * @param exponent a
     * @param logExponent b, 0 for a pure power
     * @param amplitude A &gt; 0
     */
    @Statement("T18")
    public record Growth(double exponent, double logExponent, double amplitude) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is NaN
         */
        public Growth {
            if (DoubleStream.of(exponent, logExponent, amplitude).anyMatch(Double::isNaN)) {
                throw new IllegalArgumentException(
                        "exponent, logExponent and amplitude must be numbers, were "
                                + exponent + ", " + logExponent + " and " + amplitude);
            }
        }

        /**
         * The value at an amount of the resource.
         *
         * @param x the resource, &gt; 0; &gt; 1 where the law has a logarithm
         * @return A x^a log(x)^b
         * @throws IllegalArgumentException if x is out of range
         * @throws ArithmeticException if a factor is outside the range of a double
         */
        public double at(double x) {
            return new PowerLaw(-exponent, -logExponent, amplitude, 0).at(x);
        }
    }
}
