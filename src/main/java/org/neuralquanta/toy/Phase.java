package org.neuralquanta.toy;

import java.util.OptionalLong;
import org.neuralquanta.Statement;

/**
 * How training ends, by the steps to 90 % accuracy on training and on test pairs (T30). Immutable, thread-safe.
 *
 * <p>Source: Liu, Kitouni, Nolte, Michaud, Tegmark and Williams, arXiv 2205.10343, Table 1.
 */
@Statement("T30")
public enum Phase {

    /** Test pairs are right soon after training pairs. */
    COMPREHENSION,

    /** Test pairs are right long after training pairs. */
    GROKKING,

    /** Training pairs are right, test pairs never. */
    MEMORISATION,

    /** Not even training pairs are right. */
    CONFUSION;

    /**
     * The phase of a run.
     *
     * @param train the step at which training pairs were right, empty if never
     * @param test the step at which test pairs were right, empty if never
     * @param threshold the number of steps that counts as long, ≥ 1
     * @return comprehension if the gap is below the threshold, grokking if it is not; memorisation, confusion
     * @throws IllegalArgumentException if the threshold is below 1
     */
    public static Phase of(OptionalLong train, OptionalLong test, long threshold) {
        if (threshold < 1) {
            throw new IllegalArgumentException("the threshold must be at least 1 step, was " + threshold);
        }
        if (train.isEmpty()) {
            return CONFUSION;
        }
        if (test.isEmpty()) {
            return MEMORISATION;
        }
        return test.getAsLong() - train.getAsLong() < threshold ? COMPREHENSION : GROKKING;
    }
}
