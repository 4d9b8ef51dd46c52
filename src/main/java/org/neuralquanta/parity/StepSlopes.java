package org.neuralquanta.parity;

import java.util.stream.IntStream;
import org.neuralquanta.Statement;

/**
 * How steeply the mean loss falls with the steps, measured and by the law for as many subtasks: −d log L / d log S by least squares over the
 * measurements between the steps at which the law has the second and the last counted subtask learned. Immutable, thread-safe.
 *
 * @param measured the slope of the measured losses
 * @param law the slope of the law's at the same steps
 */
@Statement({"T15", "T34"})
public record StepSlopes(double measured, double law) {

    /**
     * The slopes of a run.
     *
     * @param law its law of emergence
     * @param alpha α of the frequencies, &gt; 0
     * @param curves its curves
     * @return both slopes
     * @throws IllegalArgumentException if fewer than 3 measurements lie between
     */
    public static StepSlopes of(EmergenceLaw law, double alpha, SubtaskCurves curves) {
        double from = law.step(curves.frequency(1));
        double to = law.step(curves.frequency(law.ranks() - 1));
        int[] between = IntStream.range(0, curves.steps().size())
                .filter(at -> curves.steps().get(at) >= from && curves.steps().get(at) <= to)
                .toArray();
        if (between.length < 3) {
            throw new IllegalArgumentException("at least 3 measurements must lie between steps " + from + " and " + to + ", did "
                    + between.length);
        }
        double[] step = IntStream.of(between).mapToDouble(at -> Math.log(curves.steps().get(at))).toArray();
        double[] measured = IntStream.of(between).mapToDouble(at -> Math.log(curves.mean(at))).toArray();
        double[] predicted = IntStream.of(between)
                .mapToDouble(at -> Math.log(law.loss(alpha, curves, curves.steps().get(at))))
                .toArray();
        return new StepSlopes(-Line.through(step, measured).slope(), -Line.through(step, predicted).slope());
    }
}
