package org.neuralquanta.parity;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.special.HurwitzZeta;

/**
 * Emergence steps against frequency, \(t \approx \tau\,p^{-\nu}\), by least squares in logarithms. Immutable, thread-safe.
 *
 * <p>Only ranks before the first that was not learned count: among later ones only the early learners have a step at all, which
 * would make ν too small (survivor bias).
 *
 * @param ranks number of ranks that count
 * @param nu ν; NaN with fewer than 3 ranks
 * @param tau τ in steps; NaN with fewer than 3 ranks
 */
@Statement({"T15", "T34"})
public record EmergenceLaw(int ranks, double nu, double tau) {

    /**
     * Fits measured curves.
     *
     * @param curves the curves
     * @return the law
     */
    public static EmergenceLaw of(SubtaskCurves curves) {
        int ranks = 0;
        while (ranks < curves.subtasks() && curves.emergence(ranks).isPresent()) {
            ranks++;
        }
        double[] x = new double[ranks];
        double[] y = new double[ranks];
        for (int i = 0; i < ranks; i++) {
            x[i] = Math.log(curves.frequency(i));
            y[i] = Math.log(curves.emergence(i).orElseThrow());
        }
        if (ranks < 3) {
            return new EmergenceLaw(ranks, Double.NaN, Double.NaN);
        }
        Line line = Line.through(x, y);
        return new EmergenceLaw(ranks, -line.slope(), Math.exp(line.intercept()));
    }

    /**
     * When a subtask emerges by the law.
     *
     * @param frequency p
     * @return \(\tau p^{-\nu}\)
     */
    public double step(double frequency) {
        return tau * Math.pow(frequency, -nu);
    }

    /**
     * The loss after some steps by the law for T subtasks: T3's staircase between its steps, where the rank n is continued to real
     * numbers by Hurwitz's zeta.
     *
     * @param alpha α of the frequencies, &gt; 0
     * @param curves gives T and the frequency of the first
     * @param step the step S
     * @return \(\log 2 \sum_{i > n} p_i\) with \(\tau p_n^{-\nu} = S\); 0 from where the last subtask is learned
     */
    public double loss(double alpha, SubtaskCurves curves, double step) {
        double first = curves.frequency(0);
        double n = Math.pow(step / tau * Math.pow(first, nu), 1 / (nu * (1 + alpha)));
        double above = HurwitzZeta.value(alpha, n + 1) - HurwitzZeta.value(alpha, curves.subtasks() + 1.0);
        return n >= curves.subtasks() ? 0 : SubtaskCurves.GAP * first * above;
    }

    /**
     * The order of emergence against frequency, by Spearman's rank correlation over the subtasks that emerged.
     *
     * @param curves the curves
     * @return −1 if they emerged exactly by decreasing frequency; empty if fewer than 3 did
     */
    public static OptionalDouble spearman(SubtaskCurves curves) {
        int[] learned = IntStream.range(0, curves.subtasks())
                .filter(i -> curves.emergence(i).isPresent())
                .toArray();
        if (learned.length < 3) {
            return OptionalDouble.empty();
        }
        double[] frequency = new double[learned.length];
        double[] step = new double[learned.length];
        for (int i = 0; i < learned.length; i++) {
            frequency[i] = curves.frequency(learned[i]);
            step[i] = curves.emergence(learned[i]).orElseThrow();
        }
        return OptionalDouble.of(Line.correlation(Line.ranks(frequency), Line.ranks(step)));
    }
}
