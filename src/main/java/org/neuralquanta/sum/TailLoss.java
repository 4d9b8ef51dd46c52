package org.neuralquanta.sum;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.FrequencyForm;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.model.QuantaModel;

/** The loss \(\sum_{k>n}\Delta k^\eta p_k\) that is left when the first n quanta are learned. Immutable, thread-safe. */
public sealed interface TailLoss permits RankedTail, TabulatedTail, RankwiseTail {

    /** The loss after n quanta. */
    double loss(long learned);

    /** An enclosure of the loss after n quanta. */
    Enclosure enclosure(long learned);

    /** An enclosure of the loss after a number of quanta that lies between two. */
    default Enclosure enclosure(Learned learned) {
        Enclosure upper = enclosure(learned.fewest());
        return learned.fewest() == learned.most()
                ? upper
                : new Enclosure(Math.min(enclosure(learned.most()).lower(), upper.lower()), upper.upper());
    }

    /**
     * −d log T/d log n of the tail T continued to real n.
     *
     * @throws ArithmeticException if there is no continuation or nothing is left to learn
     */
    double logSlope(double learned);

    /** Why the staircase of quanta that follow no formula has no local exponent. */
    static String noContinuation(QuantaDistribution distribution) {
        String no = " has no continuation to real numbers of quanta, so there is no local exponent";
        if (distribution.continuation().isPresent()) {
            return "the staircase of " + distribution + " has no local exponent in this library; where it is near a power law, its expansion has one (T45)";
        }
        return distribution.form() instanceof FrequencyForm.Rankwise
                ? "the staircase of " + distribution + no + ": its frequencies are known rank by rank; give a formula family such as Zipf"
                : "the staircase of tabulated quanta" + no;
    }

    /** The tail of a model. */
    static TailLoss of(QuantaModel model) {
        return switch (model.distribution().form()) {
            case ParametricQuanta quanta -> new RankedTail(model, quanta);
            case TabulatedQuanta quanta -> new TabulatedTail(model, quanta);
            case FrequencyForm.Rankwise _ -> new RankwiseTail(model);
        };
    }
}
