package org.neuralquanta.montecarlo;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Accumulates the replicates in their order: means and variances by Welford's recurrence, quantiles, and the digest. For one thread. */
final class Summary {

    /** The largest number of losses kept for quantiles. */
    private static final long MOST_KEPT = 1L << 24;

    private final double[] points;
    private final Observer observer;
    private final double[] mean;
    private final double[] squares;
    private final double[] counts;
    private final double[][] losses;
    private final MessageDigest digest;
    private int replicates;

    /** Stores no replicate unless quantiles are asked for. */
    Summary(double[] points, long replicates, Observer observer) {
        this.points = points;
        this.observer = observer;
        this.mean = new double[points.length];
        this.squares = new double[points.length];
        this.counts = new double[points.length];
        if (observer.quantiles().isEmpty()) {
            this.losses = new double[0][];
        } else if (replicates * points.length > MOST_KEPT) {
            throw new IllegalArgumentException("quantiles keep every loss, at most 2^24 of them; " + replicates + " replicates of "
                    + points.length + " points are more: ask for fewer of either, or for no quantiles");
        } else {
            this.losses = new double[points.length][(int) replicates];
        }
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** One replicate: its losses, numbers of learned quanta, and times of chosen quanta. */
    void add(double[] curve, long[] learned, double[] times) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * curve.length);
        for (int j = 0; j < curve.length; j++) {
            counts[j] += learned[j];
            double difference = curve[j] - mean[j];
            mean[j] += difference / (replicates + 1);
            squares[j] += difference * (curve[j] - mean[j]);
            bytes.putDouble(curve[j]);
            if (losses.length > 0) {
                losses[j][replicates] = curve[j];
            }
        }
        digest.update(bytes.flip());
        observer.curves().accept(replicates, curve.clone());
        if (times.length > 0) {
            observer.times().accept(replicates, times.clone());
        }
        replicates++;
    }

    /** With the mean numbers of learned quanta from elsewhere, by the kernel of another result. */
    Result result(Result run, double... learned) {
        return result(run.kernel(), run.lanes(), learned);
    }

    Result result(int lanes) {
        return result(lanes > 1 ? "vector" : "scalar", lanes, Arrays.stream(counts).map(count -> count / replicates).toArray());
    }

    private Result result(String kernel, int lanes, double... learned) {
        List<Estimate> estimates = new ArrayList<>();
        for (int j = 0; j < points.length; j++) {
            double variance = squares[j] / (replicates - 1);
            List<Double> quantiles = losses.length == 0 ? List.of() : observer.quantilesOf(losses[j]);
            estimates.add(new Estimate(
                    points[j], mean[j], Math.sqrt(variance / replicates), variance, learned[j], quantiles));
        }
        return new Result(estimates, HexFormat.of().formatHex(digest.digest()), kernel, lanes);
    }
}
