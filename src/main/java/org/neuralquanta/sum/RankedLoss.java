package org.neuralquanta.sum;

import java.util.OptionalLong;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.Bisection;
import org.neuralquanta.special.RankMonomial;

/**
 * Sums over quanta whose use frequencies are given by a formula, one for each weight and all amounts of the resource. With a step they are
 * a staircase, whose tail has a closed sum. Immutable, thread-safe.
 */
public final class RankedLoss implements ExposureLoss {

    /** log(2^62 + 1e15), of the largest rank with the largest offset. */
    private static final double LOG_OF_LARGEST = 43;

    private final ParametricQuanta distribution;
    private final double frequencyPower;
    private final double rankPower;
    private final RankMonomial unitExposure;
    private final double spread;
    private final OptionalLong quanta;
    private final double gap;
    private final RankMonomial loss;
    private final Enclosure correction;
    private final RankedTail tail;
    private final ExposureSum losses;
    private final ExposureSum counts;
    private final ExposureSum costs;

    RankedLoss(QuantaModel model, ParametricQuanta quanta, double frequencyPower, double rankPower) {
        this(
                model,
                quanta,
                frequencyPower,
                rankPower,
                power(quanta.useFrequency(), frequencyPower).times(1, rankPower),
                correction(quanta).width() + 0x1p-50);
    }

    /** With exposures \(x(p_k/p_1)^\nu\), in which the normalisation cancels. */
    RankedLoss(QuantaModel model, ParametricQuanta quanta, double frequencyPower) {
        // With an offset, 1 + q is rounded, and its power 1 + α is taken.
        this(model, quanta, frequencyPower, 0, power(relative(quanta), frequencyPower), 0x1p-50 * (2 + Math.abs(quanta.alpha())));
    }

    /**
     * @param frequencySpread the relative uncertainty of a frequency
     */
    private RankedLoss(
            QuantaModel model,
            ParametricQuanta quanta,
            double frequencyPower,
            double rankPower,
            RankMonomial unitExposure,
            double frequencySpread) {
        this.distribution = quanta;
        this.frequencyPower = frequencyPower;
        this.rankPower = rankPower;
        this.unitExposure = unitExposure;
        this.spread = frequencySpread * Math.max(1, frequencyPower) + exponentSpread(frequencyPower);
        this.quanta = quanta.quanta();
        this.gap = model.gap().first();
        this.loss = perGap(model, quanta);
        this.correction = correction(quanta);
        this.tail = new RankedTail(gap, loss, correction, this.quanta);
        this.losses = new ExposureSum(loss, unitExposure, spread, this.quanta);
        // With the offset of the frequencies, to which their powers are multiplied.
        this.counts = losses.weighing(new RankMonomial(1, loss.offset(), -1, 0, 0));
        this.costs = losses.weighing(new RankMonomial(model.cost().first(), loss.offset(), -1, model.cost().kappa(), 0));
    }

    /** Of the first quanta of another. */
    private RankedLoss(RankedLoss all, long count, double beside) {
        this.distribution = all.distribution;
        this.frequencyPower = all.frequencyPower;
        this.rankPower = all.rankPower;
        this.unitExposure = all.unitExposure;
        this.spread = all.spread;
        this.quanta = Learned.first(count, all.quanta);
        this.gap = all.gap;
        this.loss = all.loss;
        this.correction = all.correction;
        this.tail = new RankedTail(gap, loss, correction, quanta);
        this.losses = all.losses.first(count, beside / gap);
        this.counts = all.counts.first(count, beside / gap);
        this.costs = all.costs.first(count, beside / gap);
    }

    @Override
    public ExposureLoss first(long count, double beside) {
        return new RankedLoss(this, count, beside);
    }

    @Override
    public ParametricQuanta distribution() {
        return distribution;
    }

    /** p_k/p_1. */
    private static RankMonomial relative(ParametricQuanta quanta) {
        RankMonomial shape = quanta.useFrequency();
        double first = shape.at(1) / shape.coefficient();
        return shape.times(1 / shape.coefficient() / first, 0);
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
    public double sum(Weight weight, Share share, Response response, double x) {
        return weight.inUnits(over(weight).of(share, response, x, false).value(), gap);
    }

    @Override
    public Enclosure enclosure(Weight weight, Share share, Response response, double x) {
        Enclosure sum = over(weight).of(share, response, x, true).enclosure();
        var positive = new Enclosure(Math.max(0, sum.lower()), sum.upper());
        return weight.inUnits(positive, Enclosure.exactly(gap).times(correction));
    }

    private ExposureSum over(Weight weight) {
        return switch (weight) {
            case LOSS -> losses;
            case ONE -> counts;
            case COST -> costs;
            // Squares may leave the range of doubles, which only a variance need notice.
            case LOSS_SQUARED -> losses.weighing(loss.times(loss));
        };
    }

    @Override
    public double loss(Response response, double x) {
        return response.step().isPresent()
                ? tail.loss(learned(x, response.step().getAsDouble()).taken())
                : ExposureLoss.super.loss(response, x);
    }

    @Override
    public Enclosure enclosure(Response response, double x) {
        return response.step().isPresent()
                ? tail.enclosure(learned(x, response.step().getAsDouble()))
                : ExposureLoss.super.enclosure(response, x);
    }

    @Override
    public double count(Response response, double x) {
        return response.step().isPresent()
                ? (double) learned(x, response.step().getAsDouble()).taken()
                : ExposureLoss.super.count(response, x);
    }

    /** {@inheritDoc} That of a staircase is that of its tail, with the number of learned quanta continued to real numbers. */
    @Override
    public double localExponent(Response response, double x) {
        if (response.step().isEmpty()) {
            return ExposureLoss.super.localExponent(response, x);
        }
        double tau = response.step().getAsDouble();
        if (learned(x, tau).taken() == quanta.orElse(Learned.ALL)) {
            throw ExposureLoss.nothingLeft(x);
        }
        double n = continuedLearned(x, tau);
        return tail.logSlope(n) / exposure(x).logSlope(n);
    }

    /** The real n with exposure τ. */
    public double continuedLearned(double x, double tau) {
        RankMonomial exposure = exposure(x);
        double target = Math.log(tau);
        double low = Math.log(Math.max(1e-9, -1.000001 * exposure.offset()));
        double high = 1;
        if (exposure.logAt(low) < target) {
            throw new ArithmeticException("no quantum is within reach of the threshold, so there is no local exponent");
        }
        while (exposure.logAt(high) > target) {
            high *= 2;
        }
        return Math.exp(Bisection.between(low, high, 1e-15, 1e-15, log -> exposure.logAt(log) > target).high());
    }

    /** A bound on the relative error of a rank that is rounded to a double. */
    static double roundingOf(long rank) {
        return rank <= 1L << 53 ? 0 : 0x1p-53;
    }

    /** The exposure as a function of the rank. */
    public RankMonomial exposure(double x) {
        return unitExposure.times(x, 0);
    }

    /**
     * How many quanta have an exposure of at least τ.
     *
     * @throws ArithmeticException if that is, or may be, more than 2^62
     */
    public Learned learned(double x, double tau) {
        RankMonomial exposure = exposure(x);
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
