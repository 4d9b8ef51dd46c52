package org.neuralquanta.law;

import java.util.Objects;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Threshold;

/**
 * What the theory assumes: how often quanta are used, what each is worth, costs and needs, and how it emerges. Quanta are
 * learned in the order of their rank (QH2). The defaults are those of Michaud et al., arXiv 2303.13506: gap 1, cost 1,
 * threshold 1, residual loss 0.
 *
 * <ul>
 *   <li>gap of quantum k: \(\Delta k^\eta\);
 *   <li>cost in parameters: \(C k^\kappa\);
 *   <li>exposure to D samples: \(y = D p_k / k^\delta\), so a threshold curve has the threshold \(\tau k^\delta\);
 *   <li>exposure in S steps: \(y = S p_k^\nu\).
 * </ul>
 *
 * <p>Immutable, thread-safe; each {@code with…} method returns a changed copy.
 */
@Statement({"T8", "T17"})
public final class QuantaModel {

    private record Settings(
            QuantaDistribution distribution,
            EmergenceCurve emergence,
            double gap,
            double eta,
            double cost,
            double kappa,
            double delta,
            double nu,
            double residual) {}

    /** Of α − η, with infinitely many quanta. */
    private static final double LEAST_DECAY = 1e-12;

    private final Settings settings;

    private QuantaModel(Settings settings) {
        this.settings = settings;
        positive("gap", settings.gap);
        positive("cost", settings.cost);
        finite("eta", settings.eta);
        finite("kappa", settings.kappa);
        finite("delta", settings.delta);
        if (!(settings.nu >= 0 && settings.nu < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("nu must be finite and >= 0, was " + settings.nu);
        }
        if (!(settings.residual >= 0 && settings.residual < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("residual loss must be finite and >= 0, was " + settings.residual);
        }
        switch (settings.distribution) {
            case ParametricQuanta quanta -> checkRanked(quanta, settings);
            case TabulatedQuanta quanta -> checkTable(quanta, settings);
        }
    }

    private static void checkRanked(ParametricQuanta quanta, Settings settings) {
        if (quanta.quanta().isEmpty() && !(quanta.alpha() - settings.eta >= LEAST_DECAY)) {
            throw new IllegalArgumentException("eta must be < alpha = " + quanta.alpha()
                    + ", by at least 1e-12, for infinitely many quanta, was " + settings.eta
                    + ": the total loss would be infinite; give a finite number of quanta");
        }
        requireExposureFallsWithRank(quanta, settings.delta);
    }

    private static void checkTable(TabulatedQuanta quanta, Settings settings) {
        long last = quanta.quanta().orElseThrow();
        // Neither factor rises with the rank for η < 0; k^η p_k is at least p_k for η ≥ 0.
        if (settings.eta < 0
                && !(quanta.probability(last) * Math.pow((double) last, settings.eta) >= Double.MIN_NORMAL)) {
            throw new IllegalArgumentException("eta = " + settings.eta + " makes k^eta p_k of the last rank, " + last
                    + ", smaller than 2^-1022, the smallest normal double; take eta nearer to 0 or fewer quanta");
        }
        double delta = settings.delta;
        for (long k = 1; delta < 0 && k < last; k++) {
            if (quanta.weight(k + 1) * Math.pow(k + 1.0, -delta) > quanta.weight(k) * Math.pow((double) k, -delta)) {
                throw exposureRises(delta, k, k + 1);
            }
        }
    }

    private static IllegalArgumentException exposureRises(double delta, long rank, long next) {
        return new IllegalArgumentException("delta = " + delta + " makes the exposure of rank " + next + " exceed that of rank " + rank
                + ": quanta would not be learned in the order of their rank; take delta nearer to 0");
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and > 0, was " + value);
        }
    }

    private static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, was " + value);
        }
    }

    private static void requireExposureFallsWithRank(ParametricQuanta quanta, double delta) {
        if (!(1 + quanta.alpha() + delta > 0)) {
            throw new IllegalArgumentException("delta must be > -(1 + alpha) = " + -(1 + quanta.alpha()) + ", was " + delta
                    + ": otherwise rare quanta are learned before frequent ones");
        }
        var exposure = quanta.useFrequency().times(1, -delta);
        double last = (double) quanta.quanta().orElse(QuantaDistribution.MAX_RANK);
        for (double k = 1; delta < 0 && k < last; k = k < 64 ? k + 1 : 2 * k) {
            double next = Math.min(k < 64 ? k + 1 : 2 * k, last);
            if (exposure.at(next) > exposure.at(k)) {
                throw exposureRises(delta, (long) k, (long) next);
            }
        }
    }

    /**
     * The model of Michaud et al. over a distribution: threshold 1, gap 1, cost 1, residual loss 0.
     *
     * @param distribution how often each quantum is used
     * @return the model
     */
    public static QuantaModel of(QuantaDistribution distribution) {
        return new QuantaModel(
                new Settings(Objects.requireNonNull(distribution), new Threshold(1), 1, 0, 1, 0, 0, 1, 0));
    }

    /**
     * Changes the emergence curve.
     *
     * @param curve the share of a gap that is open at an exposure
     * @return the changed model
     */
    public QuantaModel learnedAfter(EmergenceCurve curve) {
        Settings s = settings;
        return new QuantaModel(new Settings(
                s.distribution, Objects.requireNonNull(curve), s.gap, s.eta, s.cost, s.kappa, s.delta, s.nu, s.residual));
    }

    /**
     * Changes the gap, \(\Delta k^\eta\).
     *
     * @param gap Δ &gt; 0, in units of loss
     * @param eta η, below α − 1e-12 for infinitely many quanta; for a table such that no \(k^\eta p_k\) is below 2^−1022
     * @return the changed model
     * @throws IllegalArgumentException if a value is out of range
     */
    public QuantaModel withGap(double gap, double eta) {
        Settings s = settings;
        return new QuantaModel(
                new Settings(s.distribution, s.emergence, gap, eta, s.cost, s.kappa, s.delta, s.nu, s.residual));
    }

    /**
     * Changes the cost in parameters, \(C k^\kappa\).
     *
     * @param cost C &gt; 0, in parameters
     * @param kappa κ
     * @return the changed model
     * @throws IllegalArgumentException if a value is out of range
     */
    public QuantaModel withCost(double cost, double kappa) {
        Settings s = settings;
        return new QuantaModel(
                new Settings(s.distribution, s.emergence, s.gap, s.eta, cost, kappa, s.delta, s.nu, s.residual));
    }

    /**
     * Changes the exposure to data, \(y = D p_k / k^\delta\).
     *
     * @param delta δ &gt; −(1+α), such that the exposure falls with the rank
     * @return the changed model
     * @throws IllegalArgumentException if δ is out of range
     */
    public QuantaModel withExposurePower(double delta) {
        Settings s = settings;
        return new QuantaModel(
                new Settings(s.distribution, s.emergence, s.gap, s.eta, s.cost, s.kappa, delta, s.nu, s.residual));
    }

    /**
     * Changes the exposure in steps, \(y = S p_k^\nu\).
     *
     * @param nu ν ≥ 0; at 0 all quanta are learned at once
     * @return the changed model
     * @throws IllegalArgumentException if ν is out of range
     */
    public QuantaModel withLearningPower(double nu) {
        Settings s = settings;
        return new QuantaModel(
                new Settings(s.distribution, s.emergence, s.gap, s.eta, s.cost, s.kappa, s.delta, nu, s.residual));
    }

    /**
     * Changes the loss that no resource removes.
     *
     * @param residual L∞ ≥ 0, in units of loss
     * @return the changed model
     * @throws IllegalArgumentException if L∞ is out of range
     */
    public QuantaModel withResidual(double residual) {
        Settings s = settings;
        return new QuantaModel(
                new Settings(s.distribution, s.emergence, s.gap, s.eta, s.cost, s.kappa, s.delta, s.nu, residual));
    }

    /**
     * Loss against parameters (T10).
     *
     * @return the law
     */
    public ParameterLaw parameters() {
        return new ParameterLaw(this);
    }

    /**
     * Loss against data under Poisson sampling (T11, T12).
     *
     * @return the law
     */
    public DataLaw data() {
        return data(Sampling.POISSON);
    }

    /**
     * Loss against data.
     *
     * @param sampling how the samples are drawn
     * @return the law
     * @throws IllegalArgumentException if the sampling does not go with the emergence curve or the distribution
     */
    public DataLaw data(Sampling sampling) {
        return new DataLaw(this, sampling);
    }

    /**
     * Loss against steps in one epoch (T15).
     *
     * @return the law
     * @throws NoPowerLawException if ν = 0: all quanta are learned at once, and there is no law
     */
    public StepLaw steps() {
        return new StepLaw(this);
    }

    /**
     * Loss against compute (T18).
     *
     * @return the law
     */
    public ComputeLaw compute() {
        return new ComputeLaw(this);
    }

    /**
     * Loss against parameters and data together, with room for the first quanta (T38).
     *
     * @return the law
     */
    public JointLaw joint() {
        return joint(Capacity.sharp());
    }

    /**
     * Loss against parameters and data together (T38).
     *
     * @param capacity which quanta have room
     * @return the law
     * @throws IllegalArgumentException if the capacity is soft and any room at all would cost infinitely many parameters, as for
     *     infinitely many quanta with κ ≥ α
     */
    public JointLaw joint(Capacity capacity) {
        return new JointLaw(this, Objects.requireNonNull(capacity));
    }

    /**
     * How often each quantum is used.
     *
     * @return the distribution
     */
    public QuantaDistribution distribution() {
        return settings.distribution;
    }

    /**
     * How quanta emerge.
     *
     * @return the emergence curve
     */
    public EmergenceCurve emergence() {
        return settings.emergence;
    }

    /**
     * The gap Δ of the first quantum.
     *
     * @return Δ
     */
    public double gap() {
        return settings.gap;
    }

    /**
     * The exponent of gaps.
     *
     * @return η
     */
    public double eta() {
        return settings.eta;
    }

    /**
     * The cost C of the first quantum in parameters.
     *
     * @return C
     */
    public double cost() {
        return settings.cost;
    }

    /**
     * The exponent of costs.
     *
     * @return κ
     */
    public double kappa() {
        return settings.kappa;
    }

    /**
     * The exponent of data needs.
     *
     * @return δ
     */
    public double delta() {
        return settings.delta;
    }

    /**
     * The exponent of learning times.
     *
     * @return ν
     */
    public double nu() {
        return settings.nu;
    }

    /**
     * The loss that no resource removes.
     *
     * @return L∞
     */
    public double residual() {
        return settings.residual;
    }

    /** What encloses the whole loss, which is at least L∞, where the rest of it is enclosed. */
    Enclosure aboveResidual(Enclosure reducible) {
        Enclosure sum = settings.residual == 0 ? reducible : Enclosure.exactly(settings.residual).plus(reducible);
        return new Enclosure(Math.max(settings.residual, sum.lower()), sum.upper());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuantaModel that && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    @Override
    public String toString() {
        return settings.toString().replaceFirst("Settings", "QuantaModel");
    }
}
