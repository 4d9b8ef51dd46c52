package org.neuralquanta.sequence;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.neuralquanta.distribution.FrequencyForm;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.LearningOrder;
import org.neuralquanta.special.RankMonomial;

/** The score \(p_k^a\,k^{r}\) by which quanta are ordered, r = b η + d κ, and how it changes with the rank. Immutable, thread-safe. */
public final class Priority {

    /** \(k/((k+e-1)\log(k+e-1))\) is at most 0.4135, for every k ≥ 1. */
    private static final double STEEPEST_LOGARITHM = 0.414;

    /** More than the relative rounding of a logarithm of a score. */
    private static final double NEAR = 1e-13;

    private final QuantaModel model;
    private final double frequencyPower;
    private final double rankPower;

    public Priority(QuantaModel model, LearningOrder.Scored order) {
        this.model = model;
        this.frequencyPower = order.frequencyPower();
        this.rankPower = order.gapPower() * model.gap().eta() + order.costPower() * model.cost().kappa();
    }

    /** Whether the score is known never to rise with the rank. */
    public boolean falls() {
        return (rankPower <= 0 && frequencyPower >= 0) || leastSlope() >= 0;
    }

    /** Whether the score is known never to fall with the rank. */
    public boolean rises() {
        return (rankPower >= 0 && frequencyPower <= 0) || greatestSlope() <= 0;
    }

    /** A lower bound on −d log score / d log k. */
    private double leastSlope() {
        return model.distribution().form() instanceof ParametricQuanta quanta
                ? Math.min(end(quanta, true, false), Math.min(end(quanta, true, true),
                        Math.min(end(quanta, false, false), end(quanta, false, true))))
                : Double.NEGATIVE_INFINITY;
    }

    /** An upper bound on −d log score / d log k. */
    private double greatestSlope() {
        return model.distribution().form() instanceof ParametricQuanta quanta
                ? Math.max(end(quanta, true, false), Math.max(end(quanta, true, true),
                        Math.max(end(quanta, false, false), end(quanta, false, true))))
                : Double.POSITIVE_INFINITY;
    }

    /** The slope is between its values where k/(k+q) and the slope of the logarithm are at their ends. */
    private double end(ParametricQuanta quanta, boolean first, boolean logarithm) {
        RankMonomial frequency = quanta.useFrequency();
        double share = first ? 1 / (1 + frequency.offset()) : 1;
        double log = logarithm ? STEEPEST_LOGARITHM * frequency.logPower() : 0;
        return frequencyPower * ((1 + quanta.alpha()) * share - log) - rankPower;
    }

    private double logAt(int rank) {
        double frequency = switch (model.distribution().form()) {
            case ParametricQuanta quanta -> Math.log(quanta.useFrequency().at(rank));
            case TabulatedQuanta quanta -> Math.log(quanta.probability(rank));
            case FrequencyForm.Rankwise form -> Math.log(form.quanta().probability(rank));
        };
        return frequencyPower * frequency + rankPower * Math.log(rank);
    }

    /**
     * Whether rounding cannot change the order: it falls or rises with the rank, or no two scores that follow each other are near.
     * Equal counts have equal scores, and without a power of the rank their order does not matter.
     */
    public boolean isCertain() {
        if (falls() || rises()) {
            return true;
        }
        int[] ranks = ranks();
        for (int i = 1; i < ranks.length; i++) {
            double before = logAt(ranks[i - 1]);
            double after = logAt(ranks[i]);
            boolean equal = rankPower == 0 && model.gap().eta() == 0 && model.distribution().form() instanceof TabulatedQuanta quanta
                    && quanta.weight(ranks[i - 1]) == quanta.weight(ranks[i]);
            if (!equal && before - after <= NEAR * (1 + Math.abs(before) + Math.abs(rankPower) * Math.log(ranks.length))) {
                return false;
            }
        }
        return true;
    }

    /** The ranks by decreasing score, of equal ones the lower first. */
    public int[] ranks() {
        int count = Math.toIntExact(model.distribution().quanta().orElseThrow());
        var scores = new double[count];
        for (int k = 1; k <= count; k++) {
            scores[k - 1] = logAt(k);
        }
        return IntStream.rangeClosed(1, count)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -scores[k - 1]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
