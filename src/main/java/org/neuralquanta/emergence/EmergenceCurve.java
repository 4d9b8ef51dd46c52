package org.neuralquanta.emergence;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;
import org.neuralquanta.Statement;

/**
 * An emergence curve φ: the share of a quantum's gap that is still open at exposure y = resource × use frequency. It is
 * non-increasing, tends to 0, and 0 &lt; φ(0) ≤ 1. Implementations are immutable and thread-safe.
 *
 * <p>Its Mellin transform \(M[\varphi](z)=\int_0^\infty y^{z-1}\varphi(y)\,dy\) sets the amplitude of every scaling
 * law, never the exponent (T8).
 *
 * <p>Exposures are pure numbers, finite and at least 0; every method rejects others with an
 * {@link IllegalArgumentException}. Values below 1e-300 may be returned as 0.
 *
 * <p>{@link #of} makes a curve from a function. Laws ask a curve for its {@link #step}, {@link #countedSamples}, {@link #closing} and
 * {@link #sectorBounds}, never for its type.
 *
 * {@snippet file="org/neuralquanta/ExamplesTest.java" region="own-curve"}
 */
@Statement("T8")
public interface EmergenceCurve {

    /**
     * A curve from a function. Laws are computed as for any other curve, but their bounds are estimated.
     *
     * <p>The function is checked on a grid only: at exposure 0 and from 1e-300 to 1e18 at exposures a factor of \(e^{1/4}\) apart, or
     * \(e^{1/32}\) where φ falls by more than 1 % of φ(0) from one to the next. A rise and fall between two of them goes unnoticed, and
     * laws over such a curve may be wrong. A step has no useful slope, and hence no local exponents: use {@link Threshold} for it.
     *
     * @param name the name used in messages
     * @param open φ, for exposures from 0 to 1e18: accurate to 1e-13, non-increasing apart from rounding, 0 &lt; φ(0) ≤ 1, continuous at 0,
     *     and at 1e18 at most 1e-6 of φ(0). Half of φ(0) is closed at an exposure between 1e-18 and 1e18; where it is not, exposures, and
     *     with them samples, need another unit. It must be safe to call from several threads
     * @return the curve
     * @throws IllegalArgumentException if φ rises, leaves [0, 1], is NaN, does not tend to 0 or closes too early; the message says where
     */
    static FunctionCurve of(String name, DoubleUnaryOperator open) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(open, "open");
        return new FunctionCurve(name, open);
    }

    /**
     * The share of the gap that is still open.
     *
     * @param exposure y ≥ 0
     * @return φ(y) in [0, 1]
     * @throws IllegalArgumentException if y is negative, infinite or NaN
     */
    double open(double exposure);

    /**
     * The share closed between exposure 0 and y, φ(0) − φ(y), without cancellation for small y.
     *
     * @param exposure y ≥ 0
     * @return φ(0) − φ(y) in [0, 1]
     * @throws IllegalArgumentException if y is negative, infinite or NaN
     */
    double closed(double exposure);

    /**
     * The logarithmic slope \(-y\,\varphi'(y) \ge 0\), which local exponents need.
     *
     * @param exposure y ≥ 0
     * @return −y φ'(y)
     * @throws UnsupportedOperationException if the curve is a step
     * @throws IllegalArgumentException if y is negative, infinite or NaN
     */
    double slope(double exposure);

    /**
     * The value at exposure 0; 1 for a probability, less for curves that are not normalised there.
     *
     * @return φ(0)
     */
    double atZero();

    /**
     * The Mellin transform \(M[\varphi](z)=\int_0^\infty y^{z-1}\varphi(y)\,dy\); relative error below 1e-12 for z ≤ 4 where it is
     * known in closed form.
     *
     * @param z 0 &lt; z ≤ 100
     * @return M[φ](z)
     * @throws IllegalArgumentException if z is out of range
     * @throws ArithmeticException if the transform exceeds the largest double, or cannot be computed
     */
    double mellin(double z);

    /**
     * The share of the Mellin transform from exposures above y, \(\int_y^\infty u^{z-1}\varphi(u)\,du\,/\,M[\varphi](z)\), in closed form.
     *
     * @param z 0 &lt; z ≤ 100
     * @param exposure y &gt; 0
     * @return the share, empty if there is no closed form and it has to be integrated
     * @throws IllegalArgumentException if z or y is out of range
     * @throws ArithmeticException if the transform exceeds the largest double
     */
    default OptionalDouble mellinShareBeyond(double z, double exposure) {
        return OptionalDouble.empty();
    }

    /**
     * Whether φ(y) is the probability that the quantum is still unlearned. Only then do counts and variances have a
     * meaning.
     *
     * @return whether it is
     */
    boolean isProbability();

    /**
     * How the gap begins to close.
     *
     * @return the leading term of φ(0) − φ(y) for small y, empty if it is not known
     */
    default Optional<Closing> closing() {
        return Optional.empty();
    }

    /**
     * How steeply φ falls in log y: about four times the largest {@link #slope} over φ(0), at least 1. For a logistic function of s log y
     * it is s. Sums over ranks may be expanded where log exposure changes from rank to rank by much less than its reciprocal.
     *
     * @return about 1 for an exponential curve, √τ for τ samples
     */
    default double steepness() {
        return 1;
    }

    /**
     * The exposure at which a step falls from 1 to 0; the quantum is learned there.
     *
     * @return τ, empty if the curve is not a single step
     */
    default OptionalDouble step() {
        return OptionalDouble.empty();
    }

    /**
     * Whether φ is convex, so that no sample teaches more than an earlier one. Then the best shares of a mixture are unique (T42).
     *
     * @return whether it is known to be convex
     */
    default boolean isConvex() {
        return false;
    }

    /**
     * The number of samples τ that a quantum needs, where φ(y) = Q(τ, y): it is learned at its τ-th sample under Poisson sampling. Laws for
     * a fixed number of samples need it (T12).
     *
     * @return τ, empty if the curve does not count samples
     */
    default OptionalLong countedSamples() {
        return OptionalLong.empty();
    }

    /**
     * Proven bounds over exposures and sectors of the complex plane. With them every bound of a law is proven.
     *
     * @return the bounds, empty if nothing is proven
     */
    default Optional<SectorBounds> sectorBounds() {
        return Optional.empty();
    }

    /**
     * Why bounds over this curve are not proven.
     *
     * @return the reason, empty if they are proven
     */
    default Optional<String> unproven() {
        return sectorBounds().isPresent()
                ? Optional.empty()
                : Optional.of("nothing is proven about the emergence curve " + this);
    }

    /**
     * How a gap begins to close: \(\varphi(0)-\varphi(y)=c\,y^{\sigma}(1+O(y^{\rho}))\) as y → 0, with values between \(c\,y^\sigma
     * e^{-2y^\rho}\) and \(c\,y^\sigma e^{y^\rho}\) for every y. Immutable, thread-safe.
     *
     * @param power σ &gt; 0; +∞ where nothing closes before a positive exposure
     * @param coefficient c ≥ 0; 0 where nothing closes before a positive exposure
     * @param next ρ &gt; 0, the power of the next term minus σ
     */
    @Statement({"T8", "T13"})
    record Closing(double power, double coefficient, double next) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if one is out of range
         */
        public Closing {
            if (!(power > 0)) {
                throw new IllegalArgumentException("power must be > 0, was " + power);
            }
            if (!(coefficient >= 0 && coefficient < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("coefficient must be finite and >= 0, was " + coefficient);
            }
            if (!(next > 0 && next < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("next must be finite and > 0, was " + next);
            }
        }
    }
}
