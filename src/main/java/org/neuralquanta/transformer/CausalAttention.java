package org.neuralquanta.transformer;

import java.util.Arrays;
import org.neuralquanta.network.Arithmetic;
import org.neuralquanta.network.Matrix;
import org.neuralquanta.network.RowArithmetic;
import org.neuralquanta.random.RandomStream;

/**
 * Heads of attention: from rows of queries q, keys k and values v, head after head in each third,
 * \(\sum_{j \le i} a_{ij} v_j\) with \(a_{ij} \propto e^{q_i \cdot k_j/\sqrt h}\) for h numbers a head. Rows are taken in strips, and a strip
 * leaves out the positions behind its last row.
 */
final class CausalAttention implements Layer {

    private static final int STRIP = 32;

    private final int at;
    private final int width;
    private final int heads;
    private final int size;
    private final int positions;
    private final float scale;
    private final Arithmetic arithmetic = Arithmetic.fastest();
    private final RowArithmetic rows = RowArithmetic.fastest();
    private final float[] attention;
    private final float[] scores;
    private final float[] result;
    private final float[] inputGradient;
    private float[] input = {};

    CausalAttention(int at, int width, int heads, int positions, int sequences) {
        this.at = at;
        this.width = width;
        this.heads = heads;
        this.size = width / heads;
        this.positions = positions;
        this.scale = (float) (1 / Math.sqrt(size));
        this.attention = new float[Math.multiplyExact(sequences * heads, positions * positions)];
        this.scores = new float[STRIP * positions];
        this.result = new float[sequences * positions * width];
        this.inputGradient = new float[3 * result.length];
    }

    @Override
    public int end() {
        return at;
    }

    @Override
    public void initialise(float[] parameters, RandomStream stream, double start) {}

    /** A third of the rows of a head in a sequence: 0 for queries, 1 for keys, 2 for values. */
    private int third(int which, int sequence, int head) {
        return sequence * positions * 3 * width + which * width + head * size;
    }

    private Matrix matrix(float[] data, int offset, int from) {
        return Matrix.rows(data, offset + from * 3 * width, 3 * width);
    }

    @Override
    public float[] forward(float[] parameters, float[] queriesKeysValues, int sequences) {
        input = queriesKeysValues;
        Arrays.fill(result, 0, sequences * positions * width, 0);
        for (int s = 0; s < sequences; s++) {
            for (int head = 0; head < heads; head++) {
                int weights = (s * heads + head) * positions * positions;
                for (int from = 0; from < positions; from += STRIP) {
                    int to = Math.min(positions, from + STRIP);
                    attend(s, head, weights + from * positions, from, to);
                    arithmetic.addProduct(
                            to - from, size, to, Matrix.rows(attention, weights + from * positions, positions),
                            matrix(input, third(2, s, head), 0), result, (s * positions + from) * width + head * size, width);
                }
            }
        }
        return result;
    }

    /** The weights of a strip; those behind a row's position are 0. */
    private void attend(int sequence, int head, int offset, int from, int to) {
        for (int i = from; i < to; i++) {
            Arrays.fill(attention, offset + (i - from) * positions, offset + (i - from) * positions + to, 0);
        }
        arithmetic.addProduct(
                to - from, to, size, matrix(input, third(0, sequence, head), from),
                matrix(input, third(1, sequence, head), 0).transposed(), attention, offset, positions);
        for (int i = from; i < to; i++) {
            int row = offset + (i - from) * positions;
            rows.exponentials(attention, row, i + 1, rows.largest(attention, row, i + 1), scale);
            rows.affine(attention, row, 1 / rows.sum(attention, row, i + 1), 0, attention, row, i + 1);
            Arrays.fill(attention, row + i + 1, row + to, 0);
        }
    }

    @Override
    public float[] backward(float[] parameters, float[] gradient, float[] delta, int sequences) {
        Arrays.fill(inputGradient, 0, sequences * positions * 3 * width, 0);
        for (int s = 0; s < sequences; s++) {
            for (int head = 0; head < heads; head++) {
                int weights = (s * heads + head) * positions * positions;
                for (int from = 0; from < positions; from += STRIP) {
                    back(s, head, weights + from * positions, from, Math.min(positions, from + STRIP), delta);
                }
            }
        }
        return inputGradient;
    }

    /** With A the weights and δ the derivative by the sums: by values Aᵀδ, by weights D = δVᵀ, by scores A(D − ΣAD). */
    private void back(int sequence, int head, int offset, int from, int to, float[] delta) {
        int high = to - from;
        Matrix strip = Matrix.rows(attention, offset, positions);
        Matrix deltas = Matrix.rows(delta, (sequence * positions + from) * width + head * size, width);
        int queries = third(0, sequence, head);
        int keys = third(1, sequence, head);
        int values = third(2, sequence, head);
        int stride = 3 * width;
        arithmetic.addProduct(to, size, high, strip.transposed(), deltas, inputGradient, values, stride);
        Arrays.fill(scores, 0, high * to, 0);
        arithmetic.addProduct(high, to, size, deltas, matrix(input, values, 0).transposed(), scores, 0, to);
        for (int r = 0; r < high; r++) {
            int row = offset + r * positions;
            float mean = rows.dot(attention, row, scores, r * to, from + r + 1);
            rows.multiplyShifted(attention, row, scores, r * to, mean, scores, r * to, to);
            rows.affine(scores, r * to, scale, 0, scores, r * to, to);
        }
        Matrix byScores = Matrix.rows(scores, 0, to);
        arithmetic.addProduct(high, size, to, byScores, matrix(input, keys, 0), inputGradient, queries + from * stride, stride);
        arithmetic.addProduct(to, size, high, byScores.transposed(), matrix(input, queries, from), inputGradient, keys, stride);
    }
}
