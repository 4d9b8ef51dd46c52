package org.neuralquanta.sum;

import java.util.OptionalLong;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.RankMonomial;

/** The tail of use frequencies that are given by a formula. Immutable, thread-safe. */
final class RankedTail implements TailLoss {

    private final double gap;
    private final RankMonomial loss;
    private final Enclosure correction;
    private final OptionalLong quanta;

    RankedTail(QuantaModel model, ParametricQuanta quanta) {
        this(model.gap().first(), RankedLoss.perGap(model, quanta), RankedLoss.correction(quanta), quanta.quanta());
    }

    /**
     * @param loss the loss of a quantum for Δ = 1
     * @param correction the factor that encloses the normalisation
     * @param quanta how many there are
     */
    RankedTail(double gap, RankMonomial loss, Enclosure correction, OptionalLong quanta) {
        this.gap = gap;
        this.loss = loss;
        this.correction = correction;
        this.quanta = quanta;
    }

    private boolean isDone(long learned) {
        return learned >= quanta.orElse(Learned.ALL);
    }

    @Override
    public double loss(long learned) {
        if (isDone(learned)) {
            return 0;
        }
        double left = quanta.isPresent() ? loss.sum(learned + 1, quanta.getAsLong()) : loss.tail(learned + 1);
        return Weight.LOSS.inUnits(left, gap);
    }

    @Override
    public Enclosure enclosure(long learned) {
        if (isDone(learned)) {
            return Enclosure.exactly(0);
        }
        return Enclosure.exactly(gap).times(correction).times(
                quanta.isPresent()
                        ? loss.sumEnclosure(learned + 1, quanta.getAsLong())
                        : loss.tailEnclosure(learned + 1));
    }

    @Override
    public double logSlope(double learned) {
        var continued = new ContinuedSum(loss);
        double left = continued.beyond(learned, quanta);
        if (!(left > 0)) {
            throw new ArithmeticException("nothing is left to learn after " + learned + " quanta, so there is no local exponent");
        }
        return learned * continued.slope(learned) / left;
    }
}
