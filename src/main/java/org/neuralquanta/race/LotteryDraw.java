package org.neuralquanta.race;

import java.io.Serial;
import java.io.Serializable;

/** One replicate of a {@link Lottery}, drawn up to some sample. For one thread. */
public final class LotteryDraw implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /** How many samples have been drawn. */
    long samples;

    /** How many quanta are not learned yet. */
    int open;

    /** The visits that have taught each quantum. */
    final int[] taught;

    final Histogram learned;

    LotteryDraw(int quanta, int cells) {
        this.open = quanta;
        this.taught = new int[quanta];
        this.learned = new Histogram(cells, 1);
    }

    private LotteryDraw(LotteryDraw other) {
        this.samples = other.samples;
        this.open = other.open;
        this.taught = other.taught.clone();
        this.learned = other.learned.copy();
    }

    /** Another draw in the same state. */
    public LotteryDraw copy() {
        return new LotteryDraw(this);
    }

    @Override
    public String toString() {
        return "samples=" + samples + ", not learned=" + open;
    }
}
