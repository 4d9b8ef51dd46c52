package org.neuralquanta.mixture;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.Bisection;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.sum.ExposureLoss;
import org.neuralquanta.sum.Learned;
import org.neuralquanta.sum.RankedLoss;
import org.neuralquanta.sum.TailLoss;

/**
 * A family whose frequencies are given by a formula, and its quanta that are used by more than a level 1/x of the test samples:
 * \(\pi p_k\ge1/x\). Immutable, thread-safe.
 */
final class RankedFamily {

    private final double weight;
    private final long size;
    private final double gap;
    private final RankMonomial use;
    private final RankMonomial perGap;
    private final Enclosure correction;
    private final RankedLoss sums;
    private final TailLoss tail;

    RankedFamily(Family family) {
        QuantaModel model = family.model();
        if (!(model.distribution().form() instanceof ParametricQuanta quanta && ExposureLoss.of(model, 1, 0) instanceof RankedLoss ranked)) {
            throw new IllegalArgumentException(
                    "a merged order needs frequencies that are given by a formula, such as Zipf's law, was " + model.distribution());
        }
        this.weight = family.weight();
        this.size = quanta.quanta().orElse(Learned.ALL);
        this.gap = model.gap().first();
        this.use = quanta.useFrequency().times(weight, 0);
        this.perGap = RankedLoss.perGap(model, quanta);
        this.correction = RankedLoss.correction(quanta);
        this.sums = ranked;
        this.tail = TailLoss.of(model);
    }

    long size() {
        return size;
    }

    /** log x at which the first quantum reaches the level. */
    double logFirst() {
        return -use.logAt(0);
    }

    /** The real rank with use 1/x, between 0 and the size. */
    double continuedCount(double x) {
        double logUse = -Math.log(x);
        double first = use.logAt(0);
        if (first < logUse) {
            return 0;
        }
        double rank = use.logPower() == 0
                ? Math.exp((Math.log(use.coefficient()) - logUse) / (1 + use.alpha())) - use.offset()
                : Math.exp(Bisection.between(0, 100, 1e-13, 0, log -> use.logAt(log) > logUse).middle());
        return Math.min(Math.max(1, rank), (double) size);
    }

    /** How many quanta reach the level, as rounded numbers say. */
    long count(double x) {
        long low = Math.min((long) continuedCount(x), size);
        long high = low;
        for (long step = 1; low > 0 && !reaches(low, x); step *= 2) {
            high = low;
            low = Math.max(0, low - step);
        }
        if (high > low) {
            return Bisection.last(low, high, k -> reaches(k, x));
        }
        for (long step = 1; high < size && reaches(high + 1, x); step *= 2) {
            low = high + 1;
            high = size - high > step ? high + step : size;
        }
        return high == low || reaches(high, x) ? high : Bisection.last(low, high, k -> reaches(k, x));
    }

    private boolean reaches(long rank, double x) {
        return use.at((double) rank) * x >= 1;
    }

    /** So many quanta reach the level for certain. */
    long fewest(double x) {
        return sums.learned(Math.nextDown(weight * x), 1).fewest();
    }

    /** More do not reach it for certain. */
    long most(double x) {
        return Math.min(size, sums.learned(Math.nextUp(weight * x), 1).most());
    }

    /** What is left of the loss after the first quanta. */
    double loss(long learned) {
        return weight * tail.loss(learned);
    }

    Enclosure enclosure(long learned) {
        return Enclosure.exactly(weight).times(tail.enclosure(learned));
    }

    /** What a quantum saves. */
    Enclosure benefit(long rank) {
        return perGap.enclosureAt((double) rank, 0x1p-53)
                .times(correction)
                .times(Enclosure.exactly(gap))
                .times(Enclosure.exactly(weight));
    }

    /** \(-dT/dn\) of the tail continued to real numbers of learned quanta, 0 where none or all are learned. */
    double slope(long learned) {
        return learned == 0 || learned == size ? 0 : loss(learned) * tail.logSlope((double) learned) / (double) learned;
    }

    /** \(dn/d\log x\), at the rank n of the last of the learned quanta; 0 where none or all are learned. */
    double density(long learned) {
        return learned == 0 || learned == size ? 0 : (double) learned / use.logSlope((double) learned);
    }
}
