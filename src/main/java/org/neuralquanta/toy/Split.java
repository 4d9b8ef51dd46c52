package org.neuralquanta.toy;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How pairs are chosen for training; the others are the test pairs. Immutable, thread-safe.
 *
 * @param pairs the number of training pairs, ≥ 1
 * @param redrawn whether a set is drawn anew until it has the answer of every test pair: else no network can give it
 */
public record Split(int pairs, boolean redrawn) {

    /** The usual split of addition: 45 of 55 pairs, with the answer of every test pair. */
    public static final Split USUAL = new Split(45, true);

    private static final int MOST_TRIALS = 1000;

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if there are no pairs
     */
    public Split {
        if (pairs < 1) {
            throw new IllegalArgumentException("the number of training pairs must be at least 1, was " + pairs);
        }
    }

    /** The training pairs of a seed, rising. */
    int[] of(Operation operation, long seed) {
        for (long trial = 0; trial < MOST_TRIALS; trial++) {
            int[] training = operation.draw(pairs, seed, trial);
            if (!redrawn || knowsEveryAnswer(operation, training)) {
                return training;
            }
        }
        throw new IllegalArgumentException("of " + MOST_TRIALS + " sets of " + pairs
                + " training pairs none has the answer of every test pair; use more pairs, or do not redraw");
    }

    static int[] others(Operation operation, int[] training) {
        return IntStream.range(0, operation.pairs()).filter(pair -> Arrays.binarySearch(training, pair) < 0).toArray();
    }

    private static boolean knowsEveryAnswer(Operation operation, int[] training) {
        int[] known = IntStream.of(training).map(operation::answer).sorted().toArray();
        return IntStream.of(others(operation, training)).allMatch(pair -> Arrays.binarySearch(known, operation.answer(pair)) >= 0);
    }
}
