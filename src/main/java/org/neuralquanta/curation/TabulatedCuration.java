package org.neuralquanta.curation;

import java.util.Arrays;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.sum.Learned;
import org.neuralquanta.sum.TabulatedLoss;

/** For benefits of a table, sorted. */
final class TabulatedCuration implements Curation {

    /** Of a benefit: a frequency, a power and two products; of a sum of them. */
    private static final double TERM_ERROR = 0x1p-48;

    /** Decreasing, in units of Δ. */
    private final double[] benefits;
    /** \(\sum_{k\le n}\log(b_k/b_1)\), at n. */
    private final double[] logs;
    /** What is left beyond n. */
    private final double[] beyond;
    private final double gap;

    TabulatedCuration(QuantaModel model, TabulatedQuanta quanta) {
        int count = Math.toIntExact(quanta.quanta().orElseThrow());
        this.benefits = new double[count];
        for (int k = 1; k <= count; k++) {
            benefits[count - k] = TabulatedLoss.perGap(model, quanta, k);
        }
        if (model.gap().eta() != 0) {
            Arrays.sort(benefits);
        }
        for (int i = 0, j = count - 1; i < j; i++, j--) {
            double b = benefits[i];
            benefits[i] = benefits[j];
            benefits[j] = b;
        }
        this.gap = model.gap().first();
        this.logs = new double[count + 1];
        this.beyond = new double[count + 1];
        var log = new CompensatedSum();
        var rest = new CompensatedSum();
        for (int n = 1; n <= count; n++) {
            log.add(Math.log(benefits[n - 1] / benefits[0]));
            logs[n] = log.value();
            rest.add(benefits[count - n]);
            beyond[count - n] = rest.value();
        }
    }

    private double logOf(int n) {
        return Math.log(benefits[n - 1] / benefits[0]);
    }

    /** \(\sum_{k\le n}\log(b_k/b_n)-D\). */
    private double excess(double samples, int n) {
        return logs[n] - n * logOf(n) - samples;
    }

    /** Each benefit is within 2^−48 of itself, and every logarithm within an ulp. */
    private double error(double samples, int n) {
        return n * (4 * TERM_ERROR + 0x1p-50 * Math.abs(logOf(n))) + 0x1p-51 * samples;
    }

    @Override
    public Learned trained(double samples) {
        Learned found = Learned.search(benefits.length, k -> {
            int n = Math.toIntExact(k);
            double r = excess(samples, n);
            double error = error(samples, n);
            return Learned.Reach.of(r - error, r, r + error, 0, 0, 0);
        });
        return new Learned(Math.max(1, found.fewest()), Math.max(1, found.taken()), Math.max(1, found.most()));
    }

    @Override
    public double level(double samples, long trained) {
        int n = (int) trained;
        return gap * benefits[n - 1] * Math.exp(excess(samples, n) / n);
    }

    @Override
    public double rest(long trained) {
        return gap * beyond[(int) trained];
    }

    @Override
    public Enclosure loss(double samples, long trained) {
        int n = (int) trained;
        double level = level(samples, trained);
        double relative = 1.01 * (error(samples, n) / n + 0x1p-50 * Math.abs(excess(samples, n) / n)) + 2 * TERM_ERROR;
        double sum = n * level + rest(trained);
        double error = 1.01 * (relative * n * level + TERM_ERROR * sum) + 4 * (n + 1.0) * Double.MIN_VALUE;
        return new Enclosure(Math.max(0, sum - error), sum + error);
    }

    @Override
    public double frequency(double samples, long trained, long rank) {
        int n = (int) trained;
        return (logOf((int) rank) - logOf(n) - excess(samples, n) / n) / samples;
    }
}
