package org.neuralquanta.montecarlo;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Takes the replicates in their order: means and variances by Welford's recurrence, and the digest. */
final class Summary {

    private final Grid grid;
    private final Frequencies frequencies;
    private final LossCurve curves;
    private final double[] mean;
    private final double[] squares;
    private final double[] counts;
    private final MessageDigest digest;
    private long replicates;

    Summary(Grid grid, Frequencies frequencies, LossCurve curves) {
        this.grid = grid;
        this.frequencies = frequencies;
        this.curves = curves;
        this.mean = new double[grid.size()];
        this.squares = new double[grid.size()];
        this.counts = new double[grid.size()];
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A replicate's loss at D_j is what was learned after D_j or never. */
    void add(Histogram histogram, int lane) {
        double[] losses = new double[grid.size()];
        long unlearned = histogram.units(grid.size(), lane);
        for (int j = grid.size() - 1; j >= 0; j--) {
            losses[j] = frequencies.loss(unlearned);
            unlearned += histogram.units(j, lane);
        }
        replicates++;
        long learned = 0;
        for (int j = 0; j < losses.length; j++) {
            learned += histogram.count(j, lane);
            counts[j] += learned;
            double difference = losses[j] - mean[j];
            mean[j] += difference / replicates;
            squares[j] += difference * (losses[j] - mean[j]);
            digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(losses[j]).flip());
        }
        curves.accept(replicates - 1, losses);
    }

    Result result() {
        List<Estimate> points = new ArrayList<>();
        for (int j = 0; j < grid.size(); j++) {
            double variance = squares[j] / (replicates - 1);
            points.add(new Estimate(
                    grid.point(j), mean[j], Math.sqrt(variance / replicates), variance, counts[j] / replicates));
        }
        return new Result(points, HexFormat.of().formatHex(digest.digest()));
    }
}
