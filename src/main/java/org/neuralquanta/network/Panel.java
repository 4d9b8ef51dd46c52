package org.neuralquanta.network;

import static org.neuralquanta.network.Tile.LANES;
import static org.neuralquanta.network.Tile.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Neighbouring columns of a matrix, packed row after row, as a {@link Tile} reads them. Whole vectors are stored, of which what stands after
 * the last column is overwritten by the next row, and after the last row {@link #BEHIND} numbers are lost. Holds scratch memory.
 */
final class Panel {

    static final int BEHIND = LANES;

    private final int[] places;

    /** A packer of panels of at most {@code widest} columns. */
    Panel(int widest) {
        this.places = new int[widest + BEHIND];
    }

    /**
     * Packs {@code deep} rows from {@code row} on, {@code width} columns from {@code column} on. Only {@code count} of them exist; what
     * stands in the others does not matter.
     */
    void pack(Matrix m, int row, int deep, int column, int count, int width, float[] to, int offset) {
        int from = m.offset + row * m.rowStride + column * m.columnStride;
        if (m.columnStride == 1 && from + (deep - 1) * m.rowStride <= m.data.length - width - BEHIND) {
            copy(m.data, from, m.rowStride, deep, to, offset, width);
            return;
        }
        for (int j = 0; j < places.length; j++) {
            places[j] = Math.min(j, count - 1) * m.columnStride;
        }
        gather(m.data, from, m.rowStride, deep, to, offset, width);
    }

    private static void copy(float[] from, int at, int stride, int deep, float[] to, int offset, int width) {
        for (int k = 0; k < deep; k++) {
            for (int j = 0; j < width; j += LANES) {
                FloatVector.fromArray(SPECIES, from, at + k * stride + j).intoArray(to, offset + k * width + j);
            }
        }
    }

    private void gather(float[] from, int at, int stride, int deep, float[] to, int offset, int width) {
        for (int k = 0; k < deep; k++) {
            for (int j = 0; j < width; j += LANES) {
                FloatVector.fromArray(SPECIES, from, at + k * stride, places, j).intoArray(to, offset + k * width + j);
            }
        }
    }
}
