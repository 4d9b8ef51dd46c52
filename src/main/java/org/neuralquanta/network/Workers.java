package org.neuralquanta.network;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** The caller's thread and others beside it, which do the parts of a step. For one thread; close it. */
public final class Workers implements AutoCloseable {

    private static final int BLOCK = 2048;

    private final int threads;
    private final ExecutorService pool;

    /**
     * Threads that wait.
     *
     * @param threads number of threads, with the caller's, ≥ 1
     */
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be >= 1, was " + threads);
        }
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(
                Math.max(1, threads - 1), task -> Thread.ofPlatform().daemon().name("trainer").unstarted(task));
    }

    /**
     * How many there are.
     *
     * @return ≥ 1, with the caller's
     */
    public int threads() {
        return threads;
    }

    /**
     * Does all parts and returns when they are done.
     *
     * @param part is given the number of each thread, from 0
     */
    public void run(IntConsumer part) {
        var others = new ArrayList<Future<?>>();
        for (int t = 1; t < threads; t++) {
            int thread = t;
            others.add(pool.submit(() -> part.accept(thread)));
        }
        part.accept(0);
        for (Future<?> other : others) {
            try {
                other.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while training", e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            }
        }
    }

    /** Numbers of an array from one place to before another. */
    public interface Stretch {

        /**
         * Works on them.
         *
         * @param from the first
         * @param to one after the last
         */
        void work(int from, int to);
    }

    /**
     * Works on an array block by block, so that a block stays in a near cache; each thread has a stretch of blocks.
     *
     * @param length of the array
     * @param stretch is given each block
     */
    public void inBlocks(int length, Stretch stretch) {
        int share = (length / threads / BLOCK + 1) * BLOCK;
        run(thread -> {
            for (int from = thread * share; from < Math.min(length, (thread + 1) * share); from += BLOCK) {
                stretch.work(from, Math.min(length, from + BLOCK));
            }
        });
    }

    /** Ends the threads. */
    @Override
    public void close() {
        pool.shutdown();
    }

    @Override
    public String toString() {
        return "Workers[threads=" + threads + "]";
    }
}
