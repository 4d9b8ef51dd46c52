package org.neuralquanta.emergence;

import java.util.Optional;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.Polylogarithm;

/**
 * The logistic curve \(\varphi(y)=1/(1+e^{y-m})\), \(M[\varphi](z)=-\Gamma(z)\,\mathrm{Li}_z(-e^m)\) (T8). It is not
 * normalised at 0: φ is a share of loss, not a probability. Immutable, thread-safe.
 *
 * @param midpoint m in [−50, 200], the exposure at which φ = ½
 */
@Statement("T8")
public record Logistic(double midpoint) implements EmergenceCurve, SectorBounds {

    /** Larger than the error from overflow and gradual underflow of the exponential function. */
    static final double NEGLIGIBLE = 1e-300;

    /** |Im y| below that of the poles at y = m ± iπ, where rounding is not yet amplified. */
    private static final double BELOW_POLE = 3;
    /** Likewise a distance of Re y from m. */
    private static final double BESIDE_POLE = 0.01;

    /**
     * Checks the midpoint.
     *
     * @throws IllegalArgumentException if the midpoint is out of range
     */
    public Logistic {
        if (!(midpoint >= -50 && midpoint <= 200)) {
            throw new IllegalArgumentException("midpoint must lie in [-50, 200], was " + midpoint);
        }
    }

    /**
     * The logistic curve.
     *
     * @param midpoint m in [−50, 200]
     * @return the curve
     * @throws IllegalArgumentException if the midpoint is out of range
     */
    public static Logistic of(double midpoint) {
        return new Logistic(midpoint);
    }

    @Override
    public double open(double exposure) {
        return 1 / (1 + Math.exp(Checked.exposure(exposure) - midpoint));
    }

    @Override
    public Enclosure openEnclosure(double exposure) {
        double open = open(exposure);
        double error = open * relativeError(exposure) + NEGLIGIBLE;
        return new Enclosure(Math.max(0, Math.nextDown(open - error)), Math.min(1, Math.nextUp(open + error)));
    }

    /**
     * A bound on the relative error of {@link #open}, in units u = 2^−53: y − m is rounded once, which costs |y − m|
     * u in the exponential function, itself within 2u; sum and quotient u each.
     */
    double relativeError(double exposure) {
        return 1.01 * 0x1p-53 * (Math.abs(exposure - midpoint) + 4);
    }

    /** {@inheritDoc} Computed as \(\varphi(0)(1-e^{-y})(1-\varphi(y))\). */
    @Override
    public double closed(double exposure) {
        return atZero() * -Math.expm1(-Checked.exposure(exposure)) / (1 + Math.exp(midpoint - exposure));
    }

    /** {@inheritDoc} Its coefficient is \(\varphi(0)(1-\varphi(0))\). */
    @Override
    public Optional<EmergenceCurve.Closing> closing() {
        return Optional.of(new EmergenceCurve.Closing(1, closedCoefficient(), 1));
    }

    @Override
    public double steepness() {
        return Math.max(1, midpoint);
    }

    @Override
    public Optional<SectorBounds> sectorBounds() {
        return Optional.of(this);
    }

    /** φ(0)(1 − φ(0)). */
    double closedCoefficient() {
        return atZero() / (1 + Math.exp(midpoint));
    }

    @Override
    public double slope(double exposure) {
        return exposure * open(exposure) / (1 + Math.exp(midpoint - exposure));
    }

    @Override
    public double atZero() {
        return 1 / (1 + Math.exp(-midpoint));
    }

    @Override
    public double mellin(double z) {
        return Checked.finite(GammaRatio.gamma(Checked.mellinArgument(z)) * -Polylogarithm.value(z, midpoint));
    }

    @Override
    public boolean isProbability() {
        return false;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Proof: with x = Re y − m and b = |Im y|, \(|1+e^{y-m}|^2=1+2e^x\cos b+e^{2x}\). For b ≤ π it decreases in b; in x it is smallest
     * at \(e^x=\max(-\cos b,0)\) and increases from there, so the corner of the sector's bounding box gives a bound. For larger b,
     * \(|1+e^{y-m}|\ge|1-e^x|\). A sector that reaches from b &lt; π to x &gt; 0 is cut in two.
     */
    @Override
    public double openBound(double lower, double upper, double argument) {
        var sector = new ExposureSector(lower, upper, argument);
        double cut = cut(sector);
        if (lower < cut && cut < upper) {
            return Math.max(openBound(lower, cut, argument), openBound(cut, upper, argument));
        }
        return ExposureSector.roundedUp(
                boxBound(lower * sector.cosine() - midpoint, upper - midpoint, sector.height()));
    }

    /** {@inheritDoc} It is the sum of φ(0) and the bound on |φ|. */
    @Override
    public double closedBound(double lower, double upper, double argument) {
        return atZero() + openBound(lower, upper, argument);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Proof: \(|y\varphi'(y)|=|y|\,|\varphi|\,|1-\varphi|\), where 1 − φ is φ with y − m reversed, and
     * \(|1-\varphi(y)|=e^{x}|\varphi(y)|\); so with r = |y|, c = cos(argument) both \(r\,|\varphi|\,|1-\varphi|\) and
     * \(r\,e^{m-rc}|1-\varphi|^2\) are bounds, the latter largest at r = 1/c.
     */
    @Override
    public double slopeBound(double lower, double upper, double argument) {
        var sector = new ExposureSector(lower, upper, argument);
        double cut = cut(sector);
        if (lower < cut && cut < upper) {
            return Math.max(slopeBound(lower, cut, argument), slopeBound(cut, upper, argument));
        }
        double cosine = sector.cosine();
        double least = lower * cosine - midpoint;
        double greatest = upper - midpoint;
        double height = sector.height();
        double complement = boxBound(-greatest, -least, height);
        double far = sector.nearest(1 / cosine);
        double byDecay = far * Math.exp(midpoint - far * cosine) * complement * complement;
        double byModulus = upper * boxBound(least, greatest, height) * complement;
        // NaN comes from an infinite factor times 0: this bound is of no use.
        return ExposureSector.roundedUp(Math.min(finiteOrInfinite(byDecay), finiteOrInfinite(byModulus)));
    }

    /** {@inheritDoc} Proof: it is \(|1-y(1-2\varphi)|\) times the slope, and \(|1-2\varphi|\le1\). */
    @Override
    public double slopeVariation(double lower, double upper) {
        return ExposureSector.roundedUp((1 + upper) * slopeBound(lower, upper, 0));
    }

    private static double finiteOrInfinite(double bound) {
        return Double.isNaN(bound) ? Double.POSITIVE_INFINITY : bound;
    }

    /** A bound on |1/(1+e^(x+ib))| over the box least ≤ x ≤ greatest, |b| ≤ height. */
    private static double boxBound(double least, double greatest, double height) {
        if (height <= BELOW_POLE) {
            double cosine = Math.cos(height);
            double e = Math.exp(cosine < 0 ? Math.clamp(Math.log(-cosine), least, greatest) : least);
            return 1 / Math.hypot(1 + e * cosine, e * Math.sin(height));
        }
        if (least > BESIDE_POLE) {
            return Math.exp(-least) / -Math.expm1(-least);
        }
        return greatest < -BESIDE_POLE ? 1 / -Math.expm1(greatest) : Double.POSITIVE_INFINITY;
    }

    /** A modulus right of the midpoint but with |Im y| still below the pole, if the sector passes below it. */
    private double cut(ExposureSector sector) {
        double start = Math.max(midpoint, 0);
        double room = BELOW_POLE / Math.tan(sector.argument()) - start;
        return room > 0 ? (start + Math.min(room / 2, 5)) / sector.cosine() : Double.NaN;
    }
}
