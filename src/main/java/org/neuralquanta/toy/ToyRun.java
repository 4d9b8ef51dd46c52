package org.neuralquanta.toy;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.neuralquanta.Statement;
import org.neuralquanta.grokking.Representation;

/**
 * The result of training a {@link ToyModel} (T30). Immutable, thread-safe.
 *
 * @param model the model
 * @param records the course of training, by step
 */
@Statement("T30")
public record ToyRun(ToyModel model, List<Moment> records) {

    /** The accuracy that counts as learned. */
    public static final double LEARNED = 0.9;

    /**
     * Copies the list.
     */
    public ToyRun {
        records = List.copyOf(records);
    }

    /**
     * A moment of training.
     *
     * @param step the number of steps done
     * @param trainAccuracy the share of training pairs that are right
     * @param testAccuracy the share of test pairs that are right
     * @param representation the numbers E
     */
    public record Moment(int step, double trainAccuracy, double testAccuracy, Representation representation) {}

    /**
     * The first recorded step at which 90 % of the training pairs are right.
     *
     * @return the step, empty if never
     */
    public OptionalLong trainStep() {
        return first(Moment::trainAccuracy);
    }

    /**
     * The first recorded step at which 90 % of the test pairs are right.
     *
     * @return the step, empty if never
     */
    public OptionalLong testStep() {
        return first(Moment::testAccuracy);
    }

    private OptionalLong first(ToDoubleFunction<Moment> accuracy) {
        return records.stream()
                .filter(moment -> accuracy.applyAsDouble(moment) >= LEARNED)
                .mapToLong(Moment::step)
                .findFirst();
    }

    /**
     * The phase of the run.
     *
     * @param threshold the number of steps between training and test that counts as long
     * @return the phase
     * @throws IllegalArgumentException if the threshold is below 1
     */
    public Phase phase(long threshold) {
        return Phase.of(trainStep(), testStep(), threshold);
    }

    @Override
    public String toString() {
        return "ToyRun[model=" + model + ", records=" + records.size() + "]";
    }
}
