package org.neuralquanta.network;

import java.io.Serial;
import java.io.Serializable;

/**
 * Where the training of a network has come, so that it goes on to the same bits. Immutable by convention: the arrays are copies that nobody
 * writes to.
 *
 * @param steps number of steps done
 * @param parameters of the network
 * @param means running means of the gradient
 */
@SuppressWarnings("ArrayRecordComponent")
public record TrainingState(long steps, float[] parameters, Means means) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * A copy of parameters and means.
     *
     * @param steps number of steps done
     * @param parameters of the network
     * @param moments their running means
     * @return the state
     */
    public static TrainingState of(long steps, float[] parameters, Moments moments) {
        return new TrainingState(steps, parameters.clone(), moments.means());
    }

    /**
     * Goes on from here.
     *
     * @param others of a network of the same shape, overwritten
     * @param moments its means, overwritten
     * @return the number of steps done
     * @throws IllegalArgumentException if the shape is another
     */
    public long restore(float[] others, Moments moments) {
        if (others.length != parameters.length) {
            throw new IllegalArgumentException("a state of " + parameters.length + " parameters cannot be that of " + others.length);
        }
        System.arraycopy(parameters, 0, others, 0, others.length);
        moments.restore(means);
        return steps;
    }

    @Override
    public String toString() {
        return "TrainingState[steps=" + steps + ", parameters=" + parameters.length + "]";
    }

    /** What {@link Moments} remember. */
    @SuppressWarnings("ArrayRecordComponent")
    record Means(float[] mean, float[] square, double power1, double power2) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1;
    }
}
