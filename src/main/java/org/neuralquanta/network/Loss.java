package org.neuralquanta.network;

/** The loss function that training minimises, a mean over the samples of a batch. Immutable, thread-safe. */
public enum Loss {

    /**
     * Cross-entropy in nats of the outputs as logits, \(\log \sum_o e^{z_o} - z_y\) for label y; needs labels. The loss of a saturated
     * sample has a relative error of 1e-7 down to 1e-16.
     */
    CROSS_ENTROPY {
        @Override
        double toGradient(float[] outputs, Batch batch, int from, int to, int width) {
            double total = 0;
            for (int row = from; row < to; row++) {
                total += softmax(outputs, (row - from) * width, width, batch.label(row, width), batch.size());
            }
            return total;
        }
    },

    /** The mean over outputs of \((z_o - y_o)^2\), as PyTorch's MSELoss; needs targets. */
    SQUARED_ERROR {
        @Override
        double toGradient(float[] outputs, Batch batch, int from, int to, int width) {
            float[] targets = batch.targets();
            float scale = 2f / ((float) batch.size() * width);
            double total = 0;
            for (int i = from * width; i < to * width; i++) {
                float difference = outputs[i - from * width] - targets[i];
                total += (double) difference * difference;
                outputs[i - from * width] = difference * scale;
            }
            return total / width;
        }
    };

    /**
     * Replaces the outputs of the rows from … to by the derivative of the batch's mean loss, and returns the sum of the rows' losses.
     */
    abstract double toGradient(float[] outputs, Batch batch, int from, int to, int width);

    private static double softmax(float[] z, int offset, int width, int label, int size) {
        float largest = z[offset];
        for (int o = 1; o < width; o++) {
            largest = Math.max(largest, z[offset + o]);
        }
        double own = (double) z[offset + label] - largest;
        double rest = 0;
        for (int o = 0; o < width; o++) {
            float e = Elementary.exp(z[offset + o] - largest);
            z[offset + o] = e;
            rest += e;
        }
        float scale = (float) (1 / (rest * size));
        for (int o = 0; o < width; o++) {
            z[offset + o] *= scale;
        }
        z[offset + label] -= 1f / size;
        return StrictMath.log(rest) - own;
    }
}
