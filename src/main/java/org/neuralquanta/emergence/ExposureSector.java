package org.neuralquanta.emergence;

/**
 * The part lower ≤ |y| ≤ upper, |arg y| ≤ argument of the complex plane. Immutable, thread-safe.
 *
 * @param lower the smallest modulus, ≥ 0 and finite
 * @param upper the largest modulus, ≥ lower, may be infinite
 * @param argument the largest |arg y|, 0 ≤ argument &lt; π/2
 */
record ExposureSector(double lower, double upper, double argument) {

    /** Exceeds the rounding of a bound and of the functions in it. */
    private static final double OUTWARD = 1 + 1e-11;

    /** Below it an exponential function may be subnormal, and what multiplies it multiplies its lost digits. */
    private static final double VANISHING = 1e-300;

    ExposureSector {
        if (!(lower >= 0 && lower < Double.POSITIVE_INFINITY && upper >= lower)) {
            throw new IllegalArgumentException(
                    "moduli must satisfy 0 <= lower <= upper with lower finite, were " + lower + " and " + upper);
        }
        if (!(argument >= 0 && argument < Math.PI / 2)) {
            throw new IllegalArgumentException("argument must lie in [0, pi/2), was " + argument);
        }
    }

    /** Rounds a bound up, by far more than its rounding error. */
    static double roundedUp(double bound) {
        return bound < VANISHING ? VANISHING : bound * OUTWARD;
    }

    /** cos(argument): Re y ≥ |y| cosine. */
    double cosine() {
        return Math.cos(argument);
    }

    /** The largest |y| − Re y. */
    double defect() {
        double half = Math.sin(argument / 2);
        return argument == 0 ? 0 : upper == Double.POSITIVE_INFINITY ? upper : 2 * half * half * upper;
    }

    /** The largest |Im y|. */
    double height() {
        return argument == 0 ? 0 : upper * Math.sin(argument);
    }

    /** A modulus of the sector as near to r as possible. */
    double nearest(double r) {
        return Math.clamp(r, lower, upper);
    }
}
