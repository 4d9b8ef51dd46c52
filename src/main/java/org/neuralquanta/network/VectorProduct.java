package org.neuralquanta.network;

import static org.neuralquanta.network.PackedTile.HEIGHT;
import static org.neuralquanta.network.PackedTile.WIDTH;

import java.util.Arrays;

/**
 * The matrix product by tiles. B is packed into panels as wide as a tile and A into panels as high, a block of {@value #DEPTH} of the inner
 * index at a time, so that the panel of B stays in the first cache and the block of A in the second (Goto and van de Geijn, ACM TOMS
 * 34 (2008) 12). Where there are few panels of B, A is not packed: it would be read hardly more often than packed.
 */
final class VectorProduct {

    private static final int DEPTH = 192;
    private static final int BLOCK_ROWS = 43 * HEIGHT;
    private static final int FEW_PANELS = 4;

    private final float[] packedA = new float[BLOCK_ROWS * DEPTH];
    private final float[] packedB = new float[WIDTH * DEPTH];
    private final float[] edge = new float[HEIGHT * WIDTH];

    void add(int rows, int columns, int depth, Matrix a, Matrix b, float[] c, int offset, int stride) {
        boolean packed = columns > FEW_PANELS * WIDTH;
        int block = packed ? BLOCK_ROWS : rows;
        for (int i = 0; i < rows; i += block) {
            int height = Math.min(block, rows - i);
            for (int k = 0; k < depth; k += DEPTH) {
                int deep = Math.min(DEPTH, depth - k);
                if (packed) {
                    packA(a, i, height, k, deep);
                }
                for (int j = 0; j < columns; j += WIDTH) {
                    int width = Math.min(WIDTH, columns - j);
                    packB(b, k, deep, j, width);
                    if (packed) {
                        addPacked(height, width, deep, c, offset + i * stride + j, stride);
                    } else {
                        addStrided(a, k, height, width, deep, c, offset + j, stride);
                    }
                }
            }
        }
    }

    private void addPacked(int height, int width, int deep, float[] c, int offset, int stride) {
        for (int i = 0; i < height; i += HEIGHT) {
            int high = Math.min(HEIGHT, height - i);
            int at = offset + i * stride;
            if (high == HEIGHT && width == WIDTH) {
                PackedTile.add(packedA, i * deep, packedB, deep, c, at, stride);
            } else {
                copy(high, width, c, at, stride, edge, 0, WIDTH);
                PackedTile.add(packedA, i * deep, packedB, deep, edge, 0, WIDTH);
                copy(high, width, edge, 0, WIDTH, c, at, stride);
            }
        }
    }

    private void addStrided(Matrix a, int k, int height, int width, int deep, float[] c, int offset, int stride) {
        for (int i = 0; i < height; i += HEIGHT) {
            int high = Math.min(HEIGHT, height - i);
            int at = offset + i * stride;
            int from = a.offset + i * a.rowStride + k * a.columnStride;
            if (high == HEIGHT && width == WIDTH) {
                StridedTile.add(a.data, from, a.rowStride, a.columnStride, high - 1, packedB, deep, c, at, stride);
            } else {
                copy(high, width, c, at, stride, edge, 0, WIDTH);
                StridedTile.add(a.data, from, a.rowStride, a.columnStride, high - 1, packedB, deep, edge, 0, WIDTH);
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
}
