package org.neuralquanta.sum;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.FrequencyForm;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.RankMonomial;

/** Exposures of single quanta to a unit of data, \(p_k/k^\delta\). Immutable, thread-safe. */
public record DataNeed(QuantaDistribution distribution, double delta) {

    public static DataNeed of(QuantaModel model) {
        return new DataNeed(model.distribution(), model.exposure().delta());
    }

    public double unitExposure(long rank) {
        return switch (distribution.form()) {
            case ParametricQuanta quanta -> quanta.useFrequency().times(1, -delta).at((double) rank);
            case TabulatedQuanta quanta -> quanta.probability(rank) * Math.pow((double) rank, -delta);
            case FrequencyForm.Rankwise form -> form.quanta().probability(rank) * Math.pow((double) rank, -delta);
        };
    }

    /** An enclosure of it. */
    public Enclosure enclosure(long rank) {
        return switch (distribution.form()) {
            case ParametricQuanta quanta -> {
                RankMonomial exposure = quanta.useFrequency().times(1, -delta);
                yield exposure.enclosureAt((double) rank, RankedLoss.roundingOf(rank)).times(RankedLoss.correction(quanta));
            }
            // A quotient, a power and a product.
            case TabulatedQuanta _ -> {
                double y = unitExposure(rank);
                yield Enclosure.around(y, 0x1p-49 * y + Double.MIN_VALUE);
            }
            case FrequencyForm.Rankwise _ -> {
                double y = unitExposure(rank);
                yield Enclosure.around(y, FrequencyForm.Rankwise.ACCURACY * y + Double.MIN_VALUE);
            }
        };
    }

    /**
     * The exposure as a function of real ranks.
     *
     * @throws ArithmeticException if the distribution follows no formula
     */
    public RankMonomial continued() {
        if (distribution.form() instanceof ParametricQuanta quanta) {
            return quanta.useFrequency().times(1, -delta);
        }
        throw new ArithmeticException(TailLoss.noContinuation(distribution));
    }
}
