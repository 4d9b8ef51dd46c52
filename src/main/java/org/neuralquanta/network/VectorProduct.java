package org.neuralquanta.network;

import static org.neuralquanta.network.Tile.HEIGHT;
import static org.neuralquanta.network.Tile.LANES;

/**
 * The matrix product by tiles. A is packed into panels as high as a tile and B into panels as wide, a block of at most {@value #DEPTH} of the
 * inner index at a time, so that the panel of B stays in the first cache and the block of A in the second (Goto and van de Geijn, ACM TOMS
 * 34 (2008) 12).
 */
final class VectorProduct {

    private static final int DEPTH = 256;
    private static final int BLOCK_ROWS = 42 * HEIGHT;

    /** With 256-bit lanes go sixteen registers, too few for a tile of two vectors. */
    private static final int WIDE = LANES == 8 ? LANES : 2 * LANES;

    private final Panel panel = new Panel(Math.max(HEIGHT, WIDE));
    private float[] packedA = {};
    private final float[] packedB = new float[WIDE * DEPTH + Panel.BEHIND];
    private final float[] edge = new float[HEIGHT * WIDE];

    void add(int rows, int columns, int depth, Matrix a, Matrix b, float[] c, int offset, int stride) {
        int blocks = (depth + DEPTH - 1) / DEPTH;
        for (int i = 0; i < rows; i += BLOCK_ROWS) {
            int height = Math.min(BLOCK_ROWS, rows - i);
            for (int block = 0; block < blocks; block++) {
                int k = (int) ((long) depth * block / blocks);
                int deep = (int) ((long) depth * (block + 1) / blocks) - k;
                packA(a, i, height, k, deep);
                int width;
                for (int j = 0; j < columns; j += width) {
                    width = columns - j > LANES ? WIDE : LANES;
                    int count = Math.min(width, columns - j);
                    panel.pack(b, k, deep, j, count, width, packedB, 0);
                    addPanel(height, count, width, deep, c, offset + i * stride + j, stride);
                }
            }
        }
    }

    private void packA(Matrix a, int row, int height, int k, int deep) {
        int size = (height + HEIGHT - 1) / HEIGHT * HEIGHT * deep + Panel.BEHIND;
        if (packedA.length < size) {
            packedA = new float[size];
        }
        Matrix transposed = a.transposed();
        for (int i = 0; i < height; i += HEIGHT) {
            panel.pack(transposed, k, deep, row + i, Math.min(HEIGHT, height - i), HEIGHT, packedA, i * deep);
        }
    }

    private void addPanel(int height, int count, int width, int deep, float[] c, int offset, int stride) {
        for (int i = 0; i < height; i += HEIGHT) {
            int high = Math.min(HEIGHT, height - i);
            int at = offset + i * stride;
            if (high == HEIGHT && count == width) {
                addTile(i * deep, width, deep, c, at, stride);
            } else {
                copy(high, count, c, at, stride, edge, 0, width);
                addTile(i * deep, width, deep, edge, 0, width);
                copy(high, count, edge, 0, width, c, at, stride);
            }
        }
    }

    private void addTile(int from, int width, int deep, float[] c, int offset, int stride) {
        if (width == LANES) {
            Tile.addOne(packedA, from, packedB, deep, c, offset, stride);
        } else {
            Tile.addTwo(packedA, from, packedB, deep, c, offset, stride);
        }
    }

    private static void copy(
            int rows, int columns, float[] from, int fromOffset, int fromStride, float[] to, int toOffset, int toStride) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, fromOffset + i * fromStride, to, toOffset + i * toStride, columns);
        }
    }
}
