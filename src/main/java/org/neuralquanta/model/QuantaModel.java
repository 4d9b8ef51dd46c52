package org.neuralquanta.model;

import java.util.Objects;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.FrequencyForm;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Threshold;

/**
 * The assumptions of the theory: how often quanta are used, their gaps, costs and exposures, and how they emerge. Quanta are learned in the
 * order of their rank (QH2). Laws are made from a model: {@code DataLaw.of(model)}, {@code ParameterLaw.of(model)}, and so on. Immutable,
 * thread-safe; each {@code with} returns a changed copy.
 *
 * {@snippet file="org/neuralquanta/ExamplesTest.java" region="model"}
 *
 * @param distribution how often each quantum is used
 * @param emergence the share of a gap that is open at an exposure
 * @param gap the gaps, \(\Delta k^\eta\), with η below α − 1e-12 for infinitely many quanta; for a table, no \(k^\eta p_k\) may be below
 *     2^−1022
 * @param cost the costs in parameters, \(C k^\kappa\)
 * @param exposure the exposures, \(D p_k / k^\delta\) to data and \(S p_k^\nu\) in steps, with δ &gt; −(1+α), so that they fall with the
 *     rank
 * @param residual irreducible loss L∞ ≥ 0
 */
@Statement({"T8", "T17"})
public record QuantaModel(
        QuantaDistribution distribution, EmergenceCurve emergence, Gap gap, Cost cost, Exposure exposure, double residual) {

    /** The least α − η for infinitely many quanta. */
    private static final double LEAST_DECAY = 1e-12;

    /**
     * Checks that the values are consistent.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public QuantaModel {
        Objects.requireNonNull(emergence);
        Objects.requireNonNull(cost);
        if (!(residual >= 0 && residual < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("irreducible loss must be finite and >= 0, was " + residual);
        }
        switch (distribution.form()) {
            case ParametricQuanta quanta -> checkRanked(quanta, gap.eta(), exposure.delta());
            case TabulatedQuanta quanta -> checkTable(quanta, gap.eta(), exposure.delta());
            case FrequencyForm.Rankwise form -> checkRankwise(form.quanta(), gap.eta(), exposure.delta());
        }
    }

    private static void checkRanked(ParametricQuanta quanta, double eta, double delta) {
        if (quanta.quanta().isEmpty() && !(quanta.alpha() - eta >= LEAST_DECAY)) {
            throw new IllegalArgumentException("eta must be < alpha = " + quanta.alpha()
                    + ", by at least 1e-12, for infinitely many quanta, was " + eta
                    + ": the total loss would be infinite; give a finite number of quanta");
        }
        requireExposureFallsWithRank(quanta, delta);
    }

    private static void checkTable(TabulatedQuanta quanta, double eta, double delta) {
        long last = quanta.quanta().orElseThrow();
        // Neither factor rises with the rank for η < 0; k^η p_k is at least p_k for η ≥ 0.
        if (eta < 0
                && !(quanta.probability(last) * Math.pow((double) last, eta) >= Double.MIN_NORMAL)) {
            throw new IllegalArgumentException("eta = " + eta + " makes k^eta p_k of the last rank, " + last
                    + ", smaller than 2^-1022, the smallest normal double; use an eta nearer to 0 or fewer quanta");
        }
        for (long k = 1; delta < 0 && k < last; k++) {
            if (quanta.weight(k + 1) * Math.pow(k + 1.0, -delta) > quanta.weight(k) * Math.pow((double) k, -delta)) {
                throw exposureRises(delta, k, k + 1);
            }
        }
    }

    private static void checkRankwise(QuantaDistribution quanta, double eta, double delta) {
        if (eta != 0) {
            throw new IllegalArgumentException("eta must be 0 for " + quanta + ", was " + eta
                    + ": the sum of k^eta p_k does not follow from its tail; give a formula, or a finite number of quanta");
        }
        if (!(delta >= 0)) {
            throw new IllegalArgumentException("delta must be >= 0 for " + quanta + ", was " + delta
                    + ": else the exposure is not known to fall with the rank; give a formula, or a finite number of quanta");
        }
    }

    private static IllegalArgumentException exposureRises(double delta, long rank, long next) {
        return new IllegalArgumentException("delta = " + delta + " makes the exposure of rank " + next + " exceed that of rank " + rank
                + ": quanta would not be learned in the order of their rank; use a delta nearer to 0");
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
     * The model of Michaud et al., arXiv 2303.13506, over a distribution: threshold 1, gap 1, cost 1, irreducible loss 0.
     *
     * @param distribution how often each quantum is used
     * @return the model
     */
    public static QuantaModel of(QuantaDistribution distribution) {
        return new QuantaModel(distribution, Threshold.of(1), Gap.EQUAL, Cost.EQUAL, Exposure.PLAIN, 0);
    }

    /**
     * Changes the emergence curve.
     *
     * @param curve the share of a gap that is open at an exposure
     * @return the changed model
     */
    public QuantaModel learnedAfter(EmergenceCurve curve) {
        return new QuantaModel(distribution, curve, gap, cost, exposure, residual);
    }

    /**
     * Changes the gaps.
     *
     * @param gaps what quanta are worth
     * @return the changed model
     * @throws IllegalArgumentException if they are inconsistent with the distribution
     */
    public QuantaModel with(Gap gaps) {
        return new QuantaModel(distribution, emergence, gaps, cost, exposure, residual);
    }

    /**
     * Changes the costs in parameters.
     *
     * @param costs what quanta cost
     * @return the changed model
     */
    public QuantaModel with(Cost costs) {
        return new QuantaModel(distribution, emergence, gap, costs, exposure, residual);
    }

    /**
     * Changes the exposures.
     *
     * @param exposures to data and in steps
     * @return the changed model
     * @throws IllegalArgumentException if they rise with the rank
     */
    public QuantaModel with(Exposure exposures) {
        return new QuantaModel(distribution, emergence, gap, cost, exposures, residual);
    }

    /**
     * Changes the irreducible loss.
     *
     * @param loss L∞ ≥ 0, in units of loss
     * @return the changed model
     * @throws IllegalArgumentException if L∞ is out of range
     */
    public QuantaModel withResidual(double loss) {
        return new QuantaModel(distribution, emergence, gap, cost, exposure, loss);
    }

    /** The values in which this model differs from that of {@link #of}. */
    @Override
    public String toString() {
        return "QuantaModel[" + distribution + ", " + emergence
                + (gap.equals(Gap.EQUAL) ? "" : ", " + gap)
                + (cost.equals(Cost.EQUAL) ? "" : ", " + cost)
                + (exposure.equals(Exposure.PLAIN) ? "" : ", " + exposure)
                + (residual == 0 ? "" : ", residual=" + residual) + "]";
    }
}
