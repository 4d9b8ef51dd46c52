package org.neuralquanta.parity;

import org.neuralquanta.Statement;

/**
 * The emergence curve of a run, φ(y) with \(y = S\,p^\nu/\tau\): the share of log 2 that subtasks have left, averaged over all subtasks and
 * measurements with about the same exposure y. With it T8 holds in steps as it stands, for T subtasks:
 * \(L(S) = \log 2 \sum_i p_i\,\varphi(S p_i^\nu/\tau)\). A step at y = 1 in its place gives {@link EmergenceLaw#loss}. Immutable,
 * thread-safe.
 *
 * <p>Exposures are binned in their logarithm, {@value #BINS_PER_E} bins to a factor e, empty bins lie on straight lines between their
 * neighbours; outside the measured exposures the curve stays as it is at the end.
 */
@Statement({"T8", "T34"})
public final class MeasuredCurve {

    private static final int BINS_PER_E = 10;

    private final EmergenceLaw law;
    private final int first;
    private final double[] open;

    private MeasuredCurve(EmergenceLaw law, int first, double[] open) {
        this.law = law;
        this.first = first;
        this.open = open;
    }

    /**
     * Measures it. Subtasks that did not emerge count too, at the small exposures that they have, so that no bin is left to early learners.
     *
     * @param law the run's law of emergence
     * @param curves its curves
     * @return φ
     */
    public static MeasuredCurve of(EmergenceLaw law, SubtaskCurves curves) {
        int last = curves.subtasks() - 1;
        int from = bin(law, curves.frequency(last), curves.steps().getFirst());
        int to = bin(law, curves.frequency(0), curves.steps().getLast());
        double[] sum = new double[to - from + 1];
        int[] count = new int[sum.length];
        for (int at = 0; at < curves.steps().size(); at++) {
            for (int i = 0; i < curves.subtasks(); i++) {
                int bin = bin(law, curves.frequency(i), curves.steps().get(at)) - from;
                sum[bin] += curves.loss(at, i) / SubtaskCurves.GAP;
                count[bin]++;
            }
        }
        return new MeasuredCurve(law, from, filled(sum, count));
    }

    private static int bin(EmergenceLaw law, double frequency, double step) {
        return (int) Math.floor(BINS_PER_E * Math.log(step / law.step(frequency)));
    }

    /** The first and the last bin are never empty. */
    private static double[] filled(double[] sum, int[] count) {
        double[] mean = new double[sum.length];
        int before = 0;
        for (int bin = 0; bin < sum.length; bin++) {
            if (count[bin] > 0) {
                mean[bin] = sum[bin] / count[bin];
                for (int gap = before + 1; gap < bin; gap++) {
                    mean[gap] = mean[before] + (mean[bin] - mean[before]) * (gap - before) / (bin - before);
                }
                before = bin;
            }
        }
        return mean;
    }

    /**
     * The share of log 2 that is left.
     *
     * @param exposure y, &gt; 0
     * @return φ(y), by straight lines in log y between the middles of bins; above 1 where subtasks are worse than guessing
     */
    public double at(double exposure) {
        double place = BINS_PER_E * Math.log(exposure) - first - 0.5;
        int below = Math.clamp((int) Math.floor(place), 0, open.length - 1);
        int above = Math.min(below + 1, open.length - 1);
        double share = Math.clamp(place - below, 0, 1);
        return open[below] + share * (open[above] - open[below]);
    }

    /**
     * The loss after some steps.
     *
     * @param subtasks give the frequencies
     * @param step the step S, &gt; 0
     * @return \(\log 2 \sum_i p_i\,\varphi(S p_i^\nu/\tau)\)
     */
    public double loss(Subtasks subtasks, double step) {
        double sum = 0;
        for (double frequency : subtasks.frequencies()) {
            sum += frequency * at(step / law.step(frequency));
        }
        return SubtaskCurves.GAP * sum;
    }

    @Override
    public String toString() {
        return "MeasuredCurve[law=" + law + ", bins=" + open.length + "]";
    }
}
