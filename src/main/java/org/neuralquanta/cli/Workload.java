package org.neuralquanta.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.neuralquanta.Kernel;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.lanes.Blocks;
import org.neuralquanta.montecarlo.Execution;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.random.ZipfDraws;

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
            case "zipf" -> Draws.zipf(kernel, threads);
            case "exponential" -> Draws.exponential(kernel, threads);
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
            this.simulation = Simulation.of(Zipf.finite(0.4, QUANTA)).learnedAfter(tau).repeated(REPLICATES, 1).on(new Execution(threads, kernel));
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

    /** Draws in blocks that stay in the nearest cache; each thread has a stream of its own and makes an equal share. */
    final class Draws implements Workload {

        /** Makes a thread's draws, with scratch space of its own. */
        interface Drawing {
            void draw(Blocks blocks, RandomStream stream, long count);
        }

        private final long items;
        private final int threads;
        private final Kernel kernel;
        private final Drawing drawing;

        private Draws(long items, int threads, Kernel kernel, Drawing drawing) {
            this.items = items;
            this.threads = threads;
            this.kernel = kernel;
            this.drawing = drawing;
        }

        static Draws zipf(Kernel kernel, int threads) {
            ZipfDraws draws = ZipfDraws.of(1.4, 1_000_000);
            return new Draws(1L << 22, threads, kernel, (blocks, stream, count) -> {
                long[] ranks = new long[Blocks.SIZE];
                for (long i = 0; i < count; i += Blocks.SIZE) {
                    blocks.ranks(draws, stream, i, ranks);
                }
            });
        }

        static Draws exponential(Kernel kernel, int threads) {
            return new Draws(1L << 24, threads, kernel, (blocks, stream, count) -> {
                long[] bits = new long[Blocks.SIZE];
                double[] numbers = new double[Blocks.SIZE];
                for (long i = 0; i < count; i += Blocks.SIZE) {
                    blocks.bits(stream, i, 0, bits);
                    blocks.exponentials(bits, Blocks.SIZE, numbers);
                }
            });
        }

        @Override
        public long items() {
            return items / (threads * (long) Blocks.SIZE) * (threads * (long) Blocks.SIZE);
        }

        @Override
        public String kernel() {
            return Blocks.of(kernel).name();
        }

        @Override
        public int lanes() {
            return Blocks.of(kernel).lanes();
        }

        @Override
        public void round() throws InterruptedException {
            List<Callable<Void>> parts = new ArrayList<>();
            long share = items() / threads;
            for (int thread = 0; thread < threads; thread++) {
                RandomStream stream = RandomStream.of(1, thread);
                parts.add(() -> {
                    drawing.draw(Blocks.of(kernel), stream, share);
                    return null;
                });
            }
            try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
                for (Future<Void> part : workers.invokeAll(parts)) {
                    part.get();
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a part of the work failed", e);
            }
        }
    }
}
