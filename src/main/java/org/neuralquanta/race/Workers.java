package org.neuralquanta.race;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleConsumer;

/**
 * The threads of a run, and how much of it they have done. An interrupt of the calling thread interrupts them all, and they look for
 * it at least once in a few thousand numbers.
 */
public final class Workers implements AutoCloseable {

    private static final long LOOK_MILLISECONDS = 100;

    private final ExecutorService threads;
    private final int count;
    private final DoubleConsumer progress;
    private final AtomicLong done = new AtomicLong();
    private double whole = Double.POSITIVE_INFINITY;
    private double reported;

    public Workers(int count, DoubleConsumer progress) {
        this.threads = Executors.newFixedThreadPool(count, task -> {
            var thread = new Thread(task, "neural-quanta simulation");
            thread.setDaemon(true);
            return thread;
        });
        this.count = count;
        this.progress = progress;
    }

    /** How many items, of the caller's choice, the work is. */
    public void expect(double items) {
        whole = items;
    }

    int count() {
        return count;
    }

    public void done(long items) {
        done.addAndGet(items);
    }

    public static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("simulation interrupted");
        }
    }

    /** The results of tasks, in their order. */
    public <T> List<T> all(List<Callable<T>> tasks) throws InterruptedException {
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> task : tasks) {
            futures.add(threads.submit(task));
        }
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(result(future));
            }
            return results;
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
    }

    private <T> T result(Future<T> future) throws InterruptedException {
        while (true) {
            try {
                T result = future.get(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
                report();
                return result;
            } catch (TimeoutException e) {
                report();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a thread of the simulation failed", e);
            }
        }
    }

    private void report() {
        double share = Math.min(1, done.get() / whole);
        if (share > reported) {
            reported = share;
            progress.accept(share);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
