package org.neuralquanta.grokking;

import java.util.stream.IntStream;
import org.neuralquanta.Statement;

/**
 * Estimates, from random orders of all pairs, how likely a random training set is to leave only the linear representation (T27), or only
 * the circles for addition modulo p (T29). Both are monotone in the set, so each order has one number of pairs at which this happens, its
 * hitting time, which gives the answer for every size at once. The same orders show when every symbol is in a parallelogram (covered),
 * which must happen first.
 *
 * <p>The trials of a seed are the same on any number of threads. Immutable, thread-safe.
 *
 * <p>Source: this library; the question is that of Liu, Kitouni, Nolte, Michaud, Tegmark and Williams, arXiv 2205.10343, Fig. 3.
 */
@Statement({"T27", "T29"})
public final class UniquenessTrials {

    private static final int MOST_TRIALS = 10_000_000;

    private final Addition addition;
    private final int trials;
    private final long[] forced;
    private final long[] covered;

    private UniquenessTrials(Addition addition, int trials, long[] forced, long[] covered) {
        this.addition = addition;
        this.trials = trials;
        this.forced = forced;
        this.covered = covered;
    }

    /**
     * Runs trials.
     *
     * @param addition the task, of at most 400 symbols
     * @param trials the number of random orders, 1 to 10^7
     * @param seed the seed
     * @return the estimates
     * @throws IllegalArgumentException if there are too many symbols, or too few or too many trials
     */
    public static UniquenessTrials run(Addition addition, int trials, long seed) {
        if (trials < 1 || trials > MOST_TRIALS) {
            throw new IllegalArgumentException("the number of trials must be between 1 and " + MOST_TRIALS + ", was " + trials);
        }
        if (addition.symbols() > 400) {
            throw new IllegalArgumentException("trials are possible for at most 400 symbols, were " + addition.symbols());
        }
        var forcedAt = new int[trials];
        var coveredAt = new int[trials];
        IntStream.range(0, trials).parallel().forEach(trial -> {
            var set = new GrowingSet(addition, seed, trial);
            coveredAt[trial] = set.untilCovered();
            forcedAt[trial] = set.untilForced();
        });
        return new UniquenessTrials(addition, trials, upTo(addition.pairs(), forcedAt), upTo(addition.pairs(), coveredAt));
    }

    private static long[] upTo(int pairs, int[] times) {
        var counts = new long[pairs + 1];
        for (int time : times) {
            counts[time]++;
        }
        for (int size = 1; size <= pairs; size++) {
            counts[size] += counts[size - 1];
        }
        return counts;
    }

    /**
     * The task.
     *
     * @return the task
     */
    public Addition addition() {
        return addition;
    }

    /**
     * The share of trials in which a set of a size left only the wanted representations.
     *
     * @param size the number of pairs, 0 to N
     * @return the estimated probability
     * @throws IllegalArgumentException if the size is out of range
     */
    public double probability(int size) {
        checkSize(size);
        return (double) forced[size] / trials;
    }

    /**
     * The standard error of {@link #probability}: \(\sqrt{\tilde P(1-\tilde P)/R}\) with \(\tilde P=(h+\frac12)/(R+1)\) for h hits in R
     * trials, so that it is not 0 where all trials agree.
     *
     * @param size the number of pairs, 0 to N
     * @return the standard error, &gt; 0
     * @throws IllegalArgumentException if the size is out of range
     */
    public double standardError(int size) {
        checkSize(size);
        double share = (forced[size] + 0.5) / (trials + 1.0);
        return Math.sqrt(share * (1 - share) / trials);
    }

    /**
     * The share of trials in which every symbol was in a parallelogram at a size.
     *
     * @param size the number of pairs, 0 to N
     * @return the estimated probability that no symbol is uncovered, never below {@link #probability}
     * @throws IllegalArgumentException if the size is out of range
     */
    public double coverProbability(int size) {
        checkSize(size);
        return (double) covered[size] / trials;
    }

    /**
     * The share of all pairs at which half of the trials left only the wanted representations, interpolated linearly between two sizes.
     *
     * @return the estimated critical fraction
     */
    public double criticalFraction() {
        return HalfPoint.half(addition.pairs(), this::probability);
    }

    /**
     * The share of all pairs at which half of the trials had every symbol in a parallelogram.
     *
     * @return the estimated critical fraction of the cover, never above {@link #criticalFraction}
     */
    public double coverCriticalFraction() {
        return HalfPoint.half(addition.pairs(), this::coverProbability);
    }

    @Override
    public String toString() {
        return "UniquenessTrials[addition=" + addition + ", trials=" + trials + "]";
    }

    private void checkSize(int size) {
        if (size < 0 || size > addition.pairs()) {
            throw new IllegalArgumentException("the size must be between 0 and " + addition.pairs() + ", was " + size);
        }
    }
}
