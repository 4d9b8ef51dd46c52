package org.neuralquanta.network;

/** Where the samples of a step come from. An implementation must be thread-safe for disjoint rows. */
@FunctionalInterface
public interface Samples {

    /**
     * Fills rows of a batch. The contents of a row may depend on the row and on the step, never on how the rows are split.
     *
     * @param batch the batch
     * @param from the first row
     * @param to the row after the last
     */
    void fill(Batch batch, int from, int to);
}
