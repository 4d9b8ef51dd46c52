package org.neuralquanta.bench;

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

/** Work of the simulation that can be measured, round by round. For one thread, though a round may use several. */
public abstract sealed class Workload {

    private Workload() {}

    /**
     * How many items a round does.
     *
     * @return quanta times replicates, or draws
     */
    public abstract long items();

    /**
     * The kernel that does it.
     *
     * @return its name; empty before the first round of a simulation
     */
    public abstract String kernel();

    /**
     * The doubles that it computes at once.
     *
     * @return how many; 0 before the first round of a simulation
     */
    public abstract int lanes();

    /**
     * Does one round.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public abstract void round() throws InterruptedException;

    /**
     * Loss curves of 64 data sets over 10^6 quanta at once, at 30 amounts of data.
     *
     * @param tau useful samples that teach a quantum
     * @param kernel the kernel
     * @param threads the number of threads
     * @return the work
     */
    public static Workload curve(int tau, Kernel kernel, int threads) {
        return new Curve(tau, kernel, threads);
    }

    /**
     * Ranks of 10^6 quanta with exponent 1.4.
     *
     * @param kernel the kernel
     * @param threads the number of threads
     * @return the work
     */
    public static Workload zipf(Kernel kernel, int threads) {
        return Draws.ofRanks(kernel, threads);
    }

    /**
     * Exponential numbers.
     *
     * @param kernel the kernel
     * @param threads the number of threads
     * @return the work
     */
    public static Workload exponential(Kernel kernel, int threads) {
        return Draws.ofExponentials(kernel, threads);
    }

    /** Loss curves of 64 data sets at once. */
    private static final class Curve extends Workload {

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
    private static final class Draws extends Workload {

        /** Makes a thread's draws, with scratch space of its own. */
        private interface Drawing {
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

        static Draws ofRanks(Kernel kernel, int threads) {
            ZipfDraws draws = ZipfDraws.of(1.4, 1_000_000);
            return new Draws(1L << 22, threads, kernel, (blocks, stream, count) -> {
                long[] ranks = new long[Blocks.SIZE];
                for (long i = 0; i < count; i += Blocks.SIZE) {
                    blocks.ranks(draws, stream, i, ranks);
                }
            });
        }

        static Draws ofExponentials(Kernel kernel, int threads) {
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
                throw new IllegalStateException("a thread of the benchmark failed", e);
            }
        }
    }
}
