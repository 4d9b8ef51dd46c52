package org.neuralquanta.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** C ← C + A B for a tile of {@value #HEIGHT} rows × 2 vectors that stay in registers while the inner index runs, A and B packed. */
final class PackedTile {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    static final int HEIGHT = 6;
    static final int WIDTH = 2 * LANES;

    private PackedTile() {}

    static void add(float[] a, int aOffset, float[] b, int deep, float[] c, int offset, int stride) {
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
