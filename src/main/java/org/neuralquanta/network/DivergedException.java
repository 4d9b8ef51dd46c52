package org.neuralquanta.network;

/** Training diverged: the loss is not finite. Immutable, thread-safe. */
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The step at which the loss was not finite. */
    private final long step;

    /**
     * A loss that is not finite.
     *
     * @param step the step at which it was seen, counted from 1
     * @param rate the learning rate, which the message advises to lower
     */
    public DivergedException(long step, double rate) {
        super("training diverged: the loss is not finite at step " + step + "; use a rate below " + rate);
        this.step = step;
    }

    /**
     * Where it happened.
     *
     * @return the step, counted from 1
     */
    public long step() {
        return step;
    }
}
