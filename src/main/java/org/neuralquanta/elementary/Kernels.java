package org.neuralquanta.elementary;

/**
 * log and exp from +, −, ×, ÷, √, fma and bit operations, which the language defines to the bit, as {@link Math} does not promise.
 * Stateless, thread-safe.
 */
public final class Kernels {

    public static final double LN2_HIGH = 0x1.62e42feep-1;
    public static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    public static final double LN2 = 0x1.62e42fefa39efp-1;
    public static final double LN2_REST = 0x1.abc9e3b39803fp-56;

    /** Up to here exp is a normal number. */
    public static final double NORMAL_EXPONENT = 708;

    public static final double LOG2_E = 0x1.71547652b82fep0;
    public static final double ROUND = 0x1.8p52;

    /** √½, and what turns the exponent above it into a double: 2^52 + 1024 with the exponent in its last bits. */
    public static final long SQRT_HALF = 0x3fe6a09e667f3bcdL;

    public static final long BIAS = 1024L << 52;
    public static final long MANTISSA = (1L << 52) - 1;
    public static final long MAGIC = 0x4330000000000000L;
    public static final double MAGIC_BIAS = 0x1p52 + 1024;

    static final long ONE = 0x3ff0000000000000L;

    /** fdlibm's Lg1 to Lg7. */
    public static final double LOG_1 = 0.6666666666666735;

    public static final double LOG_2 = 0.3999999999940942;
    public static final double LOG_3 = 0.2857142874366239;
    public static final double LOG_4 = 0.22222198432149784;
    public static final double LOG_5 = 0.1818357216161805;
    public static final double LOG_6 = 0.15313837699209373;
    public static final double LOG_7 = 0.14798198605116586;

    /** 1/n!. */
    public static final double F2 = 1.0 / 2;
    public static final double F3 = 1.0 / 6;
    public static final double F4 = 1.0 / 24;
    public static final double F5 = 1.0 / 120;
    public static final double F6 = 1.0 / 720;
    public static final double F7 = 1.0 / 5040;
    public static final double F8 = 1.0 / 40320;
    public static final double F9 = 1.0 / 362880;
    public static final double F10 = 1.0 / 3628800;
    public static final double F11 = 1.0 / 39916800;
    public static final double F12 = 1.0 / 479001600;
    public static final double F13 = 1.0 / 6227020800L;

    private Kernels() {}

    /**
     * The natural logarithm to 1 ulp: x = 2^k (1 + f), \(\log(1+f) = f - f^2/2 + s(f^2/2 + R(s^2))\) with s = f/(2 + f), as in
     * fdlibm's e_log.c, whose coefficients these are (Sun Microsystems, 1993).
     *
     * @param x any double
     * @return log x; NaN for x &lt; 0
     */
    public static double log(double x) {
        if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
            return logOfSpecial(x);
        }
        long bits = Double.doubleToRawLongBits(x) - (SQRT_HALF - BIAS);
        double exponent = Double.longBitsToDouble((bits >>> 52) | MAGIC) - MAGIC_BIAS;
        double f = Double.longBitsToDouble((bits & MANTISSA) + SQRT_HALF) - 1;
        double half = 0.5 * f * f;
        double s = f / (2 + f);
        double z = s * s;
        double w = z * z;
        double even = w * Math.fma(Math.fma(LOG_6, w, LOG_4), w, LOG_2);
        double odd = z * Math.fma(Math.fma(Math.fma(LOG_7, w, LOG_5), w, LOG_3), w, LOG_1);
        double rest = Math.fma(s, half + (even + odd), exponent * LN2_LOW);
        return Math.fma(exponent, LN2_HIGH, rest - half + f);
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

    /**
     * The exponential function to 1 ulp above the subnormal numbers: x = k log 2 + r, Taylor's polynomial of degree 13 in r, whose
     * rest is below 5e-18.
     *
     * @param x any double
     * @return e^x
     */
    public static double exp(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        double bounded = Math.clamp(x, -800, 800);
        double multiple = (bounded * LOG2_E + ROUND) - ROUND;
        double r = Math.fma(-multiple, LN2, bounded);
        r = Math.fma(-multiple, LN2_REST, r);
        double square = r * r;
        double fourth = square * square;
        double q = cubic(r, square, F10, F11, F12, F13);
        q = Math.fma(q, fourth, cubic(r, square, F6, F7, F8, F9));
        q = Math.fma(q, fourth, cubic(r, square, F2, F3, F4, F5));
        double value = 1 + Math.fma(q, square, r);
        int exponent = (int) multiple;
        int part = exponent >> 1;
        return value * powerOfTwo(part) * powerOfTwo(exponent - part);
    }

    /** a + bx + (c + dx) x². */
    static double cubic(double x, double square, double a, double b, double c, double d) {
        return Math.fma(Math.fma(d, x, c), square, Math.fma(b, x, a));
    }

    private static double powerOfTwo(int exponent) {
        return Double.longBitsToDouble(ONE + ((long) exponent << 52));
    }

    /** e^x − 1 without cancellation: the error of (e^x − 1) cancels against that of log e^x (Kahan). */
    public static double expm1(double x) {
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
}
