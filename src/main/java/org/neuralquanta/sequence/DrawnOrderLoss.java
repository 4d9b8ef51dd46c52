package org.neuralquanta.sequence;

import java.util.Arrays;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.PlackettLuce;

/**
 * Learned in Plackett–Luce order, at exactly n learned quanta (T6): the probability of every set that may have been learned, by
 * dynamic programming over the 2^K sets. Immutable, thread-safe.
 *
 * <p>All terms are positive, so relative errors do not grow. With \(R_j\) the sum of the rates before the j-th draw, the probability of
 * an order is \(\prod_{j\le n}r_{k_j}/R_j\): if each rate is off by ε it is off by at most 2nε. In units of u = 2^−53 each draw costs at
 * most 19 for the sum of rates, 2 for quotient and product, 20 for the sum over orders; the mean over sets costs at most 24. What is
 * too small for a double is below 2^−1000 of the whole, or 2^−1050 in all.
 */
public final class DrawnOrderLoss implements OrderedLoss {

    /** The most quanta: their sets number a million. */
    public static final int MOST = 20;

    private static final double U = 0x1p-53;

    private final double[] mean;
    private final double[] variance;
    private final double lossError;
    private final double drawError;

    public DrawnOrderLoss(QuantaModel model, PlackettLuce order, int quanta) {
        double[] benefits = Benefits.of(model, "Plackett-Luce order");
        Clocks clocks = Clocks.of(model, order, quanta);
        this.lossError = Benefits.error(model) + 24 * U;
        this.drawError = 2 * clocks.error() + 41 * U;
        var rates = new double[quanta][quanta];
        for (int unit = 0; unit < quanta; unit++) {
            for (int k = unit; k < quanta; k++) {
                rates[unit][k] = clocks.rate(k + 1, unit + 1);
            }
        }
        double[] probability = probabilities(rates);
        this.mean = moments(probability, benefits, new double[quanta + 1], 1);
        this.variance = moments(probability, benefits, mean, 2);
    }

    /**
     * The probability that a set, as bits, is what is learned when so many are. Rates are in units of the largest of those that
     * are left, so none of them needs to be a very small double.
     */
    private static double[] probabilities(double[][] rates) {
        int quanta = rates.length;
        var probability = new double[1 << quanta];
        probability[0] = 1;
        for (int set = 0; set < probability.length - 1; set++) {
            double[] rate = rates[Integer.numberOfTrailingZeros(~set)];
            double all = 0;
            for (int k = quanta - 1; k >= 0; k--) {
                all += (set >> k & 1) == 0 ? rate[k] : 0;
            }
            for (int k = 0; k < quanta; k++) {
                if ((set >> k & 1) == 0) {
                    probability[set | 1 << k] += probability[set] * (rate[k] / all);
                }
            }
        }
        return probability;
    }

    /** The moments of the loss about a center, for each number of learned quanta. */
    private static double[] moments(double[] probability, double[] benefits, double[] center, int power) {
        int quanta = benefits.length;
        var sums = new CompensatedSum[quanta + 1];
        Arrays.setAll(sums, _ -> new CompensatedSum());
        for (int set = 0; set < probability.length; set++) {
            double left = 0;
            for (int k = quanta - 1; k >= 0; k--) {
                left += (set >> k & 1) == 0 ? benefits[k] : 0;
            }
            int learned = Integer.bitCount(set);
            sums[learned].add(probability[set] * Math.pow(left - center[learned], power));
        }
        var moments = new double[quanta + 1];
        Arrays.setAll(moments, n -> sums[n].value());
        return moments;
    }

    @Override
    public double loss(long learned) {
        return mean[(int) learned];
    }

    @Override
    public Enclosure enclosure(long learned) {
        double loss = loss(learned);
        if (learned == mean.length - 1) {
            return Enclosure.exactly(0);
        }
        double underflow = 0x1p-1000 * mean[0] + 0x1p-1050;
        Enclosure bounds = Enclosure.around(loss, 1.01 * (lossError + learned * drawError) * loss + underflow);
        return new Enclosure(Math.max(0, bounds.lower()), bounds.upper());
    }

    @Override
    public double variance(long learned) {
        return variance[(int) learned];
    }
}
