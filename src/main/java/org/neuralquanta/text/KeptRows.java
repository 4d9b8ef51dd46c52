package org.neuralquanta.text;

import java.io.Serial;
import java.io.Serializable;
import java.util.BitSet;
import org.neuralquanta.discovery.Keeping;

/** Numbers of characters, row by row, of which those that are done are kept. Each row is written by one thread. Thread-safe. */
final class KeptRows {

    private final Keeping keeping;
    private final String stage;
    private final State state;

    /** Of so many numbers in the sketch and the state of each row. */
    KeptRows(Keeping keeping, String stage, int rows, int sketch, int width) {
        this.keeping = keeping;
        this.stage = stage;
        this.state = keeping.of(stage, State.class)
                .orElseGet(() -> new State(new BitSet(), new double[rows], new float[rows * sketch], new float[rows * width]))
                .snapshot();
    }

    /** Rows that are not done may be half written, and are written again. */
    @SuppressWarnings("ArrayRecordComponent")
    private record State(BitSet done, double[] losses, float[] sketches, float[] states) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1;

        /** Whose rows stay done when others are written. */
        State snapshot() {
            return new State((BitSet) done.clone(), losses, sketches, states);
        }
    }

    synchronized boolean isDone(int row) {
        return state.done.get(row);
    }

    /** Rows from one to another, without the last, are written. */
    void finish(int from, int to) {
        synchronized (this) {
            state.done.set(from, to);
        }
        keeping.offer(stage, this::snapshot);
    }

    private synchronized State snapshot() {
        return state.snapshot();
    }

    double[] losses() {
        return state.losses;
    }

    float[] sketches() {
        return state.sketches;
    }

    float[] states() {
        return state.states;
    }
}
