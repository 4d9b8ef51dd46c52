package org.neuralquanta.random;

/**
 * log, exp and the normal quantile from +, −, ×, ÷, √, fma and bit operations: the same bits on every machine, which
 * {@link Math} does not promise.
 */
final class Kernels {

    private static final double LN2_HIGH = 0x1.62e42feep-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    private static final double LN2 = 0x1.62e42fefa39efp-1;
    private static final double LN2_REST = 0x1.abc9e3b39803fp-56;
    private static final double LOG2_E = 0x1.71547652b82fep0;
    private static final double ROUND = 0x1.8p52;
    private static final long SQRT_HALF = 0x3fe6a09e667f3bcdL;
    private static final long ONE = 0x3ff0000000000000L;

    /** 1/2!, 1/3!, …, 1/13!. */
    private static final double[] INVERSE_FACTORIAL = inverseFactorials();

    /** Wichura, AS 241, PPND16: numerator and denominator for |p − 1/2| ≤ 0.425, then r ≤ 5, then r &gt; 5. */
    private static final double[][] AS241 = {
        {
            3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
            45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227
        },
        {
            1, 42.31333070160091, 687.1870074920579, 5394.196021424751,
            21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854
        },
        {
            1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
            1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414
        },
        {
            1, 2.053191626637759, 1.6763848301838038, 0.6897673349851,
            0.14810397642748008, 0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-09
        },
        {
            6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
            0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-05, 2.0103343992922881e-07
        },
        {
            1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615,
            0.0007868691311456133, 1.8463183175100548e-05, 1.421511758316446e-07, 2.0442631033899397e-15
        }
    };

    private Kernels() {}

    /**
     * The natural logarithm to 1 ulp: x = 2^k (1 + f), \(\log(1+f) = f - f^2/2 + s(f^2/2 + R(s^2))\) with s = f/(2 + f), as in
     * fdlibm's e_log.c, whose coefficients these are (Sun Microsystems, 1993).
     */
    static double log(double x) {
        if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
            return logOfSpecial(x);
        }
        long bits = Double.doubleToRawLongBits(x);
        long exponent = (bits - SQRT_HALF) >> 52;
        double f = Double.longBitsToDouble(bits - (exponent << 52)) - 1;
        double half = 0.5 * f * f;
        double s = f / (2 + f);
        double z = s * s;
        double w = z * z;
        double even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
        double odd = z
                * (0.6666666666666735
                        + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
        return s * (half + (even + odd)) + exponent * LN2_LOW - half + f + exponent * LN2_HIGH;
    }

    private static double logOfSpecial(double x) {
        if (x == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (x > 0) {
            return x == Double.POSITIVE_INFINITY ? x : log(x * 0x1p54) - 54 * LN2;
        }
        return Double.NaN;
    }

    /** The exponential function to 1 ulp above the subnormal numbers: x = k log 2 + r, Taylor's polynomial of degree 13 in r, whose rest is below 5e-18. */
    static double exp(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        double bounded = Math.clamp(x, -800, 800);
        double multiple = (bounded * LOG2_E + ROUND) - ROUND;
        double r = Math.fma(-multiple, LN2, bounded);
        r = Math.fma(-multiple, LN2_REST, r);
        double q = INVERSE_FACTORIAL[INVERSE_FACTORIAL.length - 1];
        for (int i = INVERSE_FACTORIAL.length - 2; i >= 0; i--) {
            q = Math.fma(q, r, INVERSE_FACTORIAL[i]);
        }
        double value = 1 + Math.fma(q, r * r, r);
        int exponent = (int) multiple;
        int part = exponent >> 1;
        return value * powerOfTwo(part) * powerOfTwo(exponent - part);
    }

    private static double powerOfTwo(int exponent) {
        return Double.longBitsToDouble(ONE + ((long) exponent << 52));
    }

    private static double[] inverseFactorials() {
        double[] result = new double[12];
        double factorial = 1;
        for (int i = 0; i < result.length; i++) {
            factorial *= i + 2;
            result[i] = 1 / factorial;
        }
        return result;
    }

    /** e^x − 1 without cancellation: the error of (e^x − 1) cancels against that of log e^x (Kahan). */
    static double expm1(double x) {
        double u = exp(x);
        if (u == 1) {
            return x;
        }
        return u - 1 == -1 ? -1 : (u - 1) * (x / log(u));
    }

    /** log(1 + x) without cancellation, for x &gt; −1 (Kahan). */
    static double log1p(double x) {
        double u = 1 + x;
        return u == 1 ? x : log(u) * (x / (u - 1));
    }

    /**
     * The quantile of the standard normal distribution for 0 &lt; p &lt; 1, to 4 ulp (3.0 is the largest error seen).
     *
     * <p>Source: Wichura, Algorithm AS 241, Applied Statistics 37 (1988) 477.
     */
    static double normalQuantile(double p) {
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            return q * ratio(0, 0.180625 - q * q);
        }
        double r = Math.sqrt(-log(q < 0 ? p : 1 - p));
        double magnitude = r <= 5 ? ratio(2, r - 1.6) : ratio(4, r - 5);
        return q < 0 ? -magnitude : magnitude;
    }

    private static double ratio(int numerator, double r) {
        return polynomial(AS241[numerator], r) / polynomial(AS241[numerator + 1], r);
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = coefficients[coefficients.length - 1];
        for (int i = coefficients.length - 2; i >= 0; i--) {
            value = Math.fma(value, x, coefficients[i]);
        }
        return value;
    }
}
