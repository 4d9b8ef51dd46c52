package org.neuralquanta.network;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The same in lanes; the product by tiles of {@value #HEIGHT} rows × 2 vectors that stay in registers while the inner index runs. B is packed
 * into panels as wide as a tile and A into panels as high, a block of {@value #DEPTH} of the inner index at a time, so that the
 * panel of B stays in the first cache and the block of A in the second (Goto and van de Geijn, ACM TOMS 34 (2008) 12).
 */
final class VectorArithmetic implements Arithmetic {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int HEIGHT = 6;
    private static final int WIDTH = 2 * LANES;
    private static final int DEPTH = 192;
    private static final int TOGETHER = 4;
    private static final int BLOCK_ROWS = 42 * HEIGHT;

    private final float[] packedA = new float[BLOCK_ROWS * DEPTH];
    private final float[] packedB = new float[WIDTH * DEPTH];
    private final float[] partial = new float[TOGETHER * PARTIAL_SUMS];
    private final float[] edge = new float[HEIGHT * WIDTH];

    @Override
    public void addProduct(int rows, int columns, int depth, Matrix a, Matrix b, float[] c, int offset, int stride) {
        for (int i = 0; i < rows; i += BLOCK_ROWS) {
            int height = Math.min(BLOCK_ROWS, rows - i);
            for (int k = 0; k < depth; k += DEPTH) {
                int deep = Math.min(DEPTH, depth - k);
                packA(a, i, height, k, deep);
                for (int j = 0; j < columns; j += WIDTH) {
                    int width = Math.min(WIDTH, columns - j);
                    packB(b, k, deep, j, width);
                    addPanel(height, width, deep, c, offset + i * stride + j, stride);
                }
            }
        }
    }

    private void addPanel(int height, int width, int deep, float[] c, int offset, int stride) {
        for (int i = 0; i < height; i += HEIGHT) {
            int high = Math.min(HEIGHT, height - i);
            int at = offset + i * stride;
            if (high == HEIGHT && width == WIDTH) {
                addTile(packedA, i * deep, packedB, deep, c, at, stride);
            } else {
                copy(high, width, c, at, stride, edge, 0, WIDTH);
                addTile(packedA, i * deep, packedB, deep, edge, 0, WIDTH);
                copy(high, width, edge, 0, WIDTH, c, at, stride);
            }
        }
    }

    private static void copy(
            int rows, int columns, float[] from, int fromOffset, int fromStride, float[] to, int toOffset, int toStride) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, fromOffset + i * fromStride, to, toOffset + i * toStride, columns);
        }
    }

    private void packA(Matrix a, int row, int height, int k, int deep) {
        for (int i = 0; i < height; i += HEIGHT) {
            int high = Math.min(HEIGHT, height - i);
            if (high < HEIGHT) {
                Arrays.fill(packedA, i * deep, (i + HEIGHT) * deep, 0);
            }
            for (int r = 0; r < high; r++) {
                int from = a.offset + (row + i + r) * a.rowStride + k * a.columnStride;
                gather(a.data, from, a.columnStride, packedA, i * deep + r, HEIGHT, deep);
            }
        }
    }

    private static void gather(float[] from, int fromOffset, int fromStride, float[] to, int toOffset, int toStride, int count) {
        for (int k = 0; k < count; k++) {
            to[toOffset + k * toStride] = from[fromOffset + k * fromStride];
        }
    }

    private void packB(Matrix b, int k, int deep, int column, int width) {
        if (width < WIDTH) {
            Arrays.fill(packedB, 0, deep * WIDTH, 0);
        }
        int from = b.offset + k * b.rowStride + column * b.columnStride;
        if (b.columnStride == 1) {
            copy(deep, width, b.data, from, b.rowStride, packedB, 0, WIDTH);
        } else {
            for (int j = 0; j < width; j++) {
                gather(b.data, from + j * b.columnStride, b.rowStride, packedB, j, WIDTH, deep);
            }
        }
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

    private static void addTile(float[] a, int aOffset, float[] b, int deep, float[] c, int offset, int stride) {
        int r1 = offset + stride;
        int r2 = r1 + stride;
        int r3 = r2 + stride;
        int r4 = r3 + stride;
        int r5 = r4 + stride;
        var c00 = FloatVector.fromArray(SPECIES, c, offset);
        var c01 = FloatVector.fromArray(SPECIES, c, offset + LANES);
        var c10 = FloatVector.fromArray(SPECIES, c, r1);
        var c11 = FloatVector.fromArray(SPECIES, c, r1 + LANES);
        var c20 = FloatVector.fromArray(SPECIES, c, r2);
        var c21 = FloatVector.fromArray(SPECIES, c, r2 + LANES);
        var c30 = FloatVector.fromArray(SPECIES, c, r3);
        var c31 = FloatVector.fromArray(SPECIES, c, r3 + LANES);
        var c40 = FloatVector.fromArray(SPECIES, c, r4);
        var c41 = FloatVector.fromArray(SPECIES, c, r4 + LANES);
        var c50 = FloatVector.fromArray(SPECIES, c, r5);
        var c51 = FloatVector.fromArray(SPECIES, c, r5 + LANES);
        for (int k = 0; k < deep; k++) {
            var b0 = FloatVector.fromArray(SPECIES, b, k * WIDTH);
            var b1 = FloatVector.fromArray(SPECIES, b, k * WIDTH + LANES);
            int at = aOffset + k * HEIGHT;
            var a0 = FloatVector.broadcast(SPECIES, a[at]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            var a1 = FloatVector.broadcast(SPECIES, a[at + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            var a2 = FloatVector.broadcast(SPECIES, a[at + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            var a3 = FloatVector.broadcast(SPECIES, a[at + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            var a4 = FloatVector.broadcast(SPECIES, a[at + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            var a5 = FloatVector.broadcast(SPECIES, a[at + 5]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
        }
        c00.intoArray(c, offset);
        c01.intoArray(c, offset + LANES);
        c10.intoArray(c, r1);
        c11.intoArray(c, r1 + LANES);
        c20.intoArray(c, r2);
        c21.intoArray(c, r2 + LANES);
        c30.intoArray(c, r3);
        c31.intoArray(c, r3 + LANES);
        c40.intoArray(c, r4);
        c41.intoArray(c, r4 + LANES);
        c50.intoArray(c, r5);
        c51.intoArray(c, r5 + LANES);
    }
}
