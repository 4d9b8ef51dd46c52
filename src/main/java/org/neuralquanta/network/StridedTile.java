package org.neuralquanta.network;

import static org.neuralquanta.network.PackedTile.LANES;
import static org.neuralquanta.network.PackedTile.SPECIES;
import static org.neuralquanta.network.PackedTile.WIDTH;

import jdk.incubator.vector.FloatVector;

/**
 * The same with A where it lies. The compiler keeps the checks of bounds in a loop whose stride it does not know, so this takes a fifth
 * longer, but products with few columns do not have to pay for the packing.
 */
final class StridedTile {

    private StridedTile() {}

    /** Rows of A up to {@code last}; those after it repeat it. */
    static void add(
            float[] a, int aOffset, int rowStride, int step, int last, float[] b, int deep, float[] c, int offset, int stride) {
        int a1 = Math.min(1, last) * rowStride;
        int a2 = Math.min(2, last) * rowStride;
        int a3 = Math.min(3, last) * rowStride;
        int a4 = Math.min(4, last) * rowStride;
        int a5 = last * rowStride;
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
            int at = aOffset + k * step;
            var x0 = FloatVector.broadcast(SPECIES, a[at]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            var x1 = FloatVector.broadcast(SPECIES, a[at + a1]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            var x2 = FloatVector.broadcast(SPECIES, a[at + a2]);
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            var x3 = FloatVector.broadcast(SPECIES, a[at + a3]);
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
            var x4 = FloatVector.broadcast(SPECIES, a[at + a4]);
            c40 = x4.fma(b0, c40);
            c41 = x4.fma(b1, c41);
            var x5 = FloatVector.broadcast(SPECIES, a[at + a5]);
            c50 = x5.fma(b0, c50);
            c51 = x5.fma(b1, c51);
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
