package org.neuralquanta.text;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * A run: a network of a size, trained on so many characters. Immutable, thread-safe.
 *
 * @param model the kind of network
 * @param size its size, ≥ 1
 * @param characters of the training text, ≥ 1
 * @param steps of training, ≥ 1
 * @param seed names start and samples
 */
public record TextRun(Model model, int size, long characters, long steps, long seed) implements Serializable {

    /** Checkpoints: the last, and one for each half octave before it. */
    private static final int CHECKPOINTS = 15;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public TextRun {
        if (size < 1) {
            throw new IllegalArgumentException("size must be >= 1, was " + size);
        }
        if (characters < 1) {
            throw new IllegalArgumentException("characters must be >= 1, were " + characters);
        }
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be >= 1, were " + steps);
        }
    }

    /**
     * The steps at which all held-out characters are measured.
     *
     * @return increasing, by factors of about the square root of 2, up to the last
     */
    public List<Long> checkpoints() {
        return LongStream.range(0, CHECKPOINTS)
                .map(i -> Math.round(steps * Math.pow(2, -0.5 * (CHECKPOINTS - 1 - i))))
                .filter(step -> step >= 1)
                .distinct()
                .boxed()
                .toList();
    }

    /** The name of its file of losses. */
    String file() {
        return name() + ".npy";
    }

    /** The name of the file of its network's parameters after the last step. */
    String weightsFile() {
        return name() + "-parameters.npy";
    }

    /** The name of the file of a run that is not done. */
    String checkpointFile() {
        return name() + ".checkpoint";
    }

    private String name() {
        return String.join("-", model.name().toLowerCase(Locale.ROOT), "" + size, "" + characters, "" + steps, "" + seed);
    }
}
