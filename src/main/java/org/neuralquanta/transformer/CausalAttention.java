package org.neuralquanta.transformer;

import java.util.Arrays;
import org.neuralquanta.network.Arithmetic;
import org.neuralquanta.network.Matrix;
import org.neuralquanta.network.RowArithmetic;
import org.neuralquanta.random.RandomStream;

/**
 * Heads of attention: from rows of queries q, keys k and values v, head after head in each third,
 * \(\sum_{j \le i} a_{ij} v_j\) with \(a_{ij} \propto e^{q_i \cdot k_j/\sqrt h}\) for h numbers a head. Rows are taken in strips, and a strip
 * leaves out the positions behind its last row. A row of weights is followed by zeros up to a multiple of the partial sums of
 * {@link RowArithmetic}, which change no sum and leave no numbers over that do not fill a vector.
 */
final class CausalAttention implements Layer {

    private static final int STRIP = 36;

    private final int at;
    private final int width;
    private final int heads;
    private final int size;
    private final int positions;
    private final int rowLength;
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
        this.rowLength = padded(positions);
        this.attention = new float[Math.multiplyExact(sequences * heads, positions * rowLength)];
        this.scores = new float[STRIP * rowLength];
        this.result = new float[sequences * positions * width];
        this.inputGradient = new float[3 * result.length];
    }

    private static int padded(int count) {
        return (count + Arithmetic.PARTIAL_SUMS - 1) / Arithmetic.PARTIAL_SUMS * Arithmetic.PARTIAL_SUMS;
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
                for (int from = 0; from < positions; from += STRIP) {
                    int to = Math.min(positions, from + STRIP);
                    int weights = weights(s, head, from);
                    attend(s, head, weights, from, to);
                    arithmetic.addProduct(
                            to - from, size, to, Matrix.rows(attention, weights, rowLength),
                            matrix(input, third(2, s, head), 0), result, (s * positions + from) * width + head * size, width);
                }
            }
        }
        return result;
    }

    /** How many scores of a row are computed: whole vectors, of which those behind its position are not used. */
    private int columns(int to) {
        return Math.min(positions, padded(to));
    }

    private int weights(int sequence, int head, int from) {
        return ((sequence * heads + head) * positions + from) * rowLength;
    }

    /** The weights of a strip. */
    private void attend(int sequence, int head, int offset, int from, int to) {
        Arrays.fill(attention, offset, offset + (to - from) * rowLength, 0);
        arithmetic.addProduct(
                to - from, columns(to), size, matrix(input, third(0, sequence, head), from),
                matrix(input, third(1, sequence, head), 0).transposed(), attention, offset, rowLength);
        for (int i = from; i < to; i++) {
            int row = offset + (i - from) * rowLength;
            int count = padded(i + 1);
            Arrays.fill(attention, row + i + 1, row + count, attention[row]);
            rows.exponentials(attention, row, count, rows.largest(attention, row, count), scale);
            Arrays.fill(attention, row + i + 1, row + rowLength, 0);
            rows.affine(attention, row, 1 / rows.sum(attention, row, count), 0, attention, row, count);
        }
    }

    @Override
    public float[] backward(float[] parameters, float[] gradient, float[] delta, int sequences) {
        Arrays.fill(inputGradient, 0, sequences * positions * 3 * width, 0);
        for (int s = 0; s < sequences; s++) {
            for (int head = 0; head < heads; head++) {
                for (int from = 0; from < positions; from += STRIP) {
                    back(s, head, weights(s, head, from), from, Math.min(positions, from + STRIP), delta);
                }
            }
        }
        return inputGradient;
    }

    /** With A the weights and δ the derivative by the sums: by values Aᵀδ, by weights D = δVᵀ, by scores A(D − ΣAD). */
    private void back(int sequence, int head, int offset, int from, int to, float[] delta) {
        int high = to - from;
        Matrix strip = Matrix.rows(attention, offset, rowLength);
        Matrix deltas = Matrix.rows(delta, (sequence * positions + from) * width + head * size, width);
        int queries = third(0, sequence, head);
        int keys = third(1, sequence, head);
        int values = third(2, sequence, head);
        int stride = 3 * width;
        arithmetic.addProduct(to, size, high, strip.transposed(), deltas, inputGradient, values, stride);
        Arrays.fill(scores, 0, high * rowLength, 0);
        arithmetic.addProduct(high, columns(to), size, deltas, matrix(input, values, 0).transposed(), scores, 0, rowLength);
        for (int r = 0; r < high; r++) {
            int row = offset + r * rowLength;
            int at = r * rowLength;
            float mean = rows.dot(attention, row, scores, at, padded(from + r + 1));
            rows.multiplyShifted(attention, row, scores, at, mean, scale, scores, at, padded(to));
        }
        Matrix byScores = Matrix.rows(scores, 0, rowLength);
        arithmetic.addProduct(high, size, to, byScores, matrix(input, keys, 0), inputGradient, queries + from * stride, stride);
        arithmetic.addProduct(to, size, high, byScores.transposed(), matrix(input, queries, from), inputGradient, keys, stride);
    }
}
