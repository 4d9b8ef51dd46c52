package org.neuralquanta.law;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.special.CompensatedSum;

/** Sums over quanta with measured use frequencies, term by term. Immutable, thread-safe. */
final class TabulatedLoss implements ExposureLoss {

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

    /** C k^κ. */
    static double cost(QuantaModel model, int rank) {
        return model.kappa() == 0 ? model.cost() : model.cost() * Math.pow(rank, model.kappa());
    }

    /** Δ k^η p_k. */
    static double loss(QuantaModel model, TabulatedQuanta quanta, int rank) {
        double loss = model.gap() * quanta.probability(rank);
        return model.eta() == 0 ? loss : loss * Math.pow(rank, model.eta());
    }

    private double exposure(double x, int rank) {
        double p = quanta.probability(rank) / unit;
        double y = x * (frequencyPower == 1 ? p : Math.pow(p, frequencyPower));
        return rankPower == 0 ? y : y * Math.pow(rank, rankPower);
    }

    @Override
    public double sum(Weight weight, Profile profile, Response response, double x) {
        var sum = new CompensatedSum();
        for (int k = count; k >= 1; k--) {
            sum.add(each(weight, k) * profile.at(response, exposure(x, k)));
        }
        return sum.value();
    }

    private double each(Weight weight, int rank) {
        return switch (weight) {
            case LOSS -> loss(model, quanta, rank);
            case ONE -> 1;
            case LOSS_SQUARED -> Math.pow(loss(model, quanta, rank), 2);
            case COST -> cost(model, rank);
        };
    }

    @Override
    public Enclosure enclosure(Weight weight, Profile profile, Response response, double x) {
        var lower = new CompensatedSum();
        var upper = new CompensatedSum();
        for (int k = count; k >= 1; k--) {
            double each = each(weight, k);
            double y = exposure(x, k);
            Enclosure share = profile.between(response, y * (1 - TERM_ERROR), y * (1 + TERM_ERROR));
            lower.add(each * share.lower());
            upper.add(each * share.upper());
        }
        return new Enclosure(lower.value() * (1 - TERM_ERROR), upper.value() * (1 + TERM_ERROR));
    }
}
