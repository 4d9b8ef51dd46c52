package org.neuralquanta.network;

import static org.neuralquanta.network.Tile.HEIGHT;
import static org.neuralquanta.network.Tile.LANES;

/**
 * The matrix product by tiles. A is packed into panels as high as a tile and B into panels as wide, a block of at most {@value #DEPTH} of the
 * inner index at a time, so that both blocks stay in the L2 cache (Goto and van de Geijn, ACM TOMS 34 (2008) 12). A panel of A stays in the L1
 * cache while the tiles go along its rows of C, which the hardware then reads ahead.
 */
final class VectorProduct {

    private static final int DEPTH = 256;
    private static final int BLOCK_ROWS = 21 * HEIGHT;
    private static final int BLOCK_COLUMNS = 1024;

    /** With 256-bit lanes go sixteen registers, too few for a tile of two vectors. */
    private static final int WIDE = LANES == 8 ? LANES : 2 * LANES;

    private final Panel panel = new Panel(Math.max(HEIGHT, WIDE));
    private float[] packedA = {};
    private float[] packedB = {};
    private final float[] edge = new float[HEIGHT * WIDE];

    void add(int rows, int columns, int depth, Matrix a, Matrix b, float[] c, int offset, int stride) {
        int blocks = (depth + DEPTH - 1) / DEPTH;
        for (int j = 0; j < columns; j += BLOCK_COLUMNS) {
            int wide = Math.min(BLOCK_COLUMNS, columns - j);
            for (int block = 0; block < blocks; block++) {
                int k = (int) ((long) depth * block / blocks);
                int deep = (int) ((long) depth * (block + 1) / blocks) - k;
                packB(b, k, deep, j, wide);
                for (int i = 0; i < rows; i += BLOCK_ROWS) {
                    int high = Math.min(BLOCK_ROWS, rows - i);
                    packA(a, i, high, k, deep);
                    addBlock(high, wide, deep, c, offset + i * stride + j, stride);
                }
            }
        }
    }

    private void packA(Matrix a, int row, int rows, int k, int deep) {
        packedA = atLeast(packedA, (rows + HEIGHT - 1) / HEIGHT * HEIGHT * deep);
        Matrix transposed = a.transposed();
        for (int i = 0; i < rows; i += HEIGHT) {
            panel.pack(transposed, k, deep, row + i, Math.min(HEIGHT, rows - i), HEIGHT, packedA, i * deep);
        }
    }

    private void packB(Matrix b, int k, int deep, int column, int columns) {
        packedB = atLeast(packedB, (columns + LANES - 1) / LANES * LANES * deep);
        int width;
        for (int j = 0; j < columns; j += width) {
            width = width(columns - j);
            panel.pack(b, k, deep, column + j, Math.min(width, columns - j), width, packedB, j * deep);
        }
    }

    private static float[] atLeast(float[] memory, int size) {
        return memory.length < size + Panel.BEHIND ? new float[size + Panel.BEHIND] : memory;
    }

    /** Of the panel that begins before so many columns. */
    private static int width(int columns) {
        return columns > LANES ? WIDE : LANES;
    }

    private void addBlock(int rows, int columns, int deep, float[] c, int offset, int stride) {
        for (int i = 0; i < rows; i += HEIGHT) {
            int high = Math.min(HEIGHT, rows - i);
            int width;
            for (int j = 0; j < columns; j += width) {
                width = width(columns - j);
                int count = Math.min(width, columns - j);
                int at = offset + i * stride + j;
                if (high == HEIGHT && count == width) {
                    addTile(i * deep, j * deep, width, deep, c, at, stride);
                } else {
                    copy(high, count, c, at, stride, edge, 0, width);
                    addTile(i * deep, j * deep, width, deep, edge, 0, width);
                    copy(high, count, edge, 0, width, c, at, stride);
                }
            }
        }
    }

    private void addTile(int fromA, int fromB, int width, int deep, float[] c, int offset, int stride) {
        if (width == LANES) {
            Tile.addOne(packedA, fromA, packedB, fromB, deep, c, offset, stride);
        } else {
            Tile.addTwo(packedA, fromA, packedB, fromB, deep, c, offset, stride);
        }
    }

    private static void copy(
            int rows, int columns, float[] from, int fromOffset, int fromStride, float[] to, int toOffset, int toStride) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, fromOffset + i * fromStride, to, toOffset + i * toStride, columns);
        }
    }
}
