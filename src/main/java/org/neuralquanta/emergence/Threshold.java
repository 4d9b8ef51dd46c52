package org.neuralquanta.emergence;

import java.util.Optional;
import java.util.OptionalDouble;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

/**
 * The hard threshold of the quantization model, for training over many epochs: \(\varphi(y)=1\) for y &lt; τ, else 0;
 * \(M[\varphi](z)=\tau^z/z\). Immutable, thread-safe.
 *
 * <p>Source: Michaud, Liu, Girit, Tegmark, arXiv 2303.13506 (T8, T11).
 *
 * @param tau τ &gt; 0, the number of samples that a quantum needs
 */
@Statement({"T8", "T11"})
public record Threshold(double tau) implements EmergenceCurve, SectorBounds {

    /**
     * Checks τ.
     *
     * @throws IllegalArgumentException if τ is not positive and finite
     */
    public Threshold {
        if (!(tau > 0 && tau < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tau must be finite and > 0, was " + tau);
        }
    }

    /**
     * The threshold curve.
     *
     * @param tau τ &gt; 0, the number of samples that a quantum needs
     * @return the curve
     * @throws IllegalArgumentException if τ is not positive and finite
     */
    public static Threshold of(double tau) {
        return new Threshold(tau);
    }

    @Override
    public double open(double exposure) {
        return Checked.exposure(exposure) < tau ? 1 : 0;
    }

    @Override
    public Enclosure openEnclosure(double exposure) {
        return Enclosure.exactly(open(exposure));
    }

    @Override
    public double closed(double exposure) {
        return Checked.exposure(exposure) < tau ? 0 : 1;
    }

    @Override
    public Optional<EmergenceCurve.Closing> closing() {
        return Optional.of(new EmergenceCurve.Closing(Double.POSITIVE_INFINITY, 0, 1));
    }

    @Override
    public OptionalDouble step() {
        return OptionalDouble.of(tau);
    }

    @Override
    public Optional<SectorBounds> sectorBounds() {
        return Optional.of(this);
    }

    @Override
    public double slope(double exposure) {
        throw new UnsupportedOperationException("a threshold is a step and has no slope");
    }

    @Override
    public double atZero() {
        return 1;
    }

    @Override
    public double mellin(double z) {
        return Checked.finite(Math.pow(tau, Checked.mellinArgument(z)) / z);
    }

    @Override
    public OptionalDouble mellinShareBeyond(double z, double exposure) {
        if (!(exposure > 0)) {
            throw new IllegalArgumentException("exposure must be > 0, was " + exposure);
        }
        return OptionalDouble.of(exposure < tau ? -Math.expm1(Checked.mellinArgument(z) * Math.log(exposure / tau)) : 0);
    }

    @Override
    public boolean isProbability() {
        return true;
    }

    /** {@inheritDoc} The step at |y| = τ is not analytic: the bound is infinite if the sector meets both sides of it. */
    @Override
    public double openBound(double lower, double upper, double argument) {
        var sector = new ExposureSector(lower, upper, argument);
        return sector.upper() < tau ? 1 : sector.lower() >= tau ? 0 : Double.POSITIVE_INFINITY;
    }

    /** {@inheritDoc} It is the sum of φ(0) and the bound on |φ|. */
    @Override
    public double closedBound(double lower, double upper, double argument) {
        return atZero() + openBound(lower, upper, argument);
    }

    /** {@inheritDoc} The step at |y| = τ is not analytic: the bound is infinite if the sector meets both sides of it. */
    @Override
    public double slopeBound(double lower, double upper, double argument) {
        var sector = new ExposureSector(lower, upper, argument);
        return sector.upper() < tau || sector.lower() >= tau ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public double slopeVariation(double lower, double upper) {
        return slopeBound(lower, upper, 0);
    }
}
