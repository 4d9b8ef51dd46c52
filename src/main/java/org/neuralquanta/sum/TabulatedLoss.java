package org.neuralquanta.sum;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.model.QuantaModel;

/** Sums over quanta with measured use frequencies, term by term. Immutable, thread-safe. */
public final class TabulatedLoss implements ExposureLoss {

    /** Of a loss: a frequency, a power and two products, with the sum of them and its product with what is open. */
    private static final double TERM_ERROR = 0x1p-48;

    private final QuantaModel model;
    private final TabulatedQuanta quanta;
    private final int count;
    private final double unit;
    private final double frequencyPower;
    private final double rankPower;

    TabulatedLoss(QuantaModel model, TabulatedQuanta quanta, double frequencyPower, double rankPower) {
        this(model, quanta, 1, frequencyPower, rankPower);
    }

    /** With frequencies in units of another one: exposures are \(x(p_k/u)^\nu k^{-\delta}\). */
    TabulatedLoss(QuantaModel model, TabulatedQuanta quanta, double unit, double frequencyPower, double rankPower) {
        this(model, quanta, Math.toIntExact(quanta.quanta().orElseThrow()), unit, frequencyPower, rankPower);
    }

    private TabulatedLoss(
            QuantaModel model, TabulatedQuanta quanta, int count, double unit, double frequencyPower, double rankPower) {
        this.model = model;
        this.quanta = quanta;
        this.count = count;
        this.unit = unit;
        this.frequencyPower = frequencyPower;
        this.rankPower = rankPower;
    }

    @Override
    public ExposureLoss first(long last, double beside) {
        return new TabulatedLoss(model, quanta, (int) Math.min(last, count), unit, frequencyPower, rankPower);
    }

    @Override
    public QuantaDistribution distribution() {
        return model.distribution();
    }

    /** k^η p_k: losses in units of Δ, which comes last. */
    public static double perGap(QuantaModel model, QuantaDistribution quanta, int rank) {
        double p = quanta.probability(rank);
        return model.gap().eta() == 0 ? p : p * Math.pow(rank, model.gap().eta());
    }

    private TabulatedExposures exposures(Response response, double x) {
        return new TabulatedExposures(quanta, unit, frequencyPower, rankPower, response, x);
    }

    @Override
    public double sum(Weight weight, Share share, Response response, double x) {
        TabulatedExposures exposures = exposures(response, x);
        var sum = new CompensatedSum();
        for (int k = count; k >= 1; k--) {
            sum.add(each(weight, k) * share.at(response, exposures.at(k)));
        }
        return weight.inUnits(sum.value(), model.gap().first());
    }

    private double each(Weight weight, int rank) {
        return switch (weight) {
            case LOSS -> perGap(model, quanta, rank);
            case ONE -> 1;
            case LOSS_SQUARED -> Math.pow(perGap(model, quanta, rank), 2);
            case COST -> model.cost().kappa() == 0 ? model.cost().first() : model.cost().first() * Math.pow(rank, model.cost().kappa());
        };
    }

    /** A product that is not above the real one, should it underflow. */
    public static double atLeast(double weight, Enclosure share) {
        return Math.max(0, Math.nextDown(weight * share.lower()));
    }

    /** A product that is not below the real one, should it underflow. */
    public static double atMost(double weight, Enclosure share) {
        return share.upper() == 0 ? 0 : Math.nextUp(weight * share.upper());
    }

    /** An enclosure from the rounded sums of terms that are at least, and at most, the real ones. */
    public static Enclosure ofTerms(double lower, double upper) {
        return new Enclosure(
                Math.max(0, Math.nextDown(lower * (1 - TERM_ERROR))), upper == 0 ? 0 : Math.nextUp(upper * (1 + TERM_ERROR)));
    }

    @Override
    public Enclosure enclosure(Weight weight, Share share, Response response, double x) {
        TabulatedExposures exposures = exposures(response, x);
        var lower = new CompensatedSum();
        var upper = new CompensatedSum();
        for (int k = count; k >= 1; k--) {
            double each = each(weight, k);
            Enclosure y = exposures.enclosure(k);
            Enclosure between = share.between(response, y.lower(), y.upper());
            lower.add(atLeast(each, between));
            upper.add(atMost(each, between));
        }
        return weight.inUnits(ofTerms(lower.value(), upper.value()), Enclosure.exactly(model.gap().first()));
    }
}
