package org.neuralquanta.benchmark.load;

import java.util.concurrent.atomic.AtomicLong;

/** Each thread asks again as soon as it has its answer. */
public final class ClosedLoop {

    private ClosedLoop() {}

    /**
     * Answers requests for so many seconds.
     *
     * @param answers the kind of request, and the answers of one thread
     * @param threads how many ask
     * @param seconds how long; the requests that then run are finished, and count
     * @return how many requests were answered, and how long it took
     * @throws InterruptedException if the thread is interrupted
     * @throws IllegalStateException if an answer differs from that of one thread
     */
    public static Throughput run(Answers answers, int threads, double seconds) throws InterruptedException {
        var answered = new AtomicLong();
        long start = System.nanoTime();
        long end = start + Math.round(1e9 * seconds);
        Crew.run(threads, thread -> {
            // The threads begin with different inputs.
            long n = thread;
            do {
                answers.serve(n++);
            } while (System.nanoTime() < end);
            answered.addAndGet(n - thread);
        });
        return new Throughput(answered.get(), (System.nanoTime() - start) * 1e-9);
    }

    /**
     * A count and a time.
     *
     * @param requests how many were answered
     * @param seconds how long it took
     */
    public record Throughput(long requests, double seconds) {

        /**
         * The rate.
         *
         * @return requests per second
         */
        public double perSecond() {
            return requests / seconds;
        }
    }
}
