package org.neuralquanta.fit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.neuralquanta.runs.Columns;
import org.neuralquanta.runs.Runs;

/** Runs for tests: those of the half table, and runs whose law is known. */
public final class Planted {

    private Planted() {}

    public static Path data(String name) {
        return Path.of(System.getProperty("project.basedir", "."), "src/test/resources/data", name);
    }

    public static Runs half() {
        try {
            return Runs.read(data("chinchilla-half.csv"), Columns.byName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs at the places of the half table, every so manyth, with losses of a law times exp(error). */
    public static Runs at(Runs places, int every, DoubleBinaryOperator law, DoubleUnaryOperator errorAtN) {
        int size = (places.size() + every - 1) / every;
        double[] n = new double[size];
        double[] d = new double[size];
        double[] losses = new double[size];
        for (int i = 0; i < size; i++) {
            n[i] = places.value(0, i * every);
            d[i] = places.value(1, i * every);
            losses[i] = law.applyAsDouble(n[i], d[i]) * Math.exp(errorAtN.applyAsDouble(n[i]));
        }
        return Runs.of(n, d, losses);
    }

    public static DoubleBinaryOperator sum(double e, double a, double alpha, double b, double beta) {
        return (n, d) -> e + a * Math.pow(n, -alpha) + b * Math.pow(d, -beta);
    }

    public static DoubleUnaryOperator normal(SplittableRandom random, double deviation) {
        return _ -> deviation * random.nextGaussian();
    }

    /** All runs twice. */
    public static Runs twice(Runs runs) {
        return Runs.of(doubled(column(runs, 0)), doubled(column(runs, 1)), doubled(losses(runs)));
    }

    public static double[] column(Runs runs, int variable) {
        double[] column = new double[runs.size()];
        Arrays.setAll(column, i -> runs.value(variable, i));
        return column;
    }

    public static double[] losses(Runs runs) {
        double[] losses = new double[runs.size()];
        Arrays.setAll(losses, runs::loss);
        return losses;
    }

    private static double[] doubled(double[] values) {
        double[] twice = Arrays.copyOf(values, 2 * values.length);
        System.arraycopy(values, 0, twice, values.length, values.length);
        return twice;
    }
}
