package org.neuralquanta.race;

import java.util.Arrays;
import java.util.List;
import org.neuralquanta.lanes.Blocks;

/** When the replicates of a group learned chosen quanta. Different columns may be set by different threads. */
public final class ChosenTimes {

    private final List<Long> ranks;
    private final double[][] times;

    public ChosenTimes(List<Long> ranks, int columns) {
        this.ranks = ranks;
        this.times = new double[columns][ranks.size()];
        for (double[] row : times) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
    }

    /** Does nothing for a rank that was not chosen. */
    void set(double rank, int column, double time) {
        for (int i = 0; i < ranks.size(); i++) {
            if (rank == (double) ranks.get(i)) {
                times[column][i] = time;
            }
        }
    }

    /** Those of the ranks that a race decides. */
    public void race(long last, LearningExposures draws, ReplicateGroup group, Frequencies frequencies, Blocks blocks) {
        var table = new RankTable(blocks);
        for (int i = 0; i < ranks.size(); i++) {
            if (ranks.get(i) <= last) {
                frequencies.fill(table, ranks.get(i), 1);
                for (int column = 0; column < group.replicates(); column++) {
                    times[column][i] = draws.draw(group.streams().stream(column), ranks.get(i)) * table.scales[0];
                }
            }
        }
    }

    public double[] of(int column) {
        return times[column];
    }
}
