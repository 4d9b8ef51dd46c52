package org.neuralquanta.parity;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;

/**
 * How steeply the mean loss falls with a resource, measured and by a law at the same points: −d log L / d log x by least squares.
 * Immutable, thread-safe.
 *
 * @param measured the slope of the measured losses
 * @param law the slope of the law's
 */
@Statement({"T15", "T34"})
public record LossSlopes(double measured, double law) {

    private static final int FEWEST = 3;

    /**
     * The slopes over given points.
     *
     * @param resource x of each point, &gt; 0
     * @param measured the measured loss at each, &gt; 0
     * @param law the loss by the law as a function of x, &gt; 0
     * @return both slopes
     * @throws IllegalArgumentException if there are fewer than 3 points, or not as many losses
     */
    public static LossSlopes over(double[] resource, double[] measured, DoubleUnaryOperator law) {
        if (resource.length < FEWEST || measured.length != resource.length) {
            throw new IllegalArgumentException("at least " + FEWEST + " points are needed, each with its loss, were " + resource.length
                    + " points and " + measured.length + " losses");
        }
        double[] x = logarithms(resource);
        return new LossSlopes(
                -Line.through(x, logarithms(measured)).slope(),
                -Line.through(x, logarithms(Arrays.stream(resource).map(law).toArray())).slope());
    }

    private static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    /**
     * The slopes over the measurements between the steps at which a law of emergence has the second and the last counted subtask learned.
     *
     * @param window the law that says which steps
     * @param subtasks their frequencies
     * @param steps when losses were measured
     * @param measured the mean loss at each of these steps
     * @param law the loss as a function of the step
     * @return both slopes
     * @throws IllegalArgumentException if fewer than 3 measurements lie between
     */
    public static LossSlopes overSteps(
            EmergenceLaw window, Subtasks subtasks, double[] steps, double[] measured, DoubleUnaryOperator law) {
        double[] frequencies = subtasks.frequencies();
        double from = window.step(frequencies[1]);
        double to = window.step(frequencies[window.ranks() - 1]);
        int[] between = IntStream.range(0, steps.length)
                .filter(at -> steps[at] >= from && steps[at] <= to)
                .toArray();
        return over(
                IntStream.of(between).mapToDouble(at -> steps[at]).toArray(),
                IntStream.of(between).mapToDouble(at -> measured[at]).toArray(),
                law);
    }
}
