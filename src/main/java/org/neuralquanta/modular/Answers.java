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
            double others = 0;
            for (int c = k * size; c < (k + 1) * size; c++) {
                best = outputs[c] > outputs[best] ? c : best;
                others += c == label ? 0 : StrictMath.exp((double) outputs[c] - outputs[label]);
            }
            loss += StrictMath.log1p(others);
            right += best == label ? 1 : 0;
        }
        return new Answers(loss / labels.length, (double) right / labels.length);
    }
}
