package org.neuralquanta.parity;

import java.util.OptionalLong;

/**
 * How a network of one hidden layer is trained on {@link Subtasks}. Immutable, thread-safe.
 *
 * @param width number of hidden units, 1 to 65,536
 * @param batch samples of a step, 1 to 2^20
 * @param rate learning rate of Adam, &gt; 0
 * @param steps most steps, ≥ 1
 * @param data size D of the training set, at least a batch; empty for fresh samples at every step
 */
public record Training(int width, int batch, double rate, long steps, OptionalLong data) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Training {
        within("width", width, 1, 1 << 16);
        within("batch", batch, 1, 1 << 20);
        if (!(rate > 0 && rate <= 1e30)) {
            throw new IllegalArgumentException("rate must be > 0 and <= 1e30, was " + rate);
        }
        within("steps", steps, 1, 1L << 40);
        if (data.isPresent() && data.getAsLong() < batch) {
            throw new IllegalArgumentException(
                    "data must be at least a batch of " + batch + " samples, was " + data.getAsLong() + "; use a smaller batch");
        }
    }

    /**
     * Training on fresh samples at every step.
     *
     * @param width number of hidden units
     * @param batch samples of a step
     * @param rate learning rate of Adam
     * @param steps most steps
     * @return the training
     * @throws IllegalArgumentException if a number is out of range
     */
    public static Training online(int width, int batch, double rate, long steps) {
        return new Training(width, batch, rate, steps, OptionalLong.empty());
    }

    /**
     * Another number of hidden units.
     *
     * @param other the width
     * @return the same training otherwise
     */
    public Training withWidth(int other) {
        return new Training(other, batch, rate, steps, data);
    }

    /**
     * Another number of steps.
     *
     * @param other the most steps
     * @return the same training otherwise
     */
    public Training withSteps(long other) {
        return new Training(width, batch, rate, other, data);
    }

    /**
     * A training set of limited size.
     *
     * @param size D
     * @return the same training otherwise
     */
    public Training withData(long size) {
        return new Training(width, batch, rate, steps, OptionalLong.of(size));
    }

    static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be between " + least + " and " + most + ", was " + value);
        }
    }
}
