package org.neuralquanta.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.neuralquanta.fit.Bootstrap;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.montecarlo.Observer;

/**
 * Refits the replicates of a bootstrap on Spark, each task some consecutive ones. The result is that of {@link Bootstrap#of(Fit, int, long,
 * Runnable)} to the bit. Stateless, thread-safe.
 */
public final class SparkBootstrap {

    private static final int PARTS_OF_CORE = 3;

    private SparkBootstrap() {}

    /**
     * Makes the fit: once on the driver and once in each task, with the same bits. A lambda that captures arrays of numbers is one, such as
     * {@code () -> Fit.of(CurveModel.power(), Runs.curve(x, losses))}. Implementations are thread-safe.
     */
    @FunctionalInterface
    public interface Recipe extends Serializable {

        /**
         * Makes the fit.
         *
         * @return the fit
         */
        Fit fit();
    }

    /** The refits of a task, and the bits of its fit. */
    private record Rows(double[][] rows, long[] fit) implements Serializable {}

    /**
     * Draws replicates and refits each.
     *
     * @param context Spark
     * @param recipe makes the fit
     * @param replicates how often, at least 1
     * @param seed the seed
     * @param progress is told the share of tasks that are done, on the calling thread
     * @return the replicates
     * @throws IllegalArgumentException if replicates is not positive, or the recipe cannot be sent
     * @throws IllegalStateException if a task failed as often as spark.task.maxFailures allows, or the fit has other bits on another machine,
     *     such as one with another processor or Java version
     * @throws InterruptedException if the thread is interrupted; the job is then cancelled
     */
    public static Bootstrap of(JavaSparkContext context, Recipe recipe, int replicates, long seed, Observer.Progress progress)
            throws InterruptedException {
        if (!(replicates > 0)) {
            throw new IllegalArgumentException("bootstrap replicates must be > 0, was " + replicates);
        }
        byte[] sent = Bytes.of(recipe);
        Fit fit = recipe.fit();
        int parts = Math.min(replicates, PARTS_OF_CORE * context.defaultParallelism());
        var job = Jobs.tasks(context, parts)
                .map(part -> {
                    Fit here = Bytes.read(sent, Recipe.class).fit();
                    return Bytes.of(new Rows(Bootstrap.rows(here, start(part, parts, replicates), start(part + 1, parts, replicates), seed), bits(here)));
                })
                .collectAsync();
        List<double[]> rows = new ArrayList<>();
        for (byte[] bytes : Jobs.await(context, job, progress)) {
            Rows part = Bytes.read(bytes, Rows.class);
            if (!Arrays.equals(part.fit, bits(fit))) {
                throw new IllegalStateException("a task's fit has other bits than the driver's; use one Java version on one kind of processor,"
                        + " and a recipe that depends on nothing else");
            }
            rows.addAll(List.of(part.rows));
        }
        progress.report(1);
        return Bootstrap.of(fit, rows.toArray(double[][]::new));
    }

    private static int start(int part, int parts, int replicates) {
        return (int) ((long) part * replicates / parts);
    }

    private static long[] bits(Fit fit) {
        return fit.parameters().values().stream().mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
