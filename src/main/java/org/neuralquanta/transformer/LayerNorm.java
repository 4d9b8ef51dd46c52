package org.neuralquanta.transformer;

import java.util.Arrays;
import org.neuralquanta.network.RowArithmetic;
import org.neuralquanta.random.RandomStream;

/**
 * \(g\,\hat x + b\) with \(\hat x = (x - \bar x)/\sqrt{\overline{(x - \bar x)^2} + 10^{-5}}\) over the numbers of a row; g begins as 1, b
 * as 0.
 *
 * <p>Source: Ba, Kiros and Hinton, arXiv 1607.06450.
 */
final class LayerNorm implements Layer {

    private static final float EPSILON = 1e-5f;

    private final int gains;
    private final int width;
    private final int positions;
    private final RowArithmetic rows = RowArithmetic.fastest();
    private final float[] standard;
    private final float[] inverseDeviation;
    private final float[] result;
    private final float[] inputGradient;

    LayerNorm(int at, int width, int positions, int sequences) {
        this.gains = at;
        this.width = width;
        this.positions = positions;
        this.inverseDeviation = new float[sequences * positions];
        this.standard = new float[inverseDeviation.length * width];
        this.result = new float[standard.length];
        this.inputGradient = new float[standard.length];
    }

    private int shifts() {
        return gains + width;
    }

    @Override
    public int end() {
        return shifts() + width;
    }

    @Override
    public void initialise(float[] parameters, RandomStream stream, double scale) {
        Arrays.fill(parameters, gains, shifts(), 1);
    }

    @Override
    public float[] forward(float[] parameters, float[] input, int sequences) {
        for (int row = 0; row < sequences * positions; row++) {
            int at = row * width;
            float mean = rows.sum(input, at, width) / width;
            rows.affine(input, at, 1, -mean, standard, at, width);
            float variance = rows.dot(standard, at, standard, at, width) / width;
            float inverse = (float) (1 / Math.sqrt(variance + EPSILON));
            inverseDeviation[row] = inverse;
            rows.affine(standard, at, inverse, 0, standard, at, width);
            rows.addProducts(standard, at, parameters, gains, parameters, shifts(), result, at, width);
        }
        return result;
    }

    /** With d = g δ the derivative by x is \((d - \bar d - \hat x\,\overline{d \hat x})\) over the deviation. */
    @Override
    public float[] backward(float[] parameters, float[] gradient, float[] delta, int sequences) {
        for (int row = 0; row < sequences * positions; row++) {
            int at = row * width;
            rows.addMultiple(1, delta, at, gradient, shifts(), width);
            rows.addProducts(delta, at, standard, at, gradient, gains, gradient, gains, width);
            rows.multiply(delta, at, parameters, gains, inputGradient, at, width);
            float mean = rows.sum(inputGradient, at, width) / width;
            float along = rows.dot(inputGradient, at, standard, at, width) / width;
            float inverse = inverseDeviation[row];
            rows.affine(inputGradient, at, inverse, -mean * inverse, inputGradient, at, width);
            rows.addMultiple(-along * inverse, standard, at, inputGradient, at, width);
        }
        return inputGradient;
    }
}
