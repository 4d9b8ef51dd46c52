package org.neuralquanta.modular;

/**
 * How good outputs are as answers.
 *
 * @param loss the mean cross-entropy, in nats
 * @param accuracy the share whose largest output is the label's, the first of equal ones
 */
record Answers(double loss, double accuracy) {

    static Answers of(float[] outputs, int[] labels) {
        int size = outputs.length / labels.length;
        double loss = 0;
        int right = 0;
        for (int k = 0; k < labels.length; k++) {
            int label = k * size + labels[k];
            int best = k * size;
            for (int c = k * size; c < (k + 1) * size; c++) {
                best = outputs[c] > outputs[best] ? c : best;
            }
            // A sum beside the largest, so that nothing overflows and the loss of a sure answer keeps its digits.
            double others = 0;
            for (int c = k * size; c < (k + 1) * size; c++) {
                others += c == best ? 0 : StrictMath.exp((double) outputs[c] - outputs[best]);
            }
            loss += StrictMath.log1p(others) + ((double) outputs[best] - outputs[label]);
            right += best == label ? 1 : 0;
        }
        return new Answers(loss / labels.length, (double) right / labels.length);
    }
}
