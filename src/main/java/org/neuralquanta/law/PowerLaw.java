package org.neuralquanta.law;

import java.util.stream.DoubleStream;
import org.neuralquanta.Statement;

/**
 * A scaling law in closed form, \(L(x) \sim L_\infty + A\,x^{-a}\,\log(x)^{-b}\). Immutable, thread-safe.
 *
 * @param exponent a
 * @param logExponent b, 0 for a pure power law
 * @param amplitude A &gt; 0
 * @param residual irreducible loss L∞
 */
@Statement({"T8", "T19"})
public record PowerLaw(double exponent, double logExponent, double amplitude, double residual) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is NaN, or the power of the logarithm or the irreducible loss is infinite
     */
    public PowerLaw {
        if (DoubleStream.of(exponent, amplitude).anyMatch(Double::isNaN) || !Double.isFinite(logExponent) || !Double.isFinite(residual)) {
            throw new IllegalArgumentException(
                    "exponent and amplitude must be numbers, logExponent and residual finite ones, were "
                            + exponent + ", " + logExponent + ", " + amplitude + " and " + residual);
        }
    }

    /**
     * The value at an amount of the resource.
     *
     * @param x the resource, &gt; 0; &gt; 1 where the law has a logarithm
     * @return L∞ + A x^−a log(x)^−b
     * @throws IllegalArgumentException if x is out of range
     * @throws ArithmeticException if a factor is outside the range of a double
     */
    public double at(double x) {
        return residual + reducible(x);
    }

    /**
     * Whether the closed form has a value.
     *
     * @param x the resource
     * @return true for finite x &gt; 0; x &gt; 1 where the law has a logarithm
     */
    public boolean isDefinedAt(double x) {
        return x > least() && x < Double.POSITIVE_INFINITY;
    }

    private double least() {
        return logExponent == 0 ? 0 : 1;
    }

    /** A x^−a log(x)^−b. */
    double reducible(double x) {
        if (!isDefinedAt(x)) {
            throw new IllegalArgumentException("x must be finite and > " + least() + ", was " + x);
        }
        double power = amplitude * Math.pow(x, -exponent);
        double value = logExponent == 0 ? power : power * Math.pow(Math.log(x), -logExponent);
        if (Double.isNaN(value)) {
            throw new ArithmeticException("the power law with exponent " + exponent + " leaves the range of a double at " + x);
        }
        return value;
    }
}
