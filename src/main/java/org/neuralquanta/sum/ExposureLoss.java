package org.neuralquanta.sum;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.FrequencyForm;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.model.QuantaModel;

/**
 * The sums over the quanta of a model in which each quantum depends on its exposure \(y_k = x\,p_k^\nu/k^\delta\) to a resource x
 * alone: what the laws in data and in steps have in common. Losses are without L∞. Implementations are immutable and thread-safe.
 */
public sealed interface ExposureLoss permits RankedLoss, TabulatedLoss, RankwiseLoss, AnalyticLoss {

    /** Σ w_k g(y_k), w and g by name. */
    double sum(Weight weight, Share share, Response response, double x);

    /** An enclosure of Σ w_k g(y_k), of slopes for a fixed number of samples alone. */
    Enclosure enclosure(Weight weight, Share share, Response response, double x);

    /** Σ Δ k^η p_k φ(y_k). */
    default double loss(Response response, double x) {
        return sum(Weight.LOSS, Share.OPEN, response, x);
    }

    /** An enclosure of {@link #loss}. */
    default Enclosure enclosure(Response response, double x) {
        return enclosure(Weight.LOSS, Share.OPEN, response, x);
    }

    /** Σ φ(0) − φ(y_k): the expected number of learned quanta, where φ is a probability. */
    default double count(Response response, double x) {
        return sum(Weight.ONE, Share.CLOSED, response, x);
    }

    /**
     * −d log L/d log x.
     *
     * @throws ArithmeticException if nothing is left to learn, or a staircase has no continuation
     */
    default double localExponent(Response response, double x) {
        if (response.step().isPresent()) {
            throw new ArithmeticException(TailLoss.noContinuation(distribution()));
        }
        double loss = loss(response, x);
        if (!(loss > 0)) {
            throw nothingLeft(x);
        }
        return sum(Weight.LOSS, Share.SLOPE, response, x) / loss;
    }

    /** Why there is no local exponent where all quanta are learned. */
    static ArithmeticException nothingLeft(double x) {
        return new ArithmeticException("nothing is left to learn at " + x + ", so there is no local exponent");
    }

    /** How often the quanta are used. */
    QuantaDistribution distribution();

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
            case FrequencyForm.Rankwise form -> form.quanta()
                    .continuation()
                    .<ExposureLoss>map(p -> new AnalyticLoss(model, p, Enclosure.exactly(1), frequencyPower, rankPower))
                    .orElseGet(() -> new RankwiseLoss(model, form, 1, frequencyPower, rankPower));
        };
    }

    /** With exposures in units of that of the most used quantum, \(y_k=x(p_k/p_1)^\nu\). */
    static ExposureLoss relative(QuantaModel model, double frequencyPower) {
        return switch (model.distribution().form()) {
            case ParametricQuanta quanta -> new RankedLoss(model, quanta, frequencyPower);
            case TabulatedQuanta quanta ->
                new TabulatedLoss(model, quanta, quanta.probability(1), frequencyPower, 0);
            case FrequencyForm.Rankwise form -> form.quanta()
                    .continuation()
                    .<ExposureLoss>map(p -> new AnalyticLoss(model, p, p.enclosureAt(1, 0), frequencyPower, 0))
                    .orElseGet(() -> new RankwiseLoss(model, form, form.quanta().probability(1), frequencyPower, 0));
        };
    }
}
