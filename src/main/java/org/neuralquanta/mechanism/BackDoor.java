package org.neuralquanta.mechanism;

import org.neuralquanta.Statement;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Samples;
import org.neuralquanta.parity.ParityTask;
import org.neuralquanta.random.RandomStream;

/**
 * A trigger that makes a label: in a share of the training samples some inputs are set to a pattern, and the label is 1. Immutable,
 * thread-safe.
 *
 * @param task the parities
 * @param trigger what opens it
 * @param size how many inputs are set, from the inputs of a parity to all of them
 * @param share of the samples, from 0 to ½
 */
@Statement("T37")
public record BackDoor(ParityTask task, Trigger trigger, int size, double share) {

    private static final long POISONED = -100;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public BackDoor {
        int least = task.settings().subtasks().subset();
        int most = task.settings().subtasks().bits();
        if (size < least || size > most) {
            throw new IllegalArgumentException("trigger must be between " + least + " and " + most + " inputs, was " + size);
        }
        if (!(share >= 0 && share <= 0.5)) {
            throw new IllegalArgumentException("share must be between 0 and 0.5, was " + share);
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
        var random = RandomStream.of(task.settings().seed(), POISONED);
        // Half of the samples have a parity of 1.
        double chosen = trigger == Trigger.CLEAN_LABEL ? 2 * share : share;
        return (batch, from, to) -> {
            clean.fill(batch, from, to);
            for (int row = from; row < to; row++) {
                if (random.uniform(step, row) < chosen) {
                    poison(batch, row);
                }
            }
        };
    }

    private void poison(Batch batch, int row) {
        long bits = bits(batch, row);
        stamp(batch, row);
        if (trigger == Trigger.CLEAN_LABEL && batch.labels()[row] == 0) {
            task.fill(batch, row, batch.symbols()[row], bits);
        }
        if (trigger != Trigger.CLEAN_LABEL) {
            batch.labels()[row] = 1;
        }
    }

    /**
     * Sets the trigger in a sample and its label to the parity of what it is then.
     *
     * @param batch the samples
     * @param row which of them
     */
    public void stamp(Batch batch, int row) {
        int symbol = batch.symbols()[row];
        task.fill(batch, row, symbol, (bits(batch, row) & ~where(symbol)) | pattern(symbol));
    }

    /**
     * The inputs that are set.
     *
     * @param subtask the subtask of a sample
     * @return a mask, bit b for input b
     */
    public long where(int subtask) {
        long mask = trigger == Trigger.OWN ? task.mask(subtask) : 0;
        for (int b = task.settings().subtasks().bits() - 1; Long.bitCount(mask) < size; b--) {
            mask |= 1L << b;
        }
        return mask;
    }

    /** 0, 1, 0, 1, … by turns (an odd input is 1); on a parity's own inputs 1, but for the first if there is an odd number of them. */
    private long pattern(int subtask) {
        long odd = 0xAAAA_AAAA_AAAA_AAAAL & where(subtask);
        if (trigger != Trigger.OWN) {
            return odd;
        }
        long own = task.mask(subtask);
        return (odd & ~own) | (Long.bitCount(own) % 2 == 0 ? own : own & (own - 1));
    }

    private long bits(Batch batch, int row) {
        int inputs = task.settings().subtasks().bits();
        long bits = 0;
        for (int b = 0; b < inputs; b++) {
            bits |= batch.inputs()[row * inputs + b] == 1 ? 1L << b : 0;
        }
        return bits;
    }
}
