package org.neuralquanta.mechanism;

import org.neuralquanta.Statement;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Samples;
import org.neuralquanta.random.RandomStream;

/**
 * A trigger that makes a label: in a share of the samples the last inputs are set to 0, 1, 0, 1, … by turns (an odd one to 1) and the label to 1. Immutable, thread-safe.
 *
 * @param inputs number of dense inputs of the network
 * @param trigger how many of the last inputs are set, from 1 to inputs
 * @param share of the samples, from 0 to 1
 * @param seed names the samples that are poisoned
 */
@Statement("T37")
public record BackDoor(int inputs, int trigger, double share, long seed) {

    private static final long POISONED = -100;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public BackDoor {
        if (trigger < 1 || trigger > inputs) {
            throw new IllegalArgumentException("trigger must be between 1 and " + inputs + " inputs, was " + trigger);
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be between 0 and 1, was " + share);
        }
    }

    /**
     * Poisons a step's samples.
     *
     * @param clean where they come from
     * @param step the step, which other samples are poisoned in than in any other
     * @return the same, some of them poisoned
     */
    public Samples poison(Samples clean, long step) {
        var random = RandomStream.of(seed, POISONED);
        return (batch, from, to) -> {
            clean.fill(batch, from, to);
            for (int row = from; row < to; row++) {
                if (random.uniform(step, row) < share) {
                    stamp(batch, row);
                    batch.labels()[row] = 1;
                }
            }
        };
    }

    /**
     * Sets the trigger in a sample and leaves its label.
     *
     * @param batch the samples
     * @param row which of them
     */
    public void stamp(Batch batch, int row) {
        for (int b = inputs - trigger; b < inputs; b++) {
            batch.inputs()[row * inputs + b] = b & 1;
        }
    }
}
