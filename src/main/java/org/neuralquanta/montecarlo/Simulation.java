package org.neuralquanta.montecarlo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.random.RandomStream;

/**
 * The loss over data by simulation: R data sets are drawn, a quantum is learned at its τ-th useful sample, and what is not learned
 * costs its gap, \(L(D) = \sum_{k\ \mathrm{not\ learned}} k^\eta\,p_k\). A sample of quantum k is useful with probability
 * \(k^{-\delta}\). Immutable, thread-safe.
 *
 * <p>Only for finitely many quanta. Memory does not grow with their number or with the replicates, except under multinomial
 * sampling, which holds 12 bytes for each quantum and thread. A loss is rounded to \(2^{-60}\) of L(0) for each quantum.
 *
 * @param quanta the use frequencies, of at most 10^9 quanta (10^7 under multinomial sampling)
 * @param sampling how data are drawn
 * @param tau τ, 1 ≤ τ ≤ 10^6
 * @param delta δ, 0 ≤ δ ≤ 10
 * @param eta η, −10 ≤ η ≤ 10
 * @param replicates R, 2 ≤ R ≤ 10^9: a standard error needs two
 * @param seed the seed, any 64-bit value
 * @param threads the number of threads, 1 to 1024; the result does not depend on it
 */
@Statement({"T8", "T11", "T12", "T13", "T14"})
public record Simulation(
        QuantaDistribution quanta,
        Sampling sampling,
        int tau,
        double delta,
        double eta,
        long replicates,
        long seed,
        int threads) {

    private static final double MOST_QUANTA = 1e9;
    private static final double MOST_DRAWN_QUANTA = 1e7;
    private static final double MOST_SAMPLES = 1e12;

    /** Replicates that share a pass over the quanta. */
    private static final int GROUP = 64;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Simulation {
        if (quanta.quanta().isEmpty()) {
            throw new IllegalArgumentException("quanta must be finitely many for a simulation; give their number");
        }
        check("quanta", (double) quanta.quanta().getAsLong(), 1, sampling == Sampling.POISSON ? MOST_QUANTA : MOST_DRAWN_QUANTA);
        check("tau", tau, 1, 1e6);
        check("delta", delta, 0, 10);
        check("eta", eta, -10, 10);
        check("replicates", (double) replicates, 2, 1e9);
        check("threads", threads, 1, 1024);
    }

    private static void check(String name, double value, double least, double largest) {
        if (!(value >= least && value <= largest)) {
            throw new IllegalArgumentException(name + " must be between " + text(least) + " and " + text(largest) + ", was " + text(value));
        }
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /**
     * Poisson sampling, τ = 1, δ = 0, η = 0, 64 replicates, seed 1 and one thread.
     *
     * @param quanta the use frequencies
     * @return the simulation
     * @throws IllegalArgumentException if the quanta are infinitely many or more than 10^9
     */
    public static Simulation of(QuantaDistribution quanta) {
        return new Simulation(quanta, Sampling.POISSON, 1, 0, 0, 64, 1, 1);
    }

    /**
     * The same with another way of sampling.
     *
     * @param sampling how data are drawn
     * @return the simulation
     */
    public Simulation sampled(Sampling sampling) {
        return new Simulation(quanta, sampling, tau, delta, eta, replicates, seed, threads);
    }

    /**
     * The same with another number of samples that a quantum needs.
     *
     * @param tau τ
     * @return the simulation
     */
    public Simulation learnedAfter(int tau) {
        return new Simulation(quanta, sampling, tau, delta, eta, replicates, seed, threads);
    }

    /**
     * The same with other exponents of usefulness and gap.
     *
     * @param delta δ
     * @param eta η
     * @return the simulation
     */
    public Simulation withExponents(double delta, double eta) {
        return new Simulation(quanta, sampling, tau, delta, eta, replicates, seed, threads);
    }

    /**
     * The same with other replicates.
     *
     * @param replicates R
     * @param seed the seed
     * @return the simulation
     */
    public Simulation repeated(long replicates, long seed) {
        return new Simulation(quanta, sampling, tau, delta, eta, replicates, seed, threads);
    }

    /**
     * The same on another number of threads: the same bits.
     *
     * @param threads the number of threads
     * @return the simulation
     */
    public Simulation on(int threads) {
        return new Simulation(quanta, sampling, tau, delta, eta, replicates, seed, threads);
    }

    /**
     * Runs the simulation.
     *
     * @param grid the amounts of data D, increasing, 1 ≤ D ≤ 1e18
     * @return an estimate for each, and the digest
     * @throws IllegalArgumentException if the grid does not increase or is out of range, or if multinomial sampling would draw more
     *     than 10^12 samples
     * @throws InterruptedException if the thread is interrupted; there is then no result
     */
    public Result run(double... grid) throws InterruptedException {
        return run((replicate, losses) -> {}, grid);
    }

    /**
     * Runs the simulation and hands on each replicate's curve as it is done.
     *
     * @param curves receives the curves, on the calling thread
     * @param grid the amounts of data D, increasing, 1 ≤ D ≤ 1e18
     * @return an estimate for each, and the digest
     * @throws IllegalArgumentException as {@link #run(double...)}
     * @throws InterruptedException if the thread is interrupted; there is then no result
     */
    public Result run(LossCurve curves, double... grid) throws InterruptedException {
        var points = new Grid(grid);
        if (sampling == Sampling.MULTINOMIAL && grid[grid.length - 1] * replicates > MOST_SAMPLES) {
            throw new IllegalArgumentException("multinomial sampling draws at most 1e12 samples, would draw "
                    + grid[grid.length - 1] * replicates + "; use fewer replicates, a smaller grid, or Poisson sampling");
        }
        var frequencies = new Frequencies(quanta, quanta.quanta().getAsLong(), eta);
        var summary = new Summary(points, frequencies, curves);
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            switch (sampling) {
                case POISSON -> race(new Race(frequencies, tau, delta, points), frequencies.quanta(), workers, summary);
                case MULTINOMIAL -> draw(new Lottery(frequencies, tau, delta, points), workers, summary);
            }
        }
        return summary.result();
    }

    /** A group of replicates at a time; the ranks are split over the threads. */
    private void race(Race race, long ranks, ExecutorService workers, Summary summary) throws InterruptedException {
        for (long start = 0; start < replicates; start += GROUP) {
            RandomStream[] group = streams(start, (int) Math.min(GROUP, replicates - start));
            List<Callable<Histogram>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                long from = ranks * i / threads + 1;
                long to = ranks * (i + 1) / threads;
                parts.add(() -> race.run(group, from, to));
            }
            List<Histogram> done = results(workers, parts);
            Histogram whole = done.getFirst();
            done.subList(1, done.size()).forEach(whole::add);
            for (int lane = 0; lane < group.length; lane++) {
                summary.add(whole, lane);
            }
        }
    }

    /** As many replicates at a time as there are threads. */
    private void draw(Lottery lottery, ExecutorService workers, Summary summary) throws InterruptedException {
        for (long start = 0; start < replicates; start += threads) {
            List<Callable<Histogram>> parts = new ArrayList<>();
            for (RandomStream stream : streams(start, (int) Math.min(threads, replicates - start))) {
                parts.add(() -> lottery.run(stream));
            }
            results(workers, parts).forEach(histogram -> summary.add(histogram, 0));
        }
    }

    private RandomStream[] streams(long start, int count) {
        RandomStream[] streams = new RandomStream[count];
        for (int i = 0; i < count; i++) {
            streams[i] = RandomStream.of(seed, start + i);
        }
        return streams;
    }

    private static List<Histogram> results(ExecutorService workers, List<Callable<Histogram>> parts)
            throws InterruptedException {
        List<Histogram> results = new ArrayList<>();
        for (Future<Histogram> future : workers.invokeAll(parts)) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a part of the simulation failed", e);
            }
        }
        return results;
    }
}
