package org.neuralquanta.special;

import org.neuralquanta.Statement;

/**
 * The gamma function of a complex number, as modulus and argument, by Stirling's series after a shift to a real part of at least 16. The
 * absolute error of both, the modulus as its logarithm, is at most 1e-13 (1 + |z|). Immutable, thread-safe.
 *
 * @param logModulus log |Γ(z)|
 * @param argument arg Γ(z), not reduced to one turn
 */
@Statement("T48")
public record ComplexGamma(double logModulus, double argument) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is NaN
     */
    public ComplexGamma {
        if (Double.isNaN(logModulus) || Double.isNaN(argument)) {
            throw new IllegalArgumentException("modulus and argument must be numbers, were " + logModulus + " and " + argument);
        }
    }

    private static final double LARGE = 16;
    private static final double MOST = 1e4;
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /** B_{2j}/(2j(2j−1)); with |z| ≥ 16 the first term left out is below 1e-17. */
    private static final double[] STIRLING = {1 / 12.0, -1 / 360.0, 1 / 1260.0, -1 / 1680.0, 1 / 1188.0, -691 / 360360.0, 1 / 156.0};

    /**
     * Γ(x + iy).
     *
     * @param real x, 0 &lt; x ≤ 10^4
     * @param imaginary y, |y| ≤ 10^4
     * @return Γ
     * @throws IllegalArgumentException if x or y is out of range
     */
    public static ComplexGamma of(double real, double imaginary) {
        if (!(real > 0 && real <= MOST)) {
            throw new IllegalArgumentException("the real part must be > 0 and at most 1e4, was " + real);
        }
        if (!(Math.abs(imaginary) <= MOST)) {
            throw new IllegalArgumentException("the imaginary part must be between -1e4 and 1e4, was " + imaginary);
        }
        double log = 0;
        double turn = 0;
        double x = real;
        for (; x < LARGE; x++) {
            log += Math.log(Math.hypot(x, imaginary));
            turn += Math.atan2(imaginary, x);
        }
        double logModulus = Math.log(Math.hypot(x, imaginary));
        double argument = Math.atan2(imaginary, x);
        double re = (x - 0.5) * logModulus - imaginary * argument - x + HALF_LOG_TWO_PI;
        double im = (x - 0.5) * argument + imaginary * logModulus - imaginary;
        for (int j = 0; j < STIRLING.length; j++) {
            double power = -(2 * j + 1);
            double term = STIRLING[j] * Math.exp(power * logModulus);
            re += term * Math.cos(power * argument);
            im += term * Math.sin(power * argument);
        }
        return new ComplexGamma(re - log, im - turn);
    }
}
