package org.neuralquanta.sum;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.model.QuantaModel;

/** The tail of measured use frequencies. Immutable, thread-safe. */
final class TabulatedTail implements TailLoss {

    /** A frequency, a power, two products and a sum. */
    private static final double SUM_ERROR = 0x1p-48;

    /** The loss after n = 0, 1, …, K quanta. */
    private final double[] beyond;
    private final TabulatedQuanta quanta;

    TabulatedTail(QuantaModel model, TabulatedQuanta quanta) {
        int count = Math.toIntExact(quanta.quanta().orElseThrow());
        this.quanta = quanta;
        this.beyond = new double[count + 1];
        var sum = new CompensatedSum();
        for (int k = count; k >= 1; k--) {
            sum.add(TabulatedLoss.perGap(model, quanta, k));
            beyond[k - 1] = Weight.LOSS.inUnits(sum.value(), model.gap().first());
        }
    }

    @Override
    public double loss(long learned) {
        return learned < beyond.length ? beyond[(int) learned] : 0;
    }

    @Override
    public Enclosure enclosure(long learned) {
        if (learned >= beyond.length - 1) {
            return Enclosure.exactly(0);
        }
        double loss = loss(learned);
        return Enclosure.around(loss, SUM_ERROR * loss + Double.MIN_VALUE);
    }

    @Override
    public double logSlope(double learned) {
        throw new ArithmeticException(TailLoss.noContinuation(quanta));
    }
}
