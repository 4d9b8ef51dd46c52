package org.neuralquanta.emergence;

import java.util.Optional;
import java.util.OptionalDouble;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.IncompleteGamma;

/**
 * A stretched or compressed exponential, the survival function of the Weibull distribution: \(\varphi(y)=e^{-y^h}\),
 * \(M[\varphi](z)=\Gamma(1+z/h)/z\). At h = 1 it is {@link Exponential}; for large h it is nearly a threshold at 1. Immutable, thread-safe.
 *
 * <p>Source: Weibull, J. Appl. Mech. 18 (1951) 293 (T8).
 *
 * @param shape h in [0.2, 20]
 */
@Statement("T8")
public record Weibull(double shape) implements EmergenceCurve, SectorBounds {

    /** Beyond this t, \(e^{-t}\) underflows. */
    private static final double VANISHED = 800;

    /** The largest argument passed to Γ directly. */
    private static final double STEP = 100;

    /** Beyond this argument Γ exceeds the largest double. */
    private static final double OVERFLOWN = 172;

    /** The smallest argument of the incomplete gamma function. */
    private static final double LEAST_ARGUMENT = 1e-3;

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if the shape is out of range
     */
    public Weibull {
        if (!(shape >= 0.2 && shape <= 20)) {
            throw new IllegalArgumentException("shape must lie in [0.2, 20], was " + shape);
        }
    }

    /**
     * The Weibull curve.
     *
     * @param shape h in [0.2, 20]
     * @return the curve
     * @throws IllegalArgumentException if the shape is out of range
     */
    public static Weibull of(double shape) {
        return new Weibull(shape);
    }

    @Override
    public double open(double exposure) {
        return Math.exp(-power(exposure));
    }

    private double power(double exposure) {
        return Math.pow(Checked.exposure(exposure), shape);
    }

    /** {@inheritDoc} The power and the exponential function are accurate to within one ulp: t = y^h within 2u t, and \(e^{-t}\) within 2u. */
    @Override
    public Enclosure openEnclosure(double exposure) {
        double power = power(exposure);
        double open = Math.exp(-power);
        double error = power > VANISHED ? 0 : 1.01 * 0x1p-52 * (power + 1) * open;
        return new Enclosure(
                Math.max(0, Math.nextDown(open - error)), Math.min(1, Math.nextUp(open + error)));
    }

    @Override
    public double closed(double exposure) {
        return -Math.expm1(-power(exposure));
    }

    /** {@inheritDoc} It is narrow at small exposures too: t = y^h within 2u t, and \(1-e^{-t}\) within 2u and no more sensitive than t. */
    @Override
    public Enclosure closedEnclosure(double exposure) {
        double closed = closed(exposure);
        double error = 1.01 * 0x1p-51 * closed;
        return new Enclosure(Math.max(0, Math.nextDown(closed - error)), Math.min(1, Math.nextUp(closed + error)));
    }

    @Override
    public double slope(double exposure) {
        double power = power(exposure);
        return power > VANISHED ? 0 : shape * power * Math.exp(-power);
    }

    @Override
    public double atZero() {
        return 1;
    }

    /** {@inheritDoc} Computed as \(\Gamma(z/h)/h\). */
    @Override
    public double mellin(double z) {
        return Checked.finite(gamma(Checked.mellinArgument(z) / shape) / shape);
    }

    /** Γ(x), ∞ where it exceeds the largest double. */
    private static double gamma(double x) {
        if (x <= STEP) {
            return GammaRatio.gamma(x);
        }
        return x > OVERFLOWN ? Double.POSITIVE_INFINITY : GammaRatio.gamma(STEP) * GammaRatio.value(STEP, x - STEP);
    }

    /** {@inheritDoc} By \(u=y^h\) it is \(Q(z/h,y^h)\). */
    @Override
    public OptionalDouble mellinShareBeyond(double z, double exposure) {
        double argument = Checked.mellinArgument(z) / shape;
        double power = power(exposure);
        if (argument < LEAST_ARGUMENT) {
            return OptionalDouble.empty();
        }
        if (power < Double.MIN_NORMAL && exposure > 0) {
            // y^h underflows where its power z/h does not.
            return OptionalDouble.of(1 - Math.exp(z * Math.log(exposure)) / gamma(1 + argument));
        }
        return OptionalDouble.of(power > Double.MAX_VALUE ? 0 : IncompleteGamma.upper(argument, power));
    }

    @Override
    public boolean isConvex() {
        return shape <= 1;
    }

    @Override
    public boolean isProbability() {
        return true;
    }

    @Override
    public Optional<EmergenceCurve.Closing> closing() {
        return Optional.of(new EmergenceCurve.Closing(shape, 1, shape));
    }

    @Override
    public double steepness() {
        return Math.max(1, shape);
    }

    @Override
    public Optional<SectorBounds> sectorBounds() {
        return Optional.of(this);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Proof: \(|e^{-y^h}|=e^{-r^h\cos(h\theta)}\) with r = |y| and θ = arg y, and cos(hθ) is at least c, the cosine of the smaller of h
     * times the argument and π. The bound is largest at the smallest modulus where c ≥ 0, else at the largest.
     */
    @Override
    public double openBound(double lower, double upper, double argument) {
        var sector = new ExposureSector(lower, upper, argument);
        double cosine = cosine(sector);
        return ExposureSector.roundedUp(Math.exp(-Math.pow(cosine >= 0 ? lower : upper, shape) * cosine));
    }

    /** A lower bound on cos(hθ); negative where rounding leaves its sign undecided. */
    private double cosine(ExposureSector sector) {
        double angle = shape * sector.argument();
        return angle == 0 ? 1 : angle >= Math.PI ? -1 : Math.cos(angle) - 1e-13;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Proof: \(1-e^{-t}=t\int_0^1e^{-st}\,ds\) with \(t=y^h\), so \(|1-e^{-t}|\le|t|\max(1,|e^{-t}|)\).
     */
    @Override
    public double closedBound(double lower, double upper, double argument) {
        double open = openBound(lower, upper, argument);
        return ExposureSector.roundedUp(Math.min(1 + open, Math.pow(upper, shape) * Math.max(1, open)));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Proof: \(|y\varphi'(y)|=h|t e^{-t}|\le h\rho e^{-\rho c}\) with \(t=y^h\), ρ = |t| and c as in {@link #openBound}, which is largest
     * at ρ = 1/c where c &gt; 0.
     */
    @Override
    public double slopeBound(double lower, double upper, double argument) {
        var sector = new ExposureSector(lower, upper, argument);
        double cosine = cosine(sector);
        double least = Math.pow(lower, shape);
        double most = Math.pow(upper, shape);
        double rho = cosine > 0 ? Math.clamp(1 / cosine, least, most) : most;
        double bound = shape * rho * Math.exp(-rho * cosine);
        // Where t exceeds the largest double and c > 0, the bound is 0.
        return ExposureSector.roundedUp(Double.isNaN(bound) ? 0 : bound);
    }

    /** {@inheritDoc} Proof: it is \(h|1-t|\) times the slope \(h t e^{-t}\), \(t=y^h\). */
    @Override
    public double slopeVariation(double lower, double upper) {
        double factor = Math.max(Math.abs(1 - Math.pow(lower, shape)), Math.abs(1 - Math.pow(upper, shape)));
        return ExposureSector.roundedUp(shape * Math.min(factor, Double.MAX_VALUE) * slopeBound(lower, upper, 0));
    }
}
