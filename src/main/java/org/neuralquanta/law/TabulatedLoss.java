package org.neuralquanta.law;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.special.CompensatedSum;

/** Sums over quanta with measured use frequencies, term by term. Immutable, thread-safe. */
final class TabulatedLoss implements ExposureLoss {

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
        this.model = model;
        this.quanta = quanta;
        this.count = Math.toIntExact(quanta.quanta().orElseThrow());
        this.unit = unit;
        this.frequencyPower = frequencyPower;
        this.rankPower = rankPower;
    }

    /** k^η p_k: losses in units of Δ, which comes last. */
    static double perGap(QuantaModel model, TabulatedQuanta quanta, int rank) {
        double p = quanta.probability(rank);
        return model.eta() == 0 ? p : p * Math.pow(rank, model.eta());
    }

    private TabulatedExposures exposures(Response response, double x) {
        return new TabulatedExposures(quanta, unit, frequencyPower, rankPower, response, x);
    }

    @Override
    public double sum(Weight weight, Profile profile, Response response, double x) {
        TabulatedExposures exposures = exposures(response, x);
        var sum = new CompensatedSum();
        for (int k = count; k >= 1; k--) {
            double each = switch (weight) {
                case LOSS -> perGap(model, quanta, k);
                case ONE -> 1;
                case LOSS_SQUARED -> Math.pow(perGap(model, quanta, k), 2);
            };
            sum.add(each * profile.at(response, exposures.at(k)));
        }
        return weight.inUnits(sum.value(), model.gap());
    }

    @Override
    public Enclosure enclosure(Response response, double x) {
        TabulatedExposures exposures = exposures(response, x);
        var lower = new CompensatedSum();
        var upper = new CompensatedSum();
        for (int k = count; k >= 1; k--) {
            double loss = perGap(model, quanta, k);
            Enclosure y = exposures.enclosure(k);
            Enclosure open = Profile.OPEN.between(response, y.lower(), y.upper());
            lower.add(loss * open.lower());
            upper.add(loss * open.upper());
        }
        return new Enclosure(lower.value() * (1 - TERM_ERROR), upper.value() * (1 + TERM_ERROR));
    }
}
