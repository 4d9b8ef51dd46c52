package org.neuralquanta.race;

/** The losses of a group of replicates over sizes and data, with how many quanta are learned. For one thread at a time. */
public final class JointCurves {

    private final double[][][] losses;
    private final long[][][] counts;

    public JointCurves(int sizes, int replicates, int points) {
        this.losses = new double[sizes][replicates][points];
        this.counts = new long[sizes][replicates][points];
    }

    public void set(int size, int replicate, int point, double loss, long count) {
        losses[size][replicate][point] = loss;
        counts[size][replicate][point] = count;
    }

    public double[] losses(int size, int replicate) {
        return losses[size][replicate];
    }

    public long[] counts(int size, int replicate) {
        return counts[size][replicate];
    }
}
