package org.neuralquanta.race;

/**
 * The quanta that one replicate learns, over sizes and data: a quantum is learned from a size and an amount of data on, each given by its
 * index, or never where the index is that of no size or amount. For one thread.
 */
public final class LearnedCells {

    private final long[][] units;
    private final long[][] counts;
    private long all;

    public LearnedCells(int sizes, int points) {
        this.units = new long[sizes + 1][points + 1];
        this.counts = new long[sizes + 1][points + 1];
    }

    public void add(int size, int point, long worth) {
        all += worth;
        units[size][point] += worth;
        counts[size][point]++;
    }

    /** Sums the cells in place to the loss at each size and amount: the units that are not learned there. */
    public void curves(JointCurves curves, int replicate, Frequencies frequencies) {
        for (int i = 0; i < units.length - 1; i++) {
            long rowUnits = 0;
            long rowCounts = 0;
            for (int j = 0; j < units[i].length - 1; j++) {
                rowUnits += units[i][j];
                rowCounts += counts[i][j];
                units[i][j] = rowUnits + (i == 0 ? 0 : units[i - 1][j]);
                counts[i][j] = rowCounts + (i == 0 ? 0 : counts[i - 1][j]);
                curves.set(i, replicate, j, frequencies.loss(all - units[i][j]), counts[i][j]);
            }
        }
    }
}
