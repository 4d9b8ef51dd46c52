package org.neuralquanta.law;

import java.util.OptionalLong;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.special.RankMonomial;

/** Sums over quanta whose use frequencies are given by a formula. Immutable, thread-safe. */
final class RankedLoss implements ExposureLoss {

    private final RankMonomial loss;
    private final RankMonomial unitExposure;
    private final Enclosure correction;
    private final double spread;
    private final OptionalLong quanta;

    /** C k^κ, with the offset of the frequencies. */
    private final RankMonomial cost;

    private final double beside;

    RankedLoss(QuantaModel model, ParametricQuanta quanta, double frequencyPower, double rankPower) {
        this.loss = loss(model, quanta);
        this.unitExposure = quanta.useFrequency().power(frequencyPower).times(1, rankPower);
        this.correction = correction(quanta);
        this.spread = (correction.width() + 0x1p-50) * Math.max(1, frequencyPower);
        this.quanta = quanta.quanta();
        this.cost = new RankMonomial(model.cost(), loss.offset(), -1, model.kappa(), 0);
        this.beside = 0;
    }

    /** With exposures \(x(p_k/p_1)^\nu\), in which the normalisation cancels. */
    RankedLoss(QuantaModel model, ParametricQuanta quanta, double frequencyPower) {
        RankMonomial shape = quanta.useFrequency();
        double first = shape.at(1) / shape.coefficient();
        this.loss = loss(model, quanta);
        this.unitExposure = shape.times(1 / shape.coefficient() / first, 0).power(frequencyPower);
        this.correction = correction(quanta);
        this.spread = 0x1p-50 * Math.max(1, frequencyPower);
        this.quanta = quanta.quanta();
        this.cost = new RankMonomial(model.cost(), loss.offset(), -1, model.kappa(), 0);
        this.beside = 0;
    }

    /** Of the first quanta of another. */
    private RankedLoss(RankedLoss all, long last, double beside) {
        this.loss = all.loss;
        this.unitExposure = all.unitExposure;
        this.correction = all.correction;
        this.spread = all.spread;
        this.quanta = OptionalLong.of(Math.min(last, all.quanta.orElse(Long.MAX_VALUE)));
        this.cost = all.cost;
        this.beside = beside;
    }

    @Override
    public ExposureLoss first(long last, double beside) {
        return new RankedLoss(this, last, beside);
    }

    /** Δ k^η p_k as a function of the rank. */
    static RankMonomial loss(QuantaModel model, ParametricQuanta quanta) {
        return quanta.useFrequency().times(model.gap(), model.eta());
    }

    /** What the normalisation in double precision is to be multiplied with, to enclose the real one. */
    static Enclosure correction(ParametricQuanta quanta) {
        return quanta.normalizationEnclosure()
                .dividedBy(Enclosure.exactly(quanta.normalization()))
                .times(new Enclosure(1 - 0x1p-51, 1 + 0x1p-51));
    }

    @Override
    public double sum(Weight weight, Profile profile, Response response, double x) {
        return over(weight, x).of(profile, response, false).value();
    }

    @Override
    public Enclosure enclosure(Weight weight, Profile profile, Response response, double x) {
        Enclosure sum = over(weight, x).of(profile, response, true).enclosure();
        var positive = new Enclosure(Math.max(0, sum.lower()), sum.upper());
        return switch (weight) {
            case LOSS -> correction.times(positive);
            case LOSS_SQUARED -> correction.times(correction).times(positive);
            case ONE, COST -> positive;
        };
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

    /** The exposure to a unit of the resource, as a function of the rank. */
    RankMonomial unitExposure() {
        return unitExposure;
    }

    /**
     * How many quanta have an exposure of at least τ, if exposures are larger by a factor.
     *
     * @throws ArithmeticException if that is more than 2^62
     */
    long learned(double x, double tau, double factor) {
        RankMonomial exposure = unitExposure.times(x, 0);
        double level = tau / factor;
        double last = (double) quanta.orElse(QuantaDistribution.MAX_RANK);
        if (exposure.at(1) < level) {
            return 0;
        }
        if (exposure.at(last) >= level) {
            if (quanta.isEmpty()) {
                throw new ArithmeticException("more than 2^62 quanta are learned at " + x);
            }
            return quanta.getAsLong();
        }
        long low = 1;
        long high = (long) last;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (exposure.at((double) middle) >= level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The relative uncertainty of whether an exposure exceeds a threshold. */
    double stepSpread() {
        return spread + 0x1p-49 * (2 + Math.abs(unitExposure.alpha()) + Math.abs(unitExposure.rankPower()));
    }

    /** The relative uncertainty of exposures. */
    double spread() {
        return spread;
    }
}
