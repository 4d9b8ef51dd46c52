package org.neuralquanta.benchmark.growth;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.zipf.ZipfFit;

/** Fits of made-up runs with one per cent of noise, against the number of rows, and a Zipf fit against the length of its list. */
final class FitWorkloads {

    private static final double NOISE = 0.01;

    private FitWorkloads() {}

    static List<Workload> all() {
        return List.of(
                new Workload("fit/power", Workload.powersOfTen(1, 2, 3, 4, 5, 6), size -> {
                    Runs runs = curve((int) size);
                    return () -> Fit.of(CurveModel.power(), runs);
                }),
                new Workload("fit/chinchilla", Workload.powersOfTen(1, 2, 3, 4, 5), size -> {
                    Runs runs = runs((int) size);
                    return () -> Fit.of(CurveModel.chinchilla(), runs);
                }),
                new Workload("zipf/list", Workload.powersOfTen(2, 3, 4, 5, 6, 7), size -> {
                    TabulatedQuanta counts = counts((long) size);
                    return () -> ZipfFit.of(counts);
                }));
    }

    private static Runs curve(int rows) {
        var random = new SplittableRandom(1);
        double[] x = new double[rows];
        double[] losses = new double[rows];
        for (int i = 0; i < rows; i++) {
            x[i] = Math.pow(10, 3 + 6 * random.nextDouble());
            losses[i] = (0.3 + 5 * Math.pow(x[i], -0.3)) * Math.exp(NOISE * random.nextGaussian());
        }
        return Runs.curve(x, losses);
    }

    private static Runs runs(int rows) {
        var random = new SplittableRandom(1);
        double[] parameters = new double[rows];
        double[] tokens = new double[rows];
        double[] losses = new double[rows];
        for (int i = 0; i < rows; i++) {
            parameters[i] = Math.pow(10, 7 + 3 * random.nextDouble());
            tokens[i] = Math.pow(10, 9 + 3 * random.nextDouble());
            losses[i] = (1.7 + 400 * Math.pow(parameters[i], -0.34) + 410 * Math.pow(tokens[i], -0.28)) * Math.exp(NOISE * random.nextGaussian());
        }
        return Runs.of(parameters, tokens, losses);
    }

    /** Counts that fall like k^-1.3 to 1 at the end, where many ranks share them. */
    private static TabulatedQuanta counts(long length) {
        return TabulatedQuanta.ofCounts(
                LongStream.rangeClosed(1, length).map(k -> Math.max(1, (long) Math.pow((double) length / k, 1.3))).toArray());
    }
}
