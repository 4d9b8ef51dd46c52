package org.neuralquanta.emergence;

import java.util.Optional;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.Polylogarithm;

/**
 * The loss of a two-layer multilinear model, the square of a logistic curve: \(\varphi(y)=1/(1+e^{y-m})^2\),
 * \(M[\varphi](z)=\Gamma(z)\,(\mathrm{Li}_{z-1}(-e^m)-\mathrm{Li}_z(-e^m))\) (T8). It is not normalised at 0: φ is a
 * share of loss, not a probability. Immutable, thread-safe.
 *
 * <p>Source: Nam, Fonseca, Lee, Mingard, Louis, arXiv 2404.17563, where \(m=\ln(1/\varepsilon-1)\) for the initial
 * skill strength ε.
 *
 * @param midpoint m in [−50, 200], the exposure at which φ = ¼
 */
@Statement("T8")
public record Multilinear(double midpoint) implements EmergenceCurve, SectorBounds {

    /**
     * Checks the midpoint.
     *
     * @throws IllegalArgumentException if the midpoint is out of range
     */
    public Multilinear {
        if (!(midpoint >= -50 && midpoint <= 200)) {
            throw new IllegalArgumentException("midpoint must lie in [-50, 200], was " + midpoint);
        }
    }

    /**
     * The multilinear curve.
     *
     * @param midpoint m in [−50, 200]
     * @return the curve
     * @throws IllegalArgumentException if the midpoint is out of range
     */
    public static Multilinear of(double midpoint) {
        return new Multilinear(midpoint);
    }

    @Override
    public double open(double exposure) {
        double strength = root().open(exposure);
        return strength * strength;
    }

    @Override
    public Enclosure openEnclosure(double exposure) {
        double open = open(exposure);
        double error = open * (2.01 * root().relativeError(exposure) + 0x1p-52) + Logistic.NEGLIGIBLE;
        return new Enclosure(Math.max(0, Math.nextDown(open - error)), Math.min(1, Math.nextUp(open + error)));
    }

    /** {@inheritDoc} Computed as (ψ(0) − ψ(y))(ψ(0) + ψ(y)) with φ = ψ². */
    @Override
    public double closed(double exposure) {
        return root().closed(exposure) * (root().atZero() + root().open(exposure));
    }

    /** {@inheritDoc} Its coefficient is \(2\psi(0)^2(1-\psi(0))\) with φ = ψ². */
    @Override
    public Optional<EmergenceCurve.Closing> closing() {
        return Optional.of(new EmergenceCurve.Closing(1, 2 * root().atZero() * root().closedCoefficient(), 1));
    }

    @Override
    public double steepness() {
        return Math.max(1, midpoint);
    }

    @Override
    public Optional<SectorBounds> sectorBounds() {
        return Optional.of(this);
    }

    @Override
    public double slope(double exposure) {
        return 2 * root().open(exposure) * root().slope(exposure);
    }

    @Override
    public double atZero() {
        return root().atZero() * root().atZero();
    }

    @Override
    public double mellin(double z) {
        return Checked.finite(GammaRatio.gamma(Checked.mellinArgument(z)) * Polylogarithm.difference(z, midpoint));
    }

    @Override
    public boolean isProbability() {
        return false;
    }

    /** {@inheritDoc} It is the square of the logistic curve's bound. */
    @Override
    public double openBound(double lower, double upper, double argument) {
        double bound = root().openBound(lower, upper, argument);
        return ExposureSector.roundedUp(bound * bound);
    }

    /** {@inheritDoc} It is the sum of φ(0) and the bound on |φ|. */
    @Override
    public double closedBound(double lower, double upper, double argument) {
        return atZero() + openBound(lower, upper, argument);
    }

    /** {@inheritDoc} Proof: \(y\varphi'=2\psi\cdot y\psi'\) with φ = ψ². */
    @Override
    public double slopeBound(double lower, double upper, double argument) {
        double bound = 2 * root().openBound(lower, upper, argument) * root().slopeBound(lower, upper, argument);
        return Double.isNaN(bound) ? Double.POSITIVE_INFINITY : ExposureSector.roundedUp(bound);
    }

    /** {@inheritDoc} Proof: with φ = ψ² it is \(|1-y(2-3\psi)|\) times the slope, and \(|2-3\psi|\le2\). */
    @Override
    public double slopeVariation(double lower, double upper) {
        return ExposureSector.roundedUp((1 + 2 * upper) * slopeBound(lower, upper, 0));
    }

    private Logistic root() {
        return new Logistic(midpoint);
    }
}
