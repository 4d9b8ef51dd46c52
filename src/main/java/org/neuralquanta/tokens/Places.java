package org.neuralquanta.tokens;

/**
 * Counts between which sizes a run of a token falls most, and where its runs with other seeds do. Which runs are counted may depend on their own
 * places: the others are compared with them, and do not choose. Not thread-safe.
 */
final class Places {

    private final long[] chosen;
    private final long[] others;
    private long agreeing;
    private long pairs;

    Places(Ladder ladder) {
        this.chosen = new long[ladder.sizes() - 1];
        this.others = new long[ladder.sizes() - 1];
    }

    /** A run that was chosen, and another of the same token. */
    void add(double[] run, double[] other) {
        int place = place(run);
        int of = place(other);
        chosen[place]++;
        others[of]++;
        pairs++;
        agreeing += of == place ? 1 : 0;
    }

    private static int place(double[] run) {
        int steepest = 0;
        for (int i = 1; i < run.length - 1; i++) {
            steepest = run[i] - run[i + 1] > run[steepest] - run[steepest + 1] ? i : steepest;
        }
        return steepest;
    }

    JumpPlaces result() {
        double chance = 0;
        for (int i = 0; i < chosen.length; i++) {
            chance += pairs == 0 ? 0 : chosen[i] / (double) pairs * (others[i] / (double) pairs);
        }
        return new JumpPlaces(pairs, pairs == 0 ? 0 : agreeing / (double) pairs, Math.min(1, chance));
    }
}
