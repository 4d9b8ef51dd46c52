package org.neuralquanta.emergence;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.numerics.Bisection;
import org.neuralquanta.numerics.PanelIntegral;

/**
 * An emergence curve that is given as a function, by {@link EmergenceCurve#of}. Its values give the slope, by extrapolated differences, to
 * about 1e-9 of φ(0); the Mellin transform, by quadrature with an error estimate; and the closed share φ(0) − φ(y), with cancellation. Each
 * can be given as a formula instead. Exposures above 1e18, which no law evaluates, are treated as 1e18.
 *
 * <p>Nothing is proven about the function, so bounds are estimated. Two are equal if they are the same object. Immutable, and thread-safe
 * if the functions are.
 */
@Statement("T8")
public final class FunctionCurve implements EmergenceCurve {

    private static final String REASON = "the emergence curve '%s' is given as a function: its bounds are not proven";

    /** A transform with a larger relative error is refused. */
    private static final double WORST_TRANSFORM = 1e-8;

    private final String name;
    private final DoubleUnaryOperator open;
    private final CurveCheck.Found found;
    private final double start;
    private final @Nullable DoubleUnaryOperator slope;
    private final @Nullable DoubleUnaryOperator closed;
    private final EmergenceCurve.@Nullable Closing closing;
    private final @Nullable DoubleUnaryOperator mellin;
    private final boolean isProbability;

    FunctionCurve(String name, DoubleUnaryOperator open) {
        this(name, open, CurveCheck.of(name, open), null, null, null, null, false);
    }

    private FunctionCurve(
            String name,
            DoubleUnaryOperator open,
            CurveCheck.Found found,
            @Nullable DoubleUnaryOperator slope,
            @Nullable DoubleUnaryOperator closed,
            EmergenceCurve.@Nullable Closing closing,
            @Nullable DoubleUnaryOperator mellin,
            boolean isProbability) {
        this.name = name;
        this.open = open;
        this.found = found;
        this.start = found.start();
        this.slope = slope;
        this.closed = closed;
        this.closing = closing;
        this.mellin = mellin;
        this.isProbability = isProbability;
    }

    /**
     * The same curve with a formula for its slope. A curve with a kink needs one for local exponents.
     *
     * @param slope −y φ'(y) ≥ 0, for exposures from 0 to 1e18
     * @return the curve
     */
    public FunctionCurve withSlope(DoubleUnaryOperator slope) {
        return new FunctionCurve(name, open, found, slope, closed, closing, mellin, isProbability);
    }

    /**
     * The same curve with a formula for its closed share that is free of cancellation, such as −expm1(−y) for 1 − exp(−y). The number of
     * learned quanta needs it if there are infinitely many quanta.
     *
     * @param closed φ(0) − φ(y), for exposures from 0 to 1e18
     * @param closing its leading term at small exposures
     * @return the curve
     * @throws IllegalArgumentException if the arguments disagree with φ(0) − φ(y) at exposures 1e-3 and 1
     */
    public FunctionCurve withClosed(DoubleUnaryOperator closed, EmergenceCurve.Closing closing) {
        for (double y : new double[] {1e-3, 1}) {
            double given = closed.applyAsDouble(y);
            double leading = closing.coefficient() * Math.pow(y, closing.power());
            double next = Math.pow(y, closing.next());
            boolean agrees = Math.abs(given - (start - open(y))) <= 1e-10 * start;
            boolean begins = given >= leading * Math.exp(-2 * next) * (1 - 1e-9) && given <= leading * Math.exp(next) * (1 + 1e-9);
            if (!(agrees && begins)) {
                throw new IllegalArgumentException("the closed share of the emergence curve '" + name + "' must be " + (start - open(y))
                        + " at exposure " + y + " and begin as " + closing + ", was " + given);
            }
        }
        return new FunctionCurve(name, open, found, slope, closed, closing, mellin, isProbability);
    }

    /**
     * The same curve with a formula for its Mellin transform.
     *
     * @param mellin M[φ](z) for 0 &lt; z ≤ 100
     * @return the curve
     */
    public FunctionCurve withMellin(DoubleUnaryOperator mellin) {
        return new FunctionCurve(name, open, found, slope, closed, closing, mellin, isProbability);
    }

    /**
     * The same curve as the probability that a quantum is still unlearned, so that learned quanta can be counted.
     *
     * @return the curve
     * @throws IllegalArgumentException if φ(0) is not 1
     */
    public FunctionCurve asProbability() {
        if (start != 1) {
            throw new IllegalArgumentException("a probability must be 1 at exposure 0; the emergence curve '" + name + "' is " + start);
        }
        return new FunctionCurve(name, open, found, slope, closed, closing, mellin, true);
    }

    @Override
    public double open(double exposure) {
        return CurveCheck.value(name, open, Math.min(Checked.exposure(exposure), CurveCheck.LARGEST));
    }

    @Override
    public double closed(double exposure) {
        double y = Math.min(Checked.exposure(exposure), CurveCheck.LARGEST);
        return closed == null ? Math.max(0, start - open(y)) : number("closed share", closed, y);
    }

    /**
     * {@inheritDoc}
     *
     * @throws ArithmeticException if no formula was given and the curve is not smooth there
     */
    @Override
    public double slope(double exposure) {
        double y = Math.min(Checked.exposure(exposure), CurveCheck.LARGEST);
        if (slope != null) {
            return number("slope", slope, y);
        }
        if (y == 0) {
            return 0;
        }
        // The smaller of the open and the closed share has more digits.
        DoubleUnaryOperator falling = open(y) < 0.5 * start ? u -> -open(Math.exp(u)) : u -> closed(Math.exp(u));
        var difference = LogDifference.of(falling, Math.log(y));
        if (!(difference.error() <= 1e-6 * Math.abs(difference.slope()) + 1e-8 * start)) {
            throw new ArithmeticException("the emergence curve '" + name + "' is not smooth at exposure " + y
                    + ", so its slope cannot be computed from its values; give the slope");
        }
        return Math.max(0, difference.slope());
    }

    private double number(String what, DoubleUnaryOperator function, double at) {
        double value = function.applyAsDouble(at);
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the " + what + " of the emergence curve '" + name + "' must be finite and >= 0, was " + value + " at " + at);
        }
        return value;
    }

    @Override
    public double atZero() {
        return start;
    }

    /**
     * {@inheritDoc}
     *
     * @throws ArithmeticException if the quadrature does not converge, or its relative error is above 1e-8
     */
    @Override
    public double mellin(double z) {
        if (mellin != null) {
            return Checked.finite(number("Mellin transform", mellin, Checked.mellinArgument(z)));
        }
        return Checked.finite(accurateTransform(z).value());
    }

    private PanelIntegral accurateTransform(double z) {
        PanelIntegral transform = transform(Checked.mellinArgument(z));
        if (!(transform.error() <= WORST_TRANSFORM * transform.value())) {
            throw new ArithmeticException("the Mellin transform of the emergence curve '" + name + "' at z = " + z
                    + " does not converge or is not accurate to 1e-8; give it by a formula");
        }
        return transform;
    }

    /**
     * The Mellin transform with an error estimate from the panels of the quadrature.
     *
     * @param z 0 &lt; z ≤ 100
     * @return an interval around {@link #mellin}, of zero width where the transform was given by a formula
     * @throws IllegalArgumentException if z is out of range
     * @throws ArithmeticException as {@link #mellin}
     */
    public Bound mellinBound(double z) {
        PanelIntegral transform = mellin != null ? new PanelIntegral(mellin(z), 0) : accurateTransform(z);
        double value = Checked.finite(transform.value());
        double error = mellin != null ? 0 : transform.error() + 1e-13 * value;
        return new Bound.Estimated(Enclosure.around(value, error), REASON.formatted(name));
    }

    /**
     * With h the exposure at which half of φ(0) is closed, \(M=\varphi(0)\frac{h^z}z+\int_h^\infty
     * y^{z-1}\varphi\,dy-\int_0^hy^{z-1}(\varphi(0)-\varphi)\,dy\), in log y. For small z the first term dominates, and it is exact.
     */
    private PanelIntegral transform(double z) {
        double half = Math.log(halfClosed());
        double head = start * Math.exp(z * half) / z;
        double end = Math.log(CurveCheck.LARGEST);
        DoubleUnaryOperator integrand = u -> weighted(z * u, open(Math.exp(u)));
        double roughly = PanelIntegral.of(integrand, half, end, 0.25, Double.POSITIVE_INFINITY).value();
        double tolerance = 1e-15 * (head + roughly);
        PanelIntegral right = PanelIntegral.of(integrand, half, end, 1, tolerance);
        double low = half - 40 / z;
        PanelIntegral left = PanelIntegral.of(u -> Math.exp(z * u) * closed(Math.exp(u)), Math.max(low, -690), half, 1, tolerance);
        double last = weighted(z * end, open(CurveCheck.LARGEST));
        // What is beyond falls at best as it falls there; where it does not, the error is of the order of the whole.
        double beyond = last == 0 ? 0 : last / 1e-3;
        return new PanelIntegral(head + right.value() - left.value(), right.error() + left.error() + beyond + 1e-15 * head);
    }

    /** A product of an exponential function, which may overflow, and a share, which may be 0. */
    private static double weighted(double exponent, double share) {
        return share == 0 ? 0 : exponent < 700 ? Math.exp(exponent) * share : Math.exp(exponent + Math.log(share));
    }

    /** To the last bit: where φ jumps over one half, no integral then meets the jump. */
    private double halfClosed() {
        double end = Math.log(CurveCheck.LARGEST);
        return Math.exp(Bisection.between(-690, end, 0, 0, u -> open(Math.exp(u)) > 0.5 * start).high());
    }

    @Override
    public boolean isProbability() {
        return isProbability;
    }

    @Override
    public Optional<EmergenceCurve.Closing> closing() {
        return Optional.ofNullable(closing);
    }

    @Override
    public double steepness() {
        return found.steepness();
    }

    @Override
    public Optional<String> unproven() {
        return Optional.of(REASON.formatted(name));
    }

    @Override
    public String toString() {
        return "EmergenceCurve[" + name + "]";
    }
}
