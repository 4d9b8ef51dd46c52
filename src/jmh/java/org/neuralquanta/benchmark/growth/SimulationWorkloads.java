package org.neuralquanta.benchmark.growth;

import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.Kernel;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.montecarlo.Execution;
import org.neuralquanta.montecarlo.Simulation;

/** Simulations with the vector kernel, at 30 amounts of data over six decades, against each of their sizes. */
final class SimulationWorkloads {

    private static final double ALPHA = 0.4;
    private static final long QUANTA = 1_000_000;
    private static final double DATA = 1e9;
    private static final long REPLICATES = 4;

    /** How often the rarest quantum is sampled by the last amount of data, where all quanta take part. */
    private static final double SAMPLES_OF_THE_RAREST = 100;

    private SimulationWorkloads() {}

    static List<Workload> all() {
        return List.of(
                new Workload(
                        "simulation/quanta",
                        Workload.andInfinity(Workload.powersOfTen(3, 4, 5, 6, 7, 8, 9)),
                        size -> run(quanta(size), REPLICATES, 1, DATA)),
                new Workload("simulation/all-quanta", Workload.powersOfTen(3, 4, 5, 6, 7, 8, 9), size -> {
                    Zipf zipf = quanta(size);
                    return run(zipf, REPLICATES, 1, SAMPLES_OF_THE_RAREST / zipf.probability((long) size));
                }),
                new Workload(
                        "simulation/data",
                        Workload.powersOfTen(3, 6, 9, 12, 15, 16, 17, 18),
                        size -> run(quanta(QUANTA), REPLICATES, 1, size)),
                new Workload(
                        "simulation/data-infinite",
                        Workload.powersOfTen(3, 5, 7, 9, 11, 12, 13),
                        size -> run(quanta(Double.POSITIVE_INFINITY), REPLICATES, 1, size)),
                new Workload(
                        "simulation/replicates",
                        Workload.powersOfTen(1, 2, 3, 4, 5, 6),
                        size -> run(quanta(10_000), (long) size, 1, DATA)),
                new Workload("simulation/threads", List.of(1.0, 2.0, 4.0), size -> run(quanta(QUANTA), 64, (int) size, DATA)));
    }

    private static Zipf quanta(double count) {
        return Double.isInfinite(count) ? Zipf.infinite(ALPHA) : Zipf.finite(ALPHA, (long) count);
    }

    private static Work run(Zipf quanta, long replicates, int threads, double largest) {
        double first = Math.max(1, largest * 1e-6);
        double[] grid = IntStream.range(0, 30).mapToDouble(j -> first * Math.pow(largest / first, j / 29.0)).toArray();
        Simulation simulation =
                Simulation.of(quanta).repeated(replicates, 1).on(new Execution(threads, Kernel.VECTOR));
        return () -> simulation.run(grid);
    }
}
