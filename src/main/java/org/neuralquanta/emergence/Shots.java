package org.neuralquanta.emergence;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.IncompleteGamma;

/**
 * A quantum is learned at its τ-th sample, under Poisson sampling: \(\varphi(y)=Q(\tau,y)\), the regularised upper incomplete gamma
 * function, and \(M[\varphi](z)=\Gamma(\tau+z)/(z\,\Gamma(\tau))\) (T8, T12). Real τ interpolates between the integers. Immutable,
 * thread-safe.
 *
 * @param tau τ in [1e-3, 1e6], the number of samples that a quantum needs
 */
@Statement({"T8", "T12"})
public record Shots(double tau) implements EmergenceCurve, SectorBounds {

    private static final double MOST_SHOTS = 1e6;

    /** Up to here bounds evaluate Q; beyond, Chernoff's bound is sharp enough and cheaper. */
    private static final double SHARP_UP_TO = 64;
    /** Up to this modulus Q is far from underflow. */
    private static final double SHARP_BELOW = 300;

    /**
     * Checks τ.
     *
     * @throws IllegalArgumentException if τ is out of range
     */
    public Shots {
        if (!(tau >= 1e-3 && tau <= MOST_SHOTS)) {
            throw new IllegalArgumentException("tau must lie in [1e-3, 1e6], was " + tau);
        }
    }

    /**
     * The curve of τ samples.
     *
     * @param tau τ in [1e-3, 1e6], the number of samples that a quantum needs
     * @return the curve
     * @throws IllegalArgumentException if τ is out of range
     */
    public static Shots of(double tau) {
        return new Shots(tau);
    }

    @Override
    public double open(double exposure) {
        return IncompleteGamma.upper(tau, Checked.exposure(exposure));
    }

    /** {@inheritDoc} For fractional τ it is narrow relative to 1, but not relative to a small φ. */
    @Override
    public Enclosure openEnclosure(double exposure) {
        return IncompleteGamma.upperEnclosure(tau, Checked.exposure(exposure));
    }

    @Override
    public double closed(double exposure) {
        return IncompleteGamma.lower(tau, Checked.exposure(exposure));
    }

    /** {@inheritDoc} It is narrow at small exposures too. */
    @Override
    public Enclosure closedEnclosure(double exposure) {
        return IncompleteGamma.lowerEnclosure(tau, Checked.exposure(exposure));
    }

    /** {@inheritDoc} Its coefficient is \(1/\Gamma(\tau+1)\), which underflows to 0 for τ above 170. */
    @Override
    public Optional<EmergenceCurve.Closing> closing() {
        return Optional.of(new EmergenceCurve.Closing(tau, tau > 170 ? 0 : Math.E * IncompleteGamma.term(tau, 1), 1));
    }

    /** {@inheritDoc} Empty for a fractional τ. */
    @Override
    public OptionalLong countedSamples() {
        return tau == Math.rint(tau) ? OptionalLong.of((long) tau) : OptionalLong.empty();
    }

    @Override
    public double steepness() {
        return Math.max(1, Math.sqrt(tau));
    }

    @Override
    public Optional<SectorBounds> sectorBounds() {
        return Optional.of(this);
    }

    @Override
    public double slope(double exposure) {
        return tau * IncompleteGamma.term(tau, Checked.exposure(exposure));
    }

    @Override
    public double atZero() {
        return 1;
    }

    @Override
    public double mellin(double z) {
        return Checked.finite(GammaRatio.value(tau, Checked.mellinArgument(z)) / z);
    }

    /** {@inheritDoc} Integrated by parts it is \(Q(\tau+z,y)-y^z\frac{\Gamma(\tau)}{\Gamma(\tau+z)}Q(\tau,y)\), with τ + z at most 1e6. */
    @Override
    public OptionalDouble mellinShareBeyond(double z, double exposure) {
        if (tau + z > MOST_SHOTS) {
            return OptionalDouble.empty();
        }
        double open = IncompleteGamma.upper(tau, exposure);
        // The power may be infinite where nothing is open.
        double missing = open == 0 ? 0 : Math.pow(exposure, z) / GammaRatio.value(tau, z) * open;
        return OptionalDouble.of(Math.max(0, IncompleteGamma.upper(tau + z, exposure) - missing));
    }

    @Override
    public boolean isConvex() {
        return tau <= 1;
    }

    @Override
    public boolean isProbability() {
        return true;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Proof: with r = |y|, θ = |arg y|, shifting the ray of integration,
     * \(|Q(\tau,y)|\le\frac{e^{-\mathrm{Re}\,y}}{\Gamma(\tau)}\int_0^\infty|y+s|^{\tau-1}e^{-s}\,ds\). For τ ≥ 1,
     * |y+s| ≤ r+s gives \(f(r)=e^{(1-\cos\theta)r}Q(\tau,r)\); for τ &lt; 1, |y+s| ≥ (r+s) cos(θ/2) gives
     * \(f(r)\cos(\theta/2)^{\tau-1}\). Both increase with θ. The hazard rate \(h=r^{\tau-1}e^{-r}/(\Gamma(\tau)Q)\)
     * of the gamma distribution is monotone and \(h\ge1-\max(\tau-1,0)/r\), so f is unimodal and decreases from r =
     * (τ−1)/cos θ on. Everywhere Chernoff's bound \(Q(\tau,r)\le(1-s)^{-\tau}e^{-sr}\), 0 ≤ s &lt; 1, gives
     * \(f(r)\le\cos(\theta)^{-\tau}\) (s = 1 − cos θ) and, for r cos θ ≥ τ, \(f(r)\le
     * e^{\tau-r\cos\theta}(r/\tau)^\tau\) (s = 1 − τ/r), which decreases. Where r cos θ ≤ τ,
     * \(|P(\tau,y)|\le\frac{r^\tau}{\Gamma(\tau)}\int_0^1t^{\tau-1}e^{-rt\cos\theta}\,dt=\cos(\theta)^{-\tau}
     * P(\tau,r\cos\theta)\) and Chernoff's bound give \(|Q|\le1+e^{\tau-r\cos\theta}(r/\tau)^\tau\), which increases.
     */
    @Override
    public double openBound(double lower, double upper, double argument) {
        var sector = new ExposureSector(lower, upper, argument);
        double cosine = sector.cosine();
        double factor = tau < 1 ? Math.pow(Math.cos(argument / 2), tau - 1) : 1;
        if (tau <= SHARP_UP_TO && lower <= SHARP_BELOW && lower * cosine >= tau - 1) {
            double defect = new ExposureSector(lower, lower, argument).defect();
            return ExposureSector.roundedUp(Math.exp(defect) * IncompleteGamma.upper(tau, lower) * factor);
        }
        double r = Math.max(lower, tau / cosine);
        double bound = Math.exp(Math.min(chernoff(r, cosine), sector.defect())) * factor;
        double below = upper * cosine < tau ? 1 + Math.exp(chernoff(upper, cosine)) : Double.POSITIVE_INFINITY;
        return ExposureSector.roundedUp(Math.min(bound, below));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Proof: \(P(\tau,y)=\frac{y^\tau e^{-y}}{\Gamma(\tau+1)}\sum_j\frac{y^j}{(\tau+1)_j}\) gives
     * \(|P(\tau,y)|\le e^{|y|-\mathrm{Re}\,y}P(\tau,|y|)\), which is small where y is.
     */
    @Override
    public double closedBound(double lower, double upper, double argument) {
        return closedBound(this, lower, upper, argument);
    }

    /** The bound, also for the exponential curve. */
    static <C extends EmergenceCurve & SectorBounds> double closedBound(C curve, double lower, double upper, double argument) {
        double plain = curve.atZero() + curve.openBound(lower, upper, argument);
        double half = Math.sin(0.5 * argument);
        return Math.min(plain, Math.exp(2 * half * half * upper) * curve.closed(upper) * (1 + 1e-9));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Proof: \(|y\varphi'(y)|=|y^\tau e^{-y}|/\Gamma(\tau)\le r^\tau e^{-rc}/\Gamma(\tau)\) with r = |y| and c =
     * cos(argument), which is largest at r = τ/c.
     */
    @Override
    public double slopeBound(double lower, double upper, double argument) {
        var sector = new ExposureSector(lower, upper, argument);
        double cosine = sector.cosine();
        double r = sector.nearest(tau / cosine);
        double exponent = IncompleteGamma.logTerm(tau, r * cosine) - tau * Math.log(cosine);
        return ExposureSector.roundedUp(tau * Math.exp(exponent + rounding(r)));
    }

    /** {@inheritDoc} Proof: the slope is \(y^\tau e^{-y}/\Gamma(\tau)\), so it is \(|\tau-y|\) times the slope. */
    @Override
    public double slopeVariation(double lower, double upper) {
        double factor = Math.max(Math.abs(tau - lower), Math.abs(tau - upper));
        return ExposureSector.roundedUp(factor * slopeBound(lower, upper, 0));
    }

    /** The logarithm of \(e^{\tau-rc}(r/\tau)^\tau\), rounded up. */
    private double chernoff(double r, double cosine) {
        double ratio = r * cosine / tau;
        // Of τ below 1 the ratio may be out of the range of doubles where the exponent is not.
        double exponent = ratio < Double.POSITIVE_INFINITY
                ? tau * (Math.log(r / tau) + 1 - ratio)
                : tau * (Math.log(r) - Math.log(tau) + 1) - r * cosine;
        return exponent + rounding(r);
    }

    /** Larger than the rounding of an exponent with terms of size τ and r. */
    private double rounding(double r) {
        return 1e-15 * (tau + r);
    }
}
