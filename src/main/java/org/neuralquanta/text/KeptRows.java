package org.neuralquanta.text;

import java.io.Serial;
import java.io.Serializable;
import java.util.BitSet;
import org.neuralquanta.discovery.Keeping;

/** Numbers of characters, row by row, of which those that are done are kept. Each row is written by one thread. Thread-safe. */
final class KeptRows {

    private final Keeping keeping;
    private final String stage;
    private final BitSet done;
    private final double[] losses;
    private final float[] sketches;
    private final float[] states;

    /** Of so many numbers in the sketch and the state of each row. */
    KeptRows(Keeping keeping, String stage, int rows, int sketch, int width) {
        this.keeping = keeping;
        this.stage = stage;
        State kept = keeping.of(stage, State.class)
                .orElseGet(() -> new State(new BitSet(), new double[rows], new float[rows * sketch], new float[rows * width]));
        this.done = (BitSet) kept.done.clone();
        this.losses = kept.losses;
        this.sketches = kept.sketches;
        this.states = kept.states;
    }

    /** Rows that are not done may be half written, and are written again. */
    @SuppressWarnings("ArrayRecordComponent")
    private record State(BitSet done, double[] losses, float[] sketches, float[] states) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1;
    }

    synchronized boolean isDone(int row) {
        return done.get(row);
    }

    /** Rows from one to another, without the last, are written. */
    void finish(int from, int to) {
        synchronized (this) {
            done.set(from, to);
        }
        keeping.offer(stage, this::state);
    }

    private synchronized State state() {
        return new State((BitSet) done.clone(), losses, sketches, states);
    }

    double[] losses() {
        return losses;
    }

    float[] sketches() {
        return sketches;
    }

    float[] states() {
        return states;
    }
}
