package org.neuralquanta.sum;

import java.util.OptionalLong;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.RankMonomial;

/** Sums over quanta whose use frequencies are given by a formula. Immutable, thread-safe. */
public final class RankedLoss implements ExposureLoss {

    /** log(2^62 + 1e15), of the largest rank with the largest offset. */
    private static final double LOG_OF_LARGEST = 43;

    private final double gap;
    private final RankMonomial loss;
    private final RankMonomial unitExposure;
    private final Enclosure correction;
    private final double spread;
    private final OptionalLong quanta;
    private final ParametricQuanta distribution;
    private final double frequencyPower;
    private final double rankPower;

    /** C k^κ, with the offset of the frequencies. */
    private final RankMonomial cost;

    /** What the sums are added to, for Δ = 1. */
    private final double beside;

    RankedLoss(QuantaModel model, ParametricQuanta quanta, double frequencyPower, double rankPower) {
        this.distribution = quanta;
        this.frequencyPower = frequencyPower;
        this.rankPower = rankPower;
        this.gap = model.gap().first();
        this.loss = perGap(model, quanta);
        this.unitExposure = power(quanta.useFrequency(), frequencyPower).times(1, rankPower);
        this.correction = correction(quanta);
        this.spread = (correction.width() + 0x1p-50) * Math.max(1, frequencyPower) + exponentSpread(frequencyPower);
        this.quanta = quanta.quanta();
        this.cost = new RankMonomial(model.cost().first(), loss.offset(), -1, model.cost().kappa(), 0);
        this.beside = 0;
    }

    /** With exposures \(x(p_k/p_1)^\nu\), in which the normalisation cancels. */
    RankedLoss(QuantaModel model, ParametricQuanta quanta, double frequencyPower) {
        this.distribution = quanta;
        this.frequencyPower = frequencyPower;
        this.rankPower = 0;
        RankMonomial shape = quanta.useFrequency();
        double first = shape.at(1) / shape.coefficient();
        this.gap = model.gap().first();
        this.loss = perGap(model, quanta);
        this.unitExposure = power(shape.times(1 / shape.coefficient() / first, 0), frequencyPower);
        this.correction = correction(quanta);
        // With an offset, 1 + q is rounded, and its power 1 + α is taken.
        this.spread = 0x1p-50 * (2 + Math.abs(quanta.alpha())) * Math.max(1, frequencyPower) + exponentSpread(frequencyPower);
        this.quanta = quanta.quanta();
        this.cost = new RankMonomial(model.cost().first(), loss.offset(), -1, model.cost().kappa(), 0);
        this.beside = 0;
    }

    /** Of the first quanta of another. */
    private RankedLoss(RankedLoss all, long last, double beside) {
        this.distribution = all.distribution;
        this.frequencyPower = all.frequencyPower;
        this.rankPower = all.rankPower;
        this.gap = all.gap;
        this.loss = all.loss;
        this.unitExposure = all.unitExposure;
        this.correction = all.correction;
        this.spread = all.spread;
        this.quanta = last < all.quanta.orElse(Learned.ALL) ? OptionalLong.of(last) : all.quanta;
        this.cost = all.cost;
        this.beside = beside / gap;
    }

    @Override
    public ExposureLoss first(long last, double beside) {
        return new RankedLoss(this, last, beside);
    }

    private static RankMonomial power(RankMonomial frequency, double power) {
        try {
            return frequency.power(power);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the power " + power + " of use frequencies leaves the range of doubles: " + e.getMessage());
        }
    }

    /** What the rounding of the exponent 1 + α of a power changes at the largest ranks. */
    private double exponentSpread(double power) {
        return power == 1 ? 0 : 0x1p-52 * Math.abs(unitExposure.alpha()) * LOG_OF_LARGEST;
    }

    /** k^η p_k as a function of the rank: losses in units of Δ, which comes last, so that no partial product leaves the doubles. */
    public static RankMonomial perGap(QuantaModel model, ParametricQuanta quanta) {
        return quanta.useFrequency().times(1, model.gap().eta());
    }

    /** The factor by which the normalisation in double precision must be multiplied to enclose the exact one. */
    public static Enclosure correction(ParametricQuanta quanta) {
        return quanta.normalizationEnclosure()
                .dividedBy(Enclosure.exactly(quanta.normalization()))
                .times(new Enclosure(1 - 0x1p-51, 1 + 0x1p-51));
    }

    @Override
    public double sum(Weight weight, Share profile, Response response, double x) {
        return weight.inUnits(over(weight, x).of(profile, response, false).value(), gap);
    }

    @Override
    public Enclosure enclosure(Weight weight, Share profile, Response response, double x) {
        Enclosure sum = over(weight, x).of(profile, response, true).enclosure();
        var positive = new Enclosure(Math.max(0, sum.lower()), sum.upper());
        return weight.inUnits(positive, Enclosure.exactly(gap).times(correction));
    }

    private ExposureSum over(Weight weight, double x) {
        RankMonomial each = switch (weight) {
            case LOSS -> loss;
            case ONE -> new RankMonomial(1, loss.offset(), -1, 0, 0);
            case LOSS_SQUARED -> loss.times(loss);
            case COST -> cost;
        };
        return new ExposureSum(each, unitExposure.times(x, 0), spread, quanta, beside);
    }

    /** A bound on the relative error of a rank that is rounded to a double. */
    static double roundingOf(long rank) {
        return rank <= 1L << 53 ? 0 : 0x1p-53;
    }

    /** The exposure to a unit of the resource, as a function of the rank. */
    public RankMonomial unitExposure() {
        return unitExposure;
    }

    /**
     * How many quanta have an exposure of at least τ.
     *
     * @throws ArithmeticException if that is, or may be, more than 2^62
     */
    public Learned learned(double x, double tau) {
        RankMonomial exposure = unitExposure.times(x, 0);
        var uncertain = new Enclosure(1 - spread - 0x1p-52, 1 + spread + 0x1p-52);
        long all = quanta.orElse(QuantaDistribution.MAX_RANK);
        Learned learned = Learned.search(all, k -> {
            Enclosure y = exposure.enclosureAt((double) k, roundingOf(k)).times(uncertain);
            return Learned.Reach.of(tau, tau, tau, y.lower(), exposure.at((double) k), y.upper());
        });
        if (quanta.isEmpty() && learned.most() == all) {
            throw new ArithmeticException("more than 2^62 quanta are learned at " + x);
        }
        if (learned.fewest() == learned.most()) {
            return learned;
        }
        return RationalNeed.of(distribution, tau, frequencyPower, -rankPower)
                .map(need -> learned.decidedBy(k -> need.isMet(x, k)))
                .orElse(learned);
    }
}
