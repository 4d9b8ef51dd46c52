package org.neuralquanta.tokens;

/** Counts between which sizes the runs of tokens fall most. For tokens with the same number of runs at every size. Not thread-safe. */
final class Places {

    private final int runs;
    private final long[] falls;
    private long agreeing;
    private long pairs;

    Places(Ladder ladder) {
        this.runs = ladder.runsOfEach();
        this.falls = new long[ladder.sizes() - 1];
    }

    /** The losses of a token, the runs of a size beside one another. */
    void add(double[] row) {
        for (int run = 0; run < runs; run++) {
            int place = place(row, run);
            falls[place]++;
            for (int other = 0; other < run; other++) {
                pairs++;
                agreeing += place(row, other) == place ? 1 : 0;
            }
        }
    }

    private int place(double[] row, int run) {
        int steepest = 0;
        for (int i = 1; i < falls.length; i++) {
            steepest = fall(row, i, run) > fall(row, steepest, run) ? i : steepest;
        }
        return steepest;
    }

    private double fall(double[] row, int size, int run) {
        return row[size * runs + run] - row[(size + 1) * runs + run];
    }

    JumpPlaces result() {
        double all = 0;
        for (long count : falls) {
            all += count;
        }
        double chance = 0;
        for (long count : falls) {
            chance += all == 0 ? 0 : count / all * (count / all);
        }
        return new JumpPlaces(pairs, pairs == 0 ? 0 : agreeing / (double) pairs, Math.min(1, chance));
    }
}
