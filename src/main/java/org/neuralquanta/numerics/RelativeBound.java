package org.neuralquanta.numerics;

import java.util.function.LongToDoubleFunction;
import org.neuralquanta.bound.Enclosure;

/**
 * A non-negative double with a proven bound on its relative error: |number − value| ≤ relativeError · value + 1e-300.
 * Roundings are counted in units of u = 2^−53; {@code Math.exp}, {@code log}, {@code log1p} and {@code pow} are
 * specified to within one ulp, 2u. Products of small errors are covered by a factor 1.01, gradual underflow by the
 * 1e-300. Immutable, thread-safe.
 *
 * @param value the approximation, ≥ 0
 * @param relativeError the bound, ≥ 0
 */
public record RelativeBound(double value, double relativeError) {

    /** The unit of rounding, 2^−53. */
    public static final double U = 0x1p-53;

    private static final double NEGLIGIBLE = 1e-300;

    /** The product of two approximations. */
    public RelativeBound times(RelativeBound other) {
        return new RelativeBound(value * other.value, 1.01 * (relativeError + other.relativeError) + 2 * U);
    }

    /** The enclosure of the number. */
    Enclosure enclosure() {
        return Enclosure.around(value, 1.01 * relativeError * value + NEGLIGIBLE);
    }

    /** The enclosure of the number, which is known to lie in [0, 1]. */
    public Enclosure probability() {
        return new Enclosure(
                Math.max(0, Math.nextDown(value * (1 - relativeError) - NEGLIGIBLE)),
                Math.min(1, Math.nextUp(value * (1 + relativeError) + NEGLIGIBLE)));
    }

    /** The enclosure of 1 − number, which is known to lie in [0, 1]. */
    public Enclosure complement() {
        Enclosure whole = probability();
        return new Enclosure(
                Math.max(0, Math.nextDown(1 - whole.upper())), Math.min(1, Math.nextUp(1 - whole.lower())));
    }

    /**
     * \(1+r_0+r_0r_1+r_0r_1r_2+\cdots\) for non-increasing ratios below 1; it ends at a ratio 0. The i-th term
     * carries i times the error of a ratio and i roundings, each addition one; what is cut off is below t r/(1 − r).
     *
     * @param ratio \(r_i\) in [0, 1), non-increasing in i
     * @param ratioError a bound on the relative error of each ratio
     */
    public static RelativeBound sumOfProducts(LongToDoubleFunction ratio, double ratioError) {
        double sum = 1;
        double term = 1;
        double weighted = 0;
        long i = 0;
        double r;
        while (true) {
            r = ratio.applyAsDouble(i);
            term *= r;
            if (!(term > 1e-18 * sum * (1 - r))) {
                break;
            }
            i++;
            sum += term;
            weighted += i * term;
        }
        double cut = term == 0 ? 0 : term / (1 - r);
        return new RelativeBound(sum, 1.01 * ((ratioError + U) * weighted / sum + i * U + cut / sum));
    }
}
