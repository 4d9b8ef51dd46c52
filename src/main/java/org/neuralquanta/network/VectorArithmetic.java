package org.neuralquanta.network;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The same in lanes; what is left over at the end goes one by one. */
final class VectorArithmetic implements Arithmetic {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int TOGETHER = 4;

    private final VectorProduct product = new VectorProduct();
    private final float[] partial = new float[TOGETHER * PARTIAL_SUMS];

    @Override
    public void addProduct(int rows, int columns, int depth, Matrix a, Matrix b, float[] c, int offset, int stride) {
        product.add(rows, columns, depth, a, b, c, offset, stride);
    }

    @Override
    public void addDots(int rows, int columns, int depth, float[] a, int aOffset, float[] b, float[] c) {
        int even = PARTIAL_SUMS % LANES == 0 ? depth - depth % PARTIAL_SUMS : 0;
        for (int i = 0; i < rows; i += TOGETHER) {
            int first = Math.clamp(rows - TOGETHER, 0, i);
            int high = Math.min(TOGETHER, rows);
            for (int j = 0; j < columns; j++) {
                Arrays.fill(partial, 0);
                if (even > 0 && high == TOGETHER) {
                    for (int s = 0; s < PARTIAL_SUMS; s += LANES) {
                        dots(a, aOffset + first * depth + s, depth, b, j * depth + s, even, partial, s);
                    }
                }
                for (int r = i - first; r < high; r++) {
                    int at = aOffset + (first + r) * depth;
                    for (int k = high == TOGETHER ? even : 0; k < depth; k++) {
                        int s = r * PARTIAL_SUMS + k % PARTIAL_SUMS;
                        partial[s] = Math.fma(a[at + k], b[j * depth + k], partial[s]);
                    }
                    c[(first + r) * columns + j] += Arithmetic.sum(partial, r * PARTIAL_SUMS);
                }
            }
        }
    }

    private static void dots(
            float[] a, int aOffset, int stride, float[] b, int bOffset, int depth, float[] partial, int offset) {
        var s0 = FloatVector.zero(SPECIES);
        var s1 = s0;
        var s2 = s0;
        var s3 = s0;
        for (int k = 0; k < depth; k += PARTIAL_SUMS) {
            var weights = FloatVector.fromArray(SPECIES, b, bOffset + k);
            s0 = FloatVector.fromArray(SPECIES, a, aOffset + k).fma(weights, s0);
            s1 = FloatVector.fromArray(SPECIES, a, aOffset + stride + k).fma(weights, s1);
            s2 = FloatVector.fromArray(SPECIES, a, aOffset + 2 * stride + k).fma(weights, s2);
            s3 = FloatVector.fromArray(SPECIES, a, aOffset + 3 * stride + k).fma(weights, s3);
        }
        s0.intoArray(partial, offset);
        s1.intoArray(partial, offset + PARTIAL_SUMS);
        s2.intoArray(partial, offset + 2 * PARTIAL_SUMS);
        s3.intoArray(partial, offset + 3 * PARTIAL_SUMS);
    }

    @Override
    public void add(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        int even = SPECIES.loopBound(count);
        for (int i = 0; i < even; i += LANES) {
            FloatVector.fromArray(SPECIES, to, toOffset + i)
                    .add(FloatVector.fromArray(SPECIES, from, fromOffset + i))
                    .intoArray(to, toOffset + i);
        }
        for (int i = even; i < count; i++) {
            to[toOffset + i] += from[fromOffset + i];
        }
    }

    @Override
    public void keepWherePositive(float[] delta, float[] activation, int count) {
        int even = SPECIES.loopBound(count);
        for (int i = 0; i < even; i += LANES) {
            var on = FloatVector.fromArray(SPECIES, activation, i).compare(VectorOperators.GT, 0);
            FloatVector.zero(SPECIES).blend(FloatVector.fromArray(SPECIES, delta, i), on).intoArray(delta, i);
        }
        for (int i = even; i < count; i++) {
            delta[i] = activation[i] > 0 ? delta[i] : 0;
        }
    }
}
