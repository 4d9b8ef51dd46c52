package org.neuralquanta.fit;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.runs.Runs;

/**
 * The nonparametric bootstrap: the fit repeated on runs drawn with replacement, or on groups of runs where the table names groups. Each
 * replicate has its own random stream, so that the result does not depend on the number of threads. Immutable, thread-safe.
 */
public final class Bootstrap {

    private static final int MOST = 10_000_000;

    private final List<String> names;

    private final Shape shape;

    /** The reported parameters, by replicate. */
    private final double[][] replicates;

    /** The coordinates of the shape, by replicate. */
    private final double[][] coordinates;

    private Bootstrap(List<String> names, Shape shape, double[][] coordinates) {
        this.names = names;
        this.shape = shape;
        this.coordinates = coordinates;
        this.replicates = Arrays.stream(coordinates).map(shape::parameters).toArray(double[][]::new);
    }

    /**
     * Draws replicates and refits each.
     *
     * @param fit the fit
     * @param replicates how many, 1 to 10⁷
     * @param seed the seed
     * @param progress called once for each replicate, from several threads
     * @return the replicates
     * @throws IllegalArgumentException if the number of replicates is out of range
     */
    public static Bootstrap of(Fit fit, int replicates, long seed, Runnable progress) {
        return of(fit, replicates, seed, Replicates.computed(progress));
    }

    /**
     * Draws replicates and refits each, or takes results that are known already.
     *
     * @param fit the fit
     * @param replicates how many, 1 to 10⁷
     * @param seed the seed
     * @param known computes or recalls the coordinates of each refit
     * @return the replicates
     * @throws IllegalArgumentException if the number of replicates is out of range
     */
    public static Bootstrap of(Fit fit, int replicates, long seed, Replicates known) {
        SplittableRandom[] streams = streams(seed, replicates);
        double[][] rows = IntStream.range(0, replicates)
                .parallel()
                .mapToObj(i -> known.of(i, () -> row(fit, streams[i])))
                .toArray(double[][]::new);
        return of(fit, rows);
    }

    /** Computes replicates, or recalls them from an interrupted computation. Called from several threads, once for each replicate. */
    @FunctionalInterface
    public interface Replicates {

        /**
         * A replicate.
         *
         * @param number from 0
         * @param work computes it
         * @return its numbers, bit for bit those of the work
         */
        double[] of(int number, Supplier<double[]> work);

        /**
         * Computes every replicate.
         *
         * @param progress called after each, from several threads
         * @return replicates that are all computed
         */
        static Replicates computed(Runnable progress) {
            return (_, work) -> {
                double[] numbers = work.get();
                progress.run();
                return numbers;
            };
        }
    }

    /**
     * Some of the replicates, on the calling thread, so that several machines can share the work.
     *
     * @param fit the fit
     * @param from the first replicate, from 0
     * @param to the one after the last
     * @param seed the seed
     * @return the coordinates of each refit, bit for bit those of the same replicates in {@link #of(Fit, int, long, Runnable)} with this
     *     seed and any larger number of replicates
     * @throws IllegalArgumentException if there is no such replicate
     */
    public static double[][] rows(Fit fit, int from, int to, long seed) {
        if (from < 0 || from >= to) {
            throw new IllegalArgumentException("bootstrap replicates must be a non-empty range from 0 on, were " + from + " to " + to);
        }
        var root = new SplittableRandom(seed);
        for (int i = 0; i < from; i++) {
            root.split();
        }
        return IntStream.range(from, to).mapToObj(_ -> row(fit, root.split())).toArray(double[][]::new);
    }

    /**
     * Assembles the replicates from their parts.
     *
     * @param fit the fit
     * @param rows all of its {@link #rows}, in their order
     * @return the replicates
     * @throws IllegalArgumentException if there are no rows, or one is not of this fit
     */
    public static Bootstrap of(Fit fit, double[][] rows) {
        Objective objective = fit.minimised();
        if (rows.length == 0) {
            throw new IllegalArgumentException("bootstrap replicates must be > 0, was 0");
        }
        for (double[] row : rows) {
            if (row.length != objective.dimension()) {
                throw new IllegalArgumentException("a replicate of this fit must have " + objective.dimension() + " coordinates, had " + row.length);
            }
        }
        return new Bootstrap(fit.model().parameters(), objective.shape(), Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new));
    }

    private static double[] row(Fit fit, SplittableRandom stream) {
        return fit.refit(fit.minimised().weighted(weights(fit.runs(), stream))).theta();
    }

    /**
     * Random streams for the replicates, the same on any number of threads.
     *
     * @param seed the seed
     * @param count the number of replicates, 1 to 10⁷
     * @return a generator for each replicate
     * @throws IllegalArgumentException if there is no replicate, or too many to keep
     */
    public static SplittableRandom[] streams(long seed, int count) {
        if (count <= 0) {
            throw new IllegalArgumentException("bootstrap replicates must be > 0, was " + count);
        }
        if (count > MOST) {
            throw new IllegalArgumentException("bootstrap replicates must be at most " + MOST + ", was " + count + "; use rows() for parts of more");
        }
        var root = new SplittableRandom(seed);
        return IntStream.range(0, count).mapToObj(i -> root.split()).toArray(SplittableRandom[]::new);
    }

    /**
     * The weight of each run times how often it is drawn, when as many groups are drawn with replacement as there are.
     *
     * @param runs the runs
     * @param random draws the groups
     * @return a weight for each run, 0 where it is not drawn
     */
    public static double[] weights(Runs runs, SplittableRandom random) {
        int groups = runs.groupCount();
        int[] drawn = new int[groups];
        for (int i = 0; i < groups; i++) {
            drawn[random.nextInt(groups)]++;
        }
        double[] weights = new double[runs.size()];
        Arrays.setAll(weights, run -> drawn[runs.group(run)] * runs.weight(run));
        return weights;
    }

    /**
     * The number of replicates.
     *
     * @return how many
     */
    public int size() {
        return replicates.length;
    }

    /**
     * A parameter in a replicate.
     *
     * @param replicate from 0
     * @param parameter its index in the order of the model
     * @return its value
     */
    public double at(int replicate, int parameter) {
        return replicates[replicate][parameter];
    }

    /** log M of every replicate at a point, rising. */
    double[] logPredictions(Runs point) {
        Shape.Evaluation curve = shape.evaluation();
        var jet = new Jet(shape.dimension());
        return Arrays.stream(coordinates)
                .mapToDouble(theta -> {
                    curve.at(theta, point, 0, jet);
                    return jet.value;
                })
                .sorted()
                .toArray();
    }

    /**
     * 95 % intervals: the quantiles at 2.5 % and 97.5 %.
     *
     * @return by name, in the order of the model
     */
    public Map<String, Interval> intervals() {
        var intervals = new LinkedHashMap<String, Interval>();
        for (int j = 0; j < names.size(); j++) {
            int column = j;
            intervals.put(names.get(j), interval(Arrays.stream(replicates).mapToDouble(row -> row[column]).toArray()));
        }
        return Collections.unmodifiableMap(intervals);
    }

    @Override
    public String toString() {
        return "Bootstrap[parameters=" + names + ", replicates=" + replicates.length + "]";
    }

    /**
     * From the 2.5 % to the 97.5 % quantile of some values.
     *
     * @param values at least one, in any order
     * @return the interval
     * @throws IllegalArgumentException if there is none, or one is NaN
     */
    public static Interval interval(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("an interval needs at least one value, there is none");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Interval(quantile(sorted, 0.025), quantile(sorted, 0.975));
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        double rest = at - below;
        return rest == 0 || Double.isInfinite(sorted[below])
                ? sorted[below]
                : sorted[below] + rest * (sorted[below + 1] - sorted[below]);
    }
}
