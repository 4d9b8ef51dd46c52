package org.neuralquanta.sum;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.RankwiseQuanta;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.model.QuantaModel;

/**
 * The sums over the quanta of a model in which each quantum depends on its exposure \(y_k = x\,p_k^\nu/k^\delta\) to a resource x
 * alone. Implementations are immutable and thread-safe.
 */
public sealed interface ExposureLoss permits RankedLoss, TabulatedLoss, RankwiseLoss {

    /** Σ w_k g(y_k), w and g by name. */
    double sum(Weight weight, Share profile, Response response, double x);

    /** An enclosure of Σ w_k g(y_k), for g = φ or φ(0) − φ. */
    Enclosure enclosure(Weight weight, Share profile, Response response, double x);

    /** An enclosure of Σ Δ k^η p_k φ(y_k). */
    default Enclosure enclosure(Response response, double x) {
        return enclosure(Weight.LOSS, Share.OPEN, response, x);
    }

    /**
     * The same sums over the first quanta alone.
     *
     * @param last how many
     * @param beside what the sums are added to, ≥ 0: it sets the accuracy that is asked of them
     */
    ExposureLoss first(long last, double beside);

    /**
     * The sums over the quanta of a model.
     *
     * @param frequencyPower ν
     * @param rankPower −δ
     */
    static ExposureLoss of(QuantaModel model, double frequencyPower, double rankPower) {
        return switch (model.distribution().form()) {
            case ParametricQuanta quanta -> new RankedLoss(model, quanta, frequencyPower, rankPower);
            case TabulatedQuanta quanta -> new TabulatedLoss(model, quanta, frequencyPower, rankPower);
            case RankwiseQuanta form -> new RankwiseLoss(model, form, 1, frequencyPower, rankPower);
        };
    }

    /** With exposures in units of that of the most used quantum, \(y_k=x(p_k/p_1)^\nu\). */
    static ExposureLoss relative(QuantaModel model, double frequencyPower) {
        return switch (model.distribution().form()) {
            case ParametricQuanta quanta -> new RankedLoss(model, quanta, frequencyPower);
            case TabulatedQuanta quanta ->
                new TabulatedLoss(model, quanta, quanta.probability(1), frequencyPower, 0);
            case RankwiseQuanta form ->
                new RankwiseLoss(model, form, form.quanta().probability(1), frequencyPower, 0);
        };
    }
}
