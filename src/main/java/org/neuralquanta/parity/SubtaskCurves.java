package org.neuralquanta.parity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.neuralquanta.Statement;

/**
 * Test losses over training: of each subtask, and their mean weighted by frequency. Immutable, thread-safe.
 *
 * <p>A subtask counts as learned when its loss is below half of \(\log 2\), the loss of guessing.
 */
@Statement("T34")
public final class SubtaskCurves {

    /** The loss of an unlearned subtask, of which T3's gap is made: learned ones have loss 0. */
    public static final double GAP = StrictMath.log(2);

    private final List<Long> steps;
    private final List<double[]> losses;
    private final double[] frequencies;

    /**
     * Measured curves.
     *
     * @param frequencies \(p_i\) by rank
     * @param steps when they were measured, increasing
     * @param losses at each of these steps, the loss of each subtask by rank
     */
    public SubtaskCurves(double[] frequencies, List<Long> steps, List<double[]> losses) {
        if (steps.isEmpty() || steps.size() != losses.size()) {
            throw new IllegalArgumentException(
                    "steps and losses must be equally many and at least 1, were " + steps.size() + " and " + losses.size());
        }
        this.frequencies = frequencies.clone();
        this.steps = List.copyOf(steps);
        var copy = new ArrayList<double[]>();
        losses.forEach(row -> copy.add(row.clone()));
        this.losses = List.copyOf(copy);
    }

    /**
     * Number of subtasks.
     *
     * @return T
     */
    public int subtasks() {
        return frequencies.length;
    }

    /**
     * How often a subtask comes.
     *
     * @param subtask its index, 0 for the most frequent
     * @return its frequency
     */
    public double frequency(int subtask) {
        return frequencies[subtask];
    }

    /**
     * When losses were measured.
     *
     * @return steps, increasing
     */
    public List<Long> steps() {
        return steps;
    }

    /**
     * The loss of a subtask.
     *
     * @param at index of a measurement
     * @param subtask its index
     * @return mean cross-entropy in nats over its test samples
     */
    public double loss(int at, int subtask) {
        return losses.get(at)[subtask];
    }

    /**
     * The mean loss \(\sum_i p_i L_i\).
     *
     * @param at index of a measurement
     * @return the mean
     */
    public double mean(int at) {
        double sum = 0;
        for (int i = 0; i < frequencies.length; i++) {
            sum += frequencies[i] * losses.get(at)[i];
        }
        return sum;
    }

    /**
     * Where the mean loss was lowest: where early stopping stops.
     *
     * @return index of that measurement
     */
    public int best() {
        int best = 0;
        for (int at = 1; at < steps.size(); at++) {
            if (mean(at) < mean(best)) {
                best = at;
            }
        }
        return best;
    }

    /**
     * Whether a subtask is learned.
     *
     * @param at index of a measurement
     * @param subtask its index
     * @return whether its loss is below \(\frac12 \log 2\)
     */
    public boolean isLearned(int at, int subtask) {
        return loss(at, subtask) < GAP / 2;
    }

    /**
     * Number of learned subtasks.
     *
     * @param at index of a measurement
     * @return n
     */
    public int learned(int at) {
        int count = 0;
        for (int i = 0; i < subtasks(); i++) {
            count += isLearned(at, i) ? 1 : 0;
        }
        return count;
    }

    /**
     * When a subtask emerged: where its loss last came down through \(\frac12 \log 2\), between measurements by straight lines in log step.
     *
     * @param subtask its index
     * @return the step; empty if it is not learned at the end
     */
    public OptionalDouble emergence(int subtask) {
        int at = steps.size() - 1;
        if (!isLearned(at, subtask)) {
            return OptionalDouble.empty();
        }
        while (at > 0 && isLearned(at - 1, subtask)) {
            at--;
        }
        return OptionalDouble.of(at == 0 ? steps.getFirst() : crossing(at, subtask, GAP / 2));
    }

    /** The step between measurements at − 1 and at where the loss passes a level. */
    double crossing(int at, int subtask, double level) {
        double above = loss(at - 1, subtask);
        double below = loss(at, subtask);
        double share = (above - level) / (above - below);
        double before = Math.log((double) steps.get(at - 1));
        return Math.exp(before + share * (Math.log(steps.get(at)) - before));
    }

    /**
     * T3's staircase: the loss if exactly the n most frequent subtasks were learned and the others not at all.
     *
     * @param n number of learned subtasks
     * @return \(\log 2 \sum_{i > n} p_i\)
     */
    public double staircase(int n) {
        return GAP * Arrays.stream(frequencies).skip(n).sum();
    }

    @Override
    public String toString() {
        return "SubtaskCurves[subtasks=" + subtasks() + ", measurements=" + steps.size() + "]";
    }
}
