package org.neuralquanta.bound;

import org.neuralquanta.elementary.CompensatedSum;

/**
 * A closed interval that is proven to contain a real number: {@code lower} ≤ number ≤ {@code upper}, both finite.
 *
 * <p>Arithmetic rounds outward to the next double on each side, so that the result contains every value that the
 * operation takes on the operands. Immutable, thread-safe.
 *
 * @param lower the lower bound, finite
 * @param upper the upper bound, finite, at least {@code lower}
 */
public record Enclosure(double lower, double upper) {

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a bound is not finite or the lower one exceeds the upper one
     */
    public Enclosure {
        if (!(lower <= upper) || Double.isInfinite(lower) || Double.isInfinite(upper)) {
            throw new IllegalArgumentException(
                    "bounds must be finite with lower <= upper, were [" + lower + ", " + upper + "]");
        }
    }

    /**
     * The degenerate enclosure of a double.
     *
     * @param value a finite number
     * @return [value, value]
     * @throws IllegalArgumentException if it is not finite
     */
    public static Enclosure exactly(double value) {
        return new Enclosure(value, value);
    }

    /**
     * The enclosure of a number that is known with an absolute error bound.
     *
     * @param value the approximation, finite
     * @param error a bound on |number − value|, ≥ 0 and finite
     * @return an interval that contains the number
     * @throws IllegalArgumentException if the error is negative or NaN
     * @throws ArithmeticException if a bound overflows
     */
    public static Enclosure around(double value, double error) {
        if (!(error >= 0)) {
            throw new IllegalArgumentException("error must be >= 0, was " + error);
        }
        return error == 0 ? exactly(value) : outward(value - error, value + error);
    }

    /**
     * The sum of many terms, by compensated summation: it widens by a few ulp in all, not by an ulp for each term. With n
     * terms and \(u = 2^{-53}\), the error of compensation is at most \(n^2 u^2 \sum |x|\), which is added.
     *
     * @param terms the summands
     * @return an enclosure of their sum; [0, 0] if there are none
     * @throws ArithmeticException if a bound overflows
     */
    public static Enclosure sum(Iterable<Enclosure> terms) {
        var low = new CompensatedSum();
        var high = new CompensatedSum();
        double magnitude = 0;
        double count = 0;
        for (Enclosure term : terms) {
            low.add(term.lower);
            high.add(term.upper);
            magnitude += Math.max(Math.abs(term.lower), Math.abs(term.upper));
            count++;
        }
        if (magnitude == 0) {
            return exactly(0);
        }
        double share = count * 0x1p-53;
        double missed = 2 * share * share * magnitude;
        return outward(Math.nextDown(low.value()) - missed, Math.nextUp(high.value()) + missed);
    }

    /**
     * The sum.
     *
     * @param other the other summand
     * @return an enclosure of the sum
     * @throws ArithmeticException if a bound overflows
     */
    public Enclosure plus(Enclosure other) {
        return outward(lower + other.lower, upper + other.upper);
    }

    /**
     * The product.
     *
     * @param other the other factor
     * @return an enclosure of the product
     * @throws ArithmeticException if a bound overflows
     */
    public Enclosure times(Enclosure other) {
        return hull(lower * other.lower, lower * other.upper, upper * other.lower, upper * other.upper);
    }

    /**
     * The quotient.
     *
     * @param other the divisor, not containing 0
     * @return an enclosure of the quotient
     * @throws ArithmeticException if the divisor contains 0 or a bound overflows
     */
    public Enclosure dividedBy(Enclosure other) {
        if (other.contains(0)) {
            throw new ArithmeticException("divisor " + other + " contains 0");
        }
        return hull(lower / other.lower, lower / other.upper, upper / other.lower, upper / other.upper);
    }

    /**
     * A real power, where {@link Math#pow} is within one ulp, as documented.
     *
     * @param exponent a finite number
     * @return an enclosure of all powers of numbers in the interval
     * @throws IllegalArgumentException if the exponent is not finite
     * @throws ArithmeticException if the interval reaches below 0, or to 0 with an exponent &lt; 0, or a bound overflows
     */
    public Enclosure power(double exponent) {
        if (!Double.isFinite(exponent)) {
            throw new IllegalArgumentException("exponent must be finite, was " + exponent);
        }
        if (lower < 0 || (lower == 0 && exponent < 0)) {
            throw new ArithmeticException("power " + exponent + " of " + this + " is not defined everywhere in it");
        }
        double atLower = Math.pow(lower, exponent);
        double atUpper = Math.pow(upper, exponent);
        Enclosure powers =
                outward(Math.nextDown(Math.min(atLower, atUpper)), Math.nextUp(Math.max(atLower, atUpper)));
        return powers.lower < 0 ? new Enclosure(0, powers.upper) : powers;
    }

    /**
     * Whether a number lies in the interval.
     *
     * @param value a number
     * @return whether lower ≤ value ≤ upper
     */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /**
     * Whether two enclosures can contain the same number.
     *
     * @param other the other enclosure
     * @return whether they have a number in common
     */
    public boolean overlaps(Enclosure other) {
        return lower <= other.upper && other.lower <= upper;
    }

    /**
     * The midpoint.
     *
     * @return a double inside the interval, as near to its middle as rounding allows
     */
    public double midpoint() {
        return Math.clamp(0.5 * lower + 0.5 * upper, lower, upper);
    }

    /**
     * The width.
     *
     * @return upper − lower, rounded up; infinite where it overflows
     */
    public double width() {
        return lower == upper ? 0 : Math.nextUp(upper - lower);
    }

    private static Enclosure hull(double a, double b, double c, double d) {
        return outward(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    /** The next doubles outside of bounds that were rounded to nearest. */
    private static Enclosure outward(double lower, double upper) {
        double below = Math.nextDown(lower);
        double above = Math.nextUp(upper);
        if (!Double.isFinite(below) || !Double.isFinite(above)) {
            throw new ArithmeticException("the ends of an enclosure leave the range of doubles");
        }
        return new Enclosure(below, above);
    }
}
