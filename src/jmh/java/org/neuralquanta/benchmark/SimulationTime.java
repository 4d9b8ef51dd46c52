package org.neuralquanta.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.neuralquanta.Kernel;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.montecarlo.Execution;
import org.neuralquanta.montecarlo.Simulation;

/** Wall time of whole simulations of 64 replicates on one thread, against the number of quanta and the amount of data. */
public final class SimulationTime {

    private static final int WARM_UP = 6;
    private static final int ROUNDS = 5;
    private static final long ENOUGH = 4_000_000_000L;
    private static final long MILLION = 1_000_000;

    private SimulationTime() {}

    /**
     * Adds rows to a CSV file: the median of the rounds in seconds, and their extremes.
     *
     * @param args {@code quanta}, {@code data} or {@code drawing}, and the file
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        var rows = new ArrayList<String>();
        switch (args[0]) {
            case "quanta" -> {
                for (Kernel kernel : List.of(Kernel.VECTOR, Kernel.SCALAR)) {
                    for (double k = 100; k <= (kernel == Kernel.VECTOR ? 1e7 : 1e6); k *= 10) {
                        rows.add(row(kernel, "poisson", Zipf.finite(0.4, (long) k), 1e9));
                    }
                }
            }
            case "data" -> {
                for (double d = 1e3; d <= 1e15; d *= 100) {
                    rows.add(row(Kernel.VECTOR, "poisson", Zipf.finite(0.4, MILLION), d));
                }
                for (double d = 1e3; d <= 1e9; d *= 10) {
                    rows.add(row(Kernel.VECTOR, "poisson", Zipf.infinite(0.4), d));
                }
            }
            case "drawing" -> {
                for (double d = 1e3; d <= 1e6; d *= 10) {
                    rows.add(row(Kernel.SCALAR, "multinomial", Zipf.finite(0.4, MILLION), d));
                }
            }
            default -> throw new IllegalArgumentException("sweep must be quanta, data or drawing, was " + args[0]);
        }
        Path file = Path.of(args[1]);
        var lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of("sweep,kernel,sampling,quanta,data,seconds,least,most"));
        rows.forEach(row -> lines.add(args[0] + "," + row));
        Files.write(file, lines);
    }

    /** With 30 amounts of data, at equal ratios over six decades up to the largest. */
    private static String row(Kernel kernel, String sampling, QuantaDistribution quanta, double largest) throws InterruptedException {
        double first = Math.max(1, largest * 1e-6);
        double[] grid = DoubleStream.iterate(0, j -> j < 30, j -> j + 1).map(j -> first * Math.pow(largest / first, j / 29)).toArray();
        if (sampling.equals("multinomial")) {
            grid = new double[] {largest};
        }
        Simulation simulation = Simulation.of(quanta).on(Execution.of(kernel)).sampled(sampling.equals("poisson") ? Sampling.POISSON : Sampling.MULTINOMIAL);
        var times = new ArrayList<Double>();
        long begin = System.nanoTime();
        for (int round = -WARM_UP; round < ROUNDS && (times.isEmpty() || System.nanoTime() - begin < ENOUGH); round++) {
            long start = System.nanoTime();
            simulation.run(grid);
            if (round >= 0 || System.nanoTime() - begin > ENOUGH / 2) {
                times.add((System.nanoTime() - start) * 1e-9);
            }
        }
        double[] sorted = times.stream().mapToDouble(x -> x).sorted().toArray();
        String k = quanta.quanta().isEmpty() ? "inf" : Long.toString(quanta.quanta().getAsLong());
        String row = String.join(",", kernel.name().toLowerCase(Locale.ROOT), sampling, k, Double.toString(largest),
                text(sorted[sorted.length / 2]), text(sorted[0]), text(Arrays.stream(sorted).max().orElseThrow()));
        System.out.println(row);
        return row;
    }

    private static String text(double seconds) {
        return String.format(Locale.ROOT, "%.4g", seconds);
    }
}
