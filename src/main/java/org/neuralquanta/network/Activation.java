package org.neuralquanta.network;

/** The activation function of hidden units. Immutable, thread-safe. */
public enum Activation {

    /** The positive part, max(z, 0), with derivative 0 at 0. */
    RELU {
        @Override
        void apply(float[] z, int from, int to) {
            for (int i = from; i < to; i++) {
                z[i] = Math.max(z[i], 0);
            }
        }

        @Override
        void multiplyByDerivative(float[] delta, float[] activation, int count, Arithmetic arithmetic) {
            arithmetic.keepWherePositive(delta, activation, count);
        }
    },

    /** The hyperbolic tangent. */
    TANH {
        @Override
        void apply(float[] z, int from, int to) {
            for (int i = from; i < to; i++) {
                z[i] = Elementary.tanh(z[i]);
            }
        }

        @Override
        void multiplyByDerivative(float[] delta, float[] activation, int count, Arithmetic arithmetic) {
            for (int i = 0; i < count; i++) {
                delta[i] *= 1 - activation[i] * activation[i];
            }
        }
    };

    /** Replaces each input by its activation. */
    abstract void apply(float[] z, int from, int to);

    /** Turns derivatives by activations into derivatives by inputs, from the activations themselves. */
    abstract void multiplyByDerivative(float[] delta, float[] activation, int count, Arithmetic arithmetic);
}
