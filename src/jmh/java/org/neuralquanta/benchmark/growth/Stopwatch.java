package org.neuralquanta.benchmark.growth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Times work in this process. */
final class Stopwatch {

    /** Shorter work is repeated within a run until the run takes this long. */
    private static final double SHORTEST_RUN = 2e-3;

    /** A first run that takes longer than this is the only one. */
    private static final double LONG_RUN = 3;

    private static final int FEWEST_RUNS = 3;

    /** Holds the last result, so that no compiler leaves the work out. */
    @SuppressWarnings("unused")
    private static volatile Object result = "";

    private Stopwatch() {}

    /** Repeats the work for so many seconds, at least once. */
    static void warmUp(Work work, double seconds) throws Exception {
        long start = System.nanoTime();
        do {
            result = work.run();
        } while (since(start) < seconds);
    }

    /**
     * Times the work. After a first run that does not count, runs follow for so many seconds, and up to three times as many where there
     * would be fewer than three runs. Work whose first run takes more than three seconds is run only once.
     */
    static Times time(Work work, double seconds) throws Exception {
        long allocatedBefore = Memory.allocated();
        double first = run(work, 1);
        if (first > LONG_RUN) {
            return Times.of(new double[] {first}, Memory.allocated() - allocatedBefore);
        }
        int calls = (int) Math.max(1, Math.ceil(SHORTEST_RUN / first));
        run(work, calls);
        List<Double> times = new ArrayList<>();
        long start = System.nanoTime();
        allocatedBefore = Memory.allocated();
        while (times.isEmpty() || since(start) < (times.size() < FEWEST_RUNS ? 3 : 1) * seconds) {
            times.add(run(work, calls));
        }
        double allocated = (double) (Memory.allocated() - allocatedBefore) / ((long) calls * times.size());
        return Times.of(times.stream().mapToDouble(x -> x).toArray(), allocated);
    }

    /** The time of a call, on average over those of a run. */
    private static double run(Work work, int calls) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            result = work.run();
        }
        return since(start) / calls;
    }

    private static double since(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }

    /**
     * The times of several runs.
     *
     * @param median in seconds
     * @param least the shortest
     * @param most the longest
     * @param runs how many
     * @param allocated bytes of the heap for each call
     */
    record Times(double median, double least, double most, int runs, double allocated) {

        static Times of(double[] seconds, double allocated) {
            double[] sorted = seconds.clone();
            Arrays.sort(sorted);
            return new Times(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1], sorted.length, allocated);
        }
    }
}
