package org.neuralquanta.parity;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Zipf;

/**
 * Emergence steps against frequency, \(t \approx \tau\,p^{-\nu}\), by least squares in logarithms. Immutable, thread-safe.
 *
 * <p>Only ranks before the first that was not learned count: among later ones only the early learners have a step at all, which
 * would make ν too small (survivor bias).
 *
 * @param ranks number of ranks that count, ≥ 3
 * @param nu ν
 * @param tau τ in steps, &gt; 0
 */
@Statement({"T15", "T34"})
public record EmergenceLaw(int ranks, double nu, double tau) {

    /** The fewest ranks that tell a line from a point. */
    static final int FEWEST_RANKS = 3;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if there are too few ranks or ν or τ is no such number
     */
    public EmergenceLaw {
        if (ranks < FEWEST_RANKS) {
            throw new IllegalArgumentException("ranks must be >= " + FEWEST_RANKS + ", was " + ranks);
        }
        if (!(Double.isFinite(nu) && tau > 0 && Double.isFinite(tau))) {
            throw new IllegalArgumentException("nu must be finite and tau > 0, were " + nu + " and " + tau);
        }
    }

    /**
     * The ranks that count for a law.
     *
     * @param curves the curves
     * @return number of ranks before the first that was not learned
     */
    public static int ranks(SubtaskCurves curves) {
        int ranks = 0;
        while (ranks < curves.subtasks() && curves.emergence(ranks).isPresent()) {
            ranks++;
        }
        return ranks;
    }

    /**
     * Fits measured curves.
     *
     * @param curves the curves
     * @return the law; empty if fewer than 3 ranks count
     */
    public static Optional<EmergenceLaw> of(SubtaskCurves curves) {
        int ranks = ranks(curves);
        if (ranks < FEWEST_RANKS) {
            return Optional.empty();
        }
        double[] x = new double[ranks];
        double[] y = new double[ranks];
        for (int i = 0; i < ranks; i++) {
            x[i] = Math.log(curves.frequency(i));
            y[i] = Math.log(curves.emergence(i).orElseThrow());
        }
        Line line = Line.through(x, y);
        return Optional.of(new EmergenceLaw(ranks, -line.slope(), Math.exp(line.intercept())));
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
     * The rank that emerges at a step, continued to real numbers.
     *
     * @param subtasks give T and α, &gt; 0
     * @param step the step S, &gt; 0
     * @return n with \(\tau p_n^{-\nu} = S\)
     */
    public double rank(Subtasks subtasks, double step) {
        double first = Zipf.finite(subtasks.alpha(), subtasks.tasks()).probability(1);
        return Math.pow(step / step(first), 1 / (nu * (1 + subtasks.alpha())));
    }

    /**
     * The loss after some steps by the law for T subtasks, if each falls at once: {@link Subtasks#loss} at the rank that emerges there.
     *
     * @param subtasks give T and α, &gt; 0
     * @param step the step S, &gt; 0
     * @return \(\log 2 \sum_{i > n - 1/2} p_i\) with \(\tau p_n^{-\nu} = S\); 0 from where the last subtask is learned
     */
    public double loss(Subtasks subtasks, double step) {
        return subtasks.loss(rank(subtasks, step));
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
