package org.neuralquanta.special;

/**
 * The summand \(f(x) = x^{-s}\), \(s = 1+\alpha\), with the quantities that Euler–Maclaurin summation needs. Powers are taken as
 * \(x^{-\alpha}/x\), so that α is never rounded away. Immutable, thread-safe.
 *
 * <p>Roundings are counted in units \(u = 2^{-53}\) of relative error, with {@link Math#pow} within one ulp (2u) as it
 * documents; products of roundings are below 10⁵u² and covered by rounding every count up.
 *
 * @param alpha α in [−9, 200]
 * @param scale a power of two by which every method that returns a power or a sum of powers multiplies it, so that none
 *     loses bits to gradual underflow while the sum itself is a normal double
 */
record InversePower(double alpha, double scale) {

    /** Number of correction terms, up to \(B_{24}/24!\), and |b_13| of the first omitted one, rounded up. */
    private static final int TERMS = 12;

    private static final double OMITTED = 3.53470703962947e-21;

    /** The same for \(x \ge 16(s+12)\), where 4 terms leave a remainder below 2^−60. */
    private static final int FEW_TERMS = 4;

    private static final double OMITTED_OF_FEW = 2.08768e-8;

    /** \((2^{58} b_{13})^{1/25}\), rounded up. */
    private static final double REMAINDER_ROOT = 0.7592;

    /** Ratios \(b_{m+1}/b_m\), m = 1 … 11; they tend to −1/(4π²), and their magnitudes increase. */
    private static final double[] RATIO = {
        -1.0 / 60,
        -1.0 / 42,
        -1.0 / 40,
        -0.025252525252525252,
        -0.02531135531135531,
        -0.02532561505065123,
        -0.025329131652661065,
        -0.025330005504037488,
        -0.02533022338183393,
        -0.025330277786482922,
        -0.025330291380456796,
    };

    /**
     * The summand for a sum that starts at a given point.
     *
     * @param alpha α
     * @param start the first argument, &gt; 0
     * @return the summand, scaled up where \(x^{-s}\) may be smaller than 2^−850 at the start
     */
    static InversePower from(double alpha, DoubleDouble start) {
        boolean tiny = (1 + alpha) * (Math.getExponent(start.high()) + 1) > 850;
        return new InversePower(alpha, tiny ? 0x1p100 : 1);
    }

    /**
     * The number of summands to add one by one until {@link #correction} is exact to rounding.
     *
     * <p>With \(h = (2^{58} b_{13})^{1/25}\,g\), g the geometric mean of s, …, s+24, the remainder at x is 2^−58 of the first
     * summand at \(x = \text{start}\,(h/\text{start})^{25/(s+25)}\). For s ≤ 3 that is taken as the weighted arithmetic
     * mean, which is larger, with g below its tangent at s = 3; beyond, g as the arithmetic mean s + 12, which is larger too.
     *
     * @param start the first argument, &gt; 0
     * @return the least n, or a few more, for which at \(x = \text{start} + n\) the remainder
     *     \(|b_{13}(s)_{25}|\,x^{-s-25}\) is at most 2^−58 of the largest summand up to x; at most 64
     */
    int headTerms(DoubleDouble start) {
        double s = 1 + alpha;
        double first = start.high();
        if (first >= Math.max(8, s + 7)) {
            return 0;
        }
        double needed;
        if (s <= 0) {
            needed = 8;
        } else if (s <= 3) {
            needed = (s * first + 25 * REMAINDER_ROOT * (9.18 + 1.232 * s)) / (s + 25);
        } else {
            // A smaller summand only asks for more terms, so a start below 0.01 may be taken as 0.01.
            double reference = Math.max(first, 0.01);
            double root = REMAINDER_ROOT * (s + 12);
            needed = Math.min(s + 7, reference * Math.pow(root / reference, 25 / (s + 25)));
        }
        return (int) Math.max(0, Math.ceil(needed - first));
    }

    /**
     * The power that the integral of the summand contains.
     *
     * @param x an argument &gt; 0
     * @return \(x^{-\alpha}\) times the scale, within 4u: 2u for the power, 1u for its correction by the lower half of x
     */
    double primitive(DoubleDouble x) {
        double power = Math.pow(x.high(), -alpha) * scale;
        return Math.fma(-alpha * (x.low() / x.high()), power, power);
    }

    /**
     * The sum of the first summands, by compensated summation.
     *
     * @param start the first argument, &gt; 0
     * @param count number of summands, in steps of 1
     * @return \(\sum_{j\lt\text{count}} f(\text{start}+j)\) times the scale, within 5u: 3u for each summand, 1u for the sum
     */
    double sum(DoubleDouble start, int count) {
        double s = 1 + alpha;
        double sum = 0;
        double rest = 0;
        for (int j = count - 1; j >= 0; j--) {
            double x = start.high() + j;
            double missing = DoubleDouble.twoSumError(start.high(), j, x) + start.low();
            double term = Math.pow(x, -alpha) * scale / x;
            double larger = sum + term;
            rest += DoubleDouble.twoSumError(sum, term, larger) - s * (missing / x) * term;
            sum = larger;
        }
        return sum + rest;
    }

    /**
     * The corrections at an end of the interval of summation, relative to the summand there:
     * \(\sum_{m=1}^{M} b_m\,(s)_{2m-1}\,x^{-2m+1}\), \(b_m = B_{2m}/(2m)!\), with M = 12, or M = 4 for large x.
     *
     * @param x the end
     * @return the sum of the M terms, evaluated as nested brackets
     */
    double correction(double x) {
        double s = 1 + alpha;
        double inverseSquare = 1 / (x * x);
        double bracket = 1;
        for (int m = terms(x) - 1; m >= 1; m--) {
            double factor = RATIO[m - 1] * inverseSquare * ((s + (2 * m - 1)) * (s + 2 * m));
            bracket = Math.fma(factor, bracket, 1);
        }
        return s / (12 * x) * bracket;
    }

    /**
     * A bound on the error of {@link #correction}. Its remainder lies between 0 and the first omitted term, since f is
     * completely monotone (for s ≤ 0, its derivatives of order above −s are, up to a sign). Rounding: each of the M nested
     * brackets costs at most 13u, so all cost 160u times the sum of the terms' magnitudes. For s &gt; 0 the magnitudes are
     * log-convex in m, so they sum to at most twice the first, \(s/(12x)\), or the first omitted term exceeds 2^−12 of the
     * first and they sum to at most 12 · 2^12 times the omitted one; for s ≤ 0, x ≥ 8 each is less than half the one before.
     * Where M is 4 at the far end of an interval and 12 at the near one, the terms left out at the far end alternate in sign
     * and decrease, so they too sum to less than the first of them.
     *
     * @param x the end
     * @return a bound, relative to the summand at x, that also covers the rounding of the product with that summand
     */
    double correctionError(double x) {
        return 1.01 * remainder(x) + 32 * DoubleDouble.UNIT_ROUNDOFF * Math.abs(1 + alpha) / x;
    }

    /**
     * The first omitted term of {@link #correction}.
     *
     * @param x the end
     * @return \(|b_{M+1}(s)_{2M+1}|\,x^{-2M-1}\)
     */
    double remainder(double x) {
        double s = 1 + alpha;
        double inverseSquare = 1 / (x * x);
        int terms = terms(x);
        double product = (terms == TERMS ? OMITTED : OMITTED_OF_FEW) * Math.abs(s) / x;
        for (int m = 1; m <= terms; m++) {
            product *= Math.abs((s + (2 * m - 1)) * (s + 2 * m)) * inverseSquare;
        }
        return product;
    }

    private int terms(double x) {
        return x >= 16 * (13 + alpha) ? FEW_TERMS : TERMS;
    }

    /**
     * Takes the scale off a sum.
     *
     * @param sum a sum times the scale
     * @return the sum, exactly if it is a normal double
     */
    double unscaled(double sum) {
        return scale == 1 ? sum : sum / scale;
    }
}
