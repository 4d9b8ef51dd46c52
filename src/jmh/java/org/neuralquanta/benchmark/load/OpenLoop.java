package org.neuralquanta.benchmark.load;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests arrive at given times, whether or not earlier ones have been answered, and wait in the order of their arrival for a free thread.
 * Latency counts from the arrival, so that a slow answer is seen in all requests that wait for it (no coordinated omission).
 */
public final class OpenLoop {

    /** A thread that waits longer sleeps first; a sleep ends up to this much too late. */
    private static final long SPIN = 200_000;

    /** From so many requests on, one in a hundred is five. */
    private static final int ENOUGH = 500;

    private static final int LONGER = 4;
    private static final int MOST = 1_000_000;

    private OpenLoop() {}

    /**
     * Serves requests. A free thread takes the next one and waits for its arrival; there is no queue but the order, and no thread besides
     * those that serve.
     */
    static Latencies run(Answers answers, int threads, long[] arrivals) throws InterruptedException {
        var next = new AtomicInteger();
        long[] latencies = new long[arrivals.length];
        // All threads are there when the first request arrives.
        long start = System.nanoTime() + 20_000_000;
        Crew.run(threads, _ -> {
            for (int i = next.getAndIncrement(); i < arrivals.length; i = next.getAndIncrement()) {
                long arrival = start + arrivals[i];
                await(arrival);
                answers.serve(i);
                latencies[i] = System.nanoTime() - arrival;
            }
        });
        return new Latencies(latencies);
    }

    private static void await(long time) throws InterruptedException {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (left > SPIN) {
                LockSupport.parkNanos(left - SPIN);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /**
     * The latencies at a load.
     *
     * @param answers the kind of request, and the answers of one thread
     * @param threads how many threads serve
     * @param rate the mean number of arrivals in a second
     * @param seconds for how long requests arrive on average; up to four times as long where there would be fewer than 500
     * @param seed names the random arrivals
     * @return the number of requests, and percentiles where there are enough of them
     * @throws InterruptedException if the thread is interrupted
     * @throws IllegalStateException if an answer differs from that of one thread
     */
    public static Percentiles run(Answers answers, int threads, double rate, double seconds, long seed) throws InterruptedException {
        Latencies latencies = run(answers, threads, Arrivals.poisson(rate, count(rate, seconds), seed));
        return new Percentiles(
                latencies.count(), latencies.percentile(0.5), latencies.percentile(0.95), latencies.percentile(0.99));
    }

    /** How many requests arrive. */
    static int count(double rate, double seconds) {
        double wanted = Math.max(rate * seconds, Math.min(ENOUGH, rate * LONGER * seconds));
        return (int) Math.max(1, Math.min(MOST, Math.round(wanted)));
    }
}
