package org.neuralquanta.emergence;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.special.GammaRatio;

/**
 * A quantum is learned at its first sample, under Poisson sampling: \(\varphi(y)=e^{-y}\), \(M[\varphi](z)=\Gamma(z)\). It is {@link Shots}
 * with τ = 1. Immutable, thread-safe.
 *
 * <p>Source: Hutter, arXiv 2102.04074 (T8, T12).
 */
@Statement({"T8", "T12"})
public record Exponential() implements EmergenceCurve, SectorBounds {

    @Override
    public double open(double exposure) {
        return Math.exp(-Checked.exposure(exposure));
    }

    /** {@inheritDoc} The exponential function is accurate to within one ulp. */
    @Override
    public Enclosure openEnclosure(double exposure) {
        double open = open(exposure);
        return new Enclosure(Math.max(0, Math.nextDown(open)), Math.min(1, Math.nextUp(open)));
    }

    @Override
    public double closed(double exposure) {
        return -Math.expm1(-Checked.exposure(exposure));
    }

    @Override
    public Optional<EmergenceCurve.Closing> closing() {
        return Optional.of(new EmergenceCurve.Closing(1, 1, 1));
    }

    @Override
    public OptionalLong countedSamples() {
        return OptionalLong.of(1);
    }

    @Override
    public Optional<SectorBounds> sectorBounds() {
        return Optional.of(this);
    }

    @Override
    public double slope(double exposure) {
        return exposure * Math.exp(-Checked.exposure(exposure));
    }

    @Override
    public double atZero() {
        return 1;
    }

    @Override
    public double mellin(double z) {
        return GammaRatio.gamma(Checked.mellinArgument(z));
    }

    @Override
    public OptionalDouble mellinShareBeyond(double z, double exposure) {
        return new Shots(1).mellinShareBeyond(z, exposure);
    }

    @Override
    public boolean isConvex() {
        return true;
    }

    @Override
    public boolean isProbability() {
        return true;
    }

    /** {@inheritDoc} It is narrow at small exposures too: the function is accurate to within one ulp. */
    @Override
    public Enclosure closedEnclosure(double exposure) {
        double closed = closed(exposure);
        return new Enclosure(Math.max(0, Math.nextDown(closed)), Math.min(1, Math.nextUp(closed)));
    }

    /** {@inheritDoc} Proof: \(|e^{-y}|=e^{-\mathrm{Re}\,y}\) and Re y ≥ |y| cos(arg y). */
    @Override
    public double openBound(double lower, double upper, double argument) {
        return ExposureSector.roundedUp(Math.exp(-lower * new ExposureSector(lower, upper, argument).cosine()));
    }

    /** {@inheritDoc} It is that of {@link Shots} with τ = 1. */
    @Override
    public double closedBound(double lower, double upper, double argument) {
        return Shots.closedBound(this, lower, upper, argument);
    }

    /**
     * {@inheritDoc} Proof: \(|y e^{-y}|\le r e^{-rc}\) with r = |y|, c = cos(argument), which is largest at r = 1/c.
     */
    @Override
    public double slopeBound(double lower, double upper, double argument) {
        var sector = new ExposureSector(lower, upper, argument);
        double r = sector.nearest(1 / sector.cosine());
        return ExposureSector.roundedUp(r * Math.exp(-r * sector.cosine()));
    }

    /** {@inheritDoc} Proof: it is \(|1-y|\,ye^{-y}\). */
    @Override
    public double slopeVariation(double lower, double upper) {
        double factor = Math.max(Math.abs(1 - lower), Math.abs(1 - upper));
        return ExposureSector.roundedUp(factor * slopeBound(lower, upper, 0));
    }
}
