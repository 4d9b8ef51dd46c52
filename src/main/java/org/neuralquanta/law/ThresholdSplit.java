package org.neuralquanta.law;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.special.RankMonomial;

/** The split for a threshold curve: the largest n with N(n) D(n) ≤ F, an exact integer optimum. Immutable, thread-safe. */
final class ThresholdSplit implements ComputeSplit {

    /** Of N(n) D(n), besides the normalisation. */
    private static final double ROUNDING = 0x1p-47;

    private final double tau;
    private final long most;
    private final boolean isEndless;
    private final ParameterCost cost;
    private final DataNeed need;
    private final TailLoss tail;

    ThresholdSplit(QuantaModel model, double tau) {
        this.tau = tau;
        this.isEndless = model.distribution().quanta().isEmpty();
        this.most = model.distribution().quanta().orElse(QuantaDistribution.MAX_RANK);
        this.cost = new ParameterCost(model);
        this.need = DataNeed.of(model);
        this.tail = TailLoss.of(model);
    }

    private double compute(long quanta) {
        return cost.of(quanta) * (tau / need.unitExposure(quanta));
    }

    @Override
    public long best(double compute) {
        if (compute(1) > compute) {
            return 0;
        }
        if (compute(most) <= compute) {
            if (isEndless) {
                throw new ArithmeticException("more than 2^62 quanta are affordable with compute " + compute);
            }
            return most;
        }
        long low = 1;
        long high = most;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (compute(middle) <= compute) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public double least(double compute) {
        return tail.loss(best(compute));
    }

    @Override
    public Enclosure enclosure(double compute) {
        long fewest = best(compute * (1 - ROUNDING));
        long largest = best(compute * (1 + ROUNDING));
        Enclosure upper = tail.enclosure(fewest);
        return fewest == largest ? upper : new Enclosure(tail.enclosure(largest).lower(), upper.upper());
    }

    @Override
    public double localExponent(double compute) {
        RankMonomial exposure = need.continued();
        long best = best(compute);
        if (best == most) {
            throw new ArithmeticException("nothing is left to learn at compute " + compute + ", so no local exponent");
        }
        if (compute == 0 || (best == 0 && !cost.startsAtZero())) {
            throw new ArithmeticException("no quantum is affordable with compute " + compute + ", so no local exponent");
        }
        double low = 1e-9;
        double high = Math.clamp(2.0 * best, 2, 0x1p62 - 1024);
        for (int i = 0; i < 200 && high - low > 1e-15 * high; i++) {
            double middle = Math.sqrt(low * high);
            if (cost.continued(middle) * (tau / exposure.at(middle)) <= compute) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return tail.logSlope(low) / (1 / cost.elasticity(low) + exposure.logSlope(low));
    }
}
