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

    /** Draws in blocks that stay in the nearest cache; each thread has a stream of its own and makes an equal share. */
    final class Draws implements Workload {

        /** Makes a thread's draws, with scratch space of its own. */
        interface Drawing {
            void draw(RandomStream stream, long first, long count);
        }

        private final long items;
        private final int threads;
        private final Blocks blocks;
        private final Drawing drawing;

        private Draws(long items, int threads, Blocks blocks, Drawing drawing) {
            this.items = items;
            this.threads = threads;
            this.blocks = blocks;
            this.drawing = drawing;
        }

        static Draws zipf(Kernel kernel, int threads) {
            ZipfDraws draws = ZipfDraws.of(1.4, 1_000_000);
            return new Draws(1L << 22, threads, Blocks.of(Kernel.SCALAR), (stream, first, count) -> {
                long sum = 0;
                for (long i = first; i < first + count; i++) {
                    sum += draws.draw(stream, i);
                }
                if (sum < 0) {
                    throw new IllegalStateException("ranks are positive");
                }
            });
        }

        static Draws exponential(Kernel kernel, int threads) {
            Blocks blocks = Blocks.of(kernel);
            return new Draws(1L << 24, threads, blocks, (stream, first, count) -> {
                long[] bits = new long[Blocks.SIZE];
                double[] numbers = new double[Blocks.SIZE];
                for (long i = first; i < first + count; i += Blocks.SIZE) {
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
            return blocks.name();
        }

        @Override
        public int lanes() {
            return blocks.lanes();
        }

        @Override
        public void round() throws InterruptedException {
            List<Callable<Void>> parts = new ArrayList<>();
            long share = items() / threads;
            for (int thread = 0; thread < threads; thread++) {
                RandomStream stream = RandomStream.of(1, thread);
                parts.add(() -> {
                    drawing.draw(stream, 0, share);
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
