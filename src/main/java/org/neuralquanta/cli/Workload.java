package org.neuralquanta.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.random.Blocks;
import org.neuralquanta.random.Kernel;
import org.neuralquanta.random.RandomStream;

/** Work that can be measured. */
interface Workload {

    String NAMES = "curve, curve-tau100, zipf, exponential";

    /** How many items a round does. */
    long items();

    /** The kernel that does it. */
    String kernel();

    /** The doubles that it computes at once. */
    int lanes();

    /** Does one round. */
    void round() throws InterruptedException;

    static Workload of(String name, Kernel kernel, int threads) {
        return switch (name) {
            case "curve" -> new Curve(1, kernel, threads);
            case "curve-tau100" -> new Curve(100, kernel, threads);
            case "exponential" -> new Exponential(kernel, threads);
            default -> throw new BadInput("--workload", name, "is no workload", NAMES);
        };
    }

    /** Loss curves of 64 data sets at once. */
    final class Curve implements Workload {

        private static final int QUANTA = 1_000_000;
        private static final int REPLICATES = 64;
        private static final double[] GRID = IntStream.range(0, 30).mapToDouble(j -> Math.pow(10, 3 + 6.0 * j / 29)).toArray();

        private final Simulation simulation;
        private String kernel = "";
        private int lanes;

        Curve(int tau, Kernel kernel, int threads) {
            this.simulation = Simulation.of(Zipf.finite(0.4, QUANTA)).learnedAfter(tau).repeated(REPLICATES, 1).on(threads).with(kernel);
        }

        @Override
        public long items() {
            return (long) QUANTA * REPLICATES;
        }

        @Override
        public String kernel() {
            return kernel;
        }

        @Override
        public int lanes() {
            return lanes;
        }

        @Override
        public void round() throws InterruptedException {
            var result = simulation.run(GRID);
            kernel = result.kernel();
            lanes = result.lanes();
        }
    }

    /** Draws in blocks that stay in the nearest cache, the same number by each thread. */
    abstract class Draws implements Workload {
    }
}
