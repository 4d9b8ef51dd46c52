package org.neuralquanta.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * C ← C + A B for a tile of {@value #HEIGHT} rows, which stays in registers while the inner index runs; A and B lie in {@linkplain Panel
 * panels}. Two vectors a row take 27 registers, one takes 14. Where a row of C ends is computed anew after the loop, from the last row: were
 * all offsets kept, the loop would not have enough integer registers.
 */
final class Tile {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    static final int HEIGHT = 12;

    private Tile() {}

    /** Rows of two vectors. */
    static void addTwo(float[] a, int aOffset, float[] b, int bOffset, int deep, float[] c, int offset, int stride) {
        int r1 = offset + stride;
        int r2 = r1 + stride;
        int r3 = r2 + stride;
        int r4 = r3 + stride;
        int r5 = r4 + stride;
        int r6 = r5 + stride;
        int r7 = r6 + stride;
        int r8 = r7 + stride;
        int r9 = r8 + stride;
        int r10 = r9 + stride;
        int r11 = r10 + stride;
        var c0 = FloatVector.fromArray(SPECIES, c, offset);
        var d0 = FloatVector.fromArray(SPECIES, c, offset + LANES);
        var c1 = FloatVector.fromArray(SPECIES, c, r1);
        var d1 = FloatVector.fromArray(SPECIES, c, r1 + LANES);
        var c2 = FloatVector.fromArray(SPECIES, c, r2);
        var d2 = FloatVector.fromArray(SPECIES, c, r2 + LANES);
        var c3 = FloatVector.fromArray(SPECIES, c, r3);
        var d3 = FloatVector.fromArray(SPECIES, c, r3 + LANES);
        var c4 = FloatVector.fromArray(SPECIES, c, r4);
        var d4 = FloatVector.fromArray(SPECIES, c, r4 + LANES);
        var c5 = FloatVector.fromArray(SPECIES, c, r5);
        var d5 = FloatVector.fromArray(SPECIES, c, r5 + LANES);
        var c6 = FloatVector.fromArray(SPECIES, c, r6);
        var d6 = FloatVector.fromArray(SPECIES, c, r6 + LANES);
        var c7 = FloatVector.fromArray(SPECIES, c, r7);
        var d7 = FloatVector.fromArray(SPECIES, c, r7 + LANES);
        var c8 = FloatVector.fromArray(SPECIES, c, r8);
        var d8 = FloatVector.fromArray(SPECIES, c, r8 + LANES);
        var c9 = FloatVector.fromArray(SPECIES, c, r9);
        var d9 = FloatVector.fromArray(SPECIES, c, r9 + LANES);
        var c10 = FloatVector.fromArray(SPECIES, c, r10);
        var d10 = FloatVector.fromArray(SPECIES, c, r10 + LANES);
        var c11 = FloatVector.fromArray(SPECIES, c, r11);
        var d11 = FloatVector.fromArray(SPECIES, c, r11 + LANES);
        for (int k = 0; k < deep; k++) {
            var b0 = FloatVector.fromArray(SPECIES, b, bOffset + k * 2 * LANES);
            var b1 = FloatVector.fromArray(SPECIES, b, bOffset + k * 2 * LANES + LANES);
            int at = aOffset + k * HEIGHT;
            var a0 = FloatVector.broadcast(SPECIES, a[at]);
            c0 = a0.fma(b0, c0);
            d0 = a0.fma(b1, d0);
            var a1 = FloatVector.broadcast(SPECIES, a[at + 1]);
            c1 = a1.fma(b0, c1);
            d1 = a1.fma(b1, d1);
            var a2 = FloatVector.broadcast(SPECIES, a[at + 2]);
            c2 = a2.fma(b0, c2);
            d2 = a2.fma(b1, d2);
            var a3 = FloatVector.broadcast(SPECIES, a[at + 3]);
            c3 = a3.fma(b0, c3);
            d3 = a3.fma(b1, d3);
            var a4 = FloatVector.broadcast(SPECIES, a[at + 4]);
            c4 = a4.fma(b0, c4);
            d4 = a4.fma(b1, d4);
            var a5 = FloatVector.broadcast(SPECIES, a[at + 5]);
            c5 = a5.fma(b0, c5);
            d5 = a5.fma(b1, d5);
            var a6 = FloatVector.broadcast(SPECIES, a[at + 6]);
            c6 = a6.fma(b0, c6);
            d6 = a6.fma(b1, d6);
            var a7 = FloatVector.broadcast(SPECIES, a[at + 7]);
            c7 = a7.fma(b0, c7);
            d7 = a7.fma(b1, d7);
            var a8 = FloatVector.broadcast(SPECIES, a[at + 8]);
            c8 = a8.fma(b0, c8);
            d8 = a8.fma(b1, d8);
            var a9 = FloatVector.broadcast(SPECIES, a[at + 9]);
            c9 = a9.fma(b0, c9);
            d9 = a9.fma(b1, d9);
            var a10 = FloatVector.broadcast(SPECIES, a[at + 10]);
            c10 = a10.fma(b0, c10);
            d10 = a10.fma(b1, d10);
            var a11 = FloatVector.broadcast(SPECIES, a[at + 11]);
            c11 = a11.fma(b0, c11);
            d11 = a11.fma(b1, d11);
        }
        int l11 = offset + 11 * stride;
        int l10 = l11 - stride;
        int l9 = l10 - stride;
        int l8 = l9 - stride;
        int l7 = l8 - stride;
        int l6 = l7 - stride;
        int l5 = l6 - stride;
        int l4 = l5 - stride;
        int l3 = l4 - stride;
        int l2 = l3 - stride;
        int l1 = l2 - stride;
        int l0 = l1 - stride;
        c0.intoArray(c, l0);
        d0.intoArray(c, l0 + LANES);
        c1.intoArray(c, l1);
        d1.intoArray(c, l1 + LANES);
        c2.intoArray(c, l2);
        d2.intoArray(c, l2 + LANES);
        c3.intoArray(c, l3);
        d3.intoArray(c, l3 + LANES);
        c4.intoArray(c, l4);
        d4.intoArray(c, l4 + LANES);
        c5.intoArray(c, l5);
        d5.intoArray(c, l5 + LANES);
        c6.intoArray(c, l6);
        d6.intoArray(c, l6 + LANES);
        c7.intoArray(c, l7);
        d7.intoArray(c, l7 + LANES);
        c8.intoArray(c, l8);
        d8.intoArray(c, l8 + LANES);
        c9.intoArray(c, l9);
        d9.intoArray(c, l9 + LANES);
        c10.intoArray(c, l10);
        d10.intoArray(c, l10 + LANES);
        c11.intoArray(c, l11);
        d11.intoArray(c, l11 + LANES);
    }

    /** Rows of one vector. */
    static void addOne(float[] a, int aOffset, float[] b, int bOffset, int deep, float[] c, int offset, int stride) {
        int r1 = offset + stride;
        int r2 = r1 + stride;
        int r3 = r2 + stride;
        int r4 = r3 + stride;
        int r5 = r4 + stride;
        int r6 = r5 + stride;
        int r7 = r6 + stride;
        int r8 = r7 + stride;
        int r9 = r8 + stride;
        int r10 = r9 + stride;
        int r11 = r10 + stride;
        var c0 = FloatVector.fromArray(SPECIES, c, offset);
        var c1 = FloatVector.fromArray(SPECIES, c, r1);
        var c2 = FloatVector.fromArray(SPECIES, c, r2);
        var c3 = FloatVector.fromArray(SPECIES, c, r3);
        var c4 = FloatVector.fromArray(SPECIES, c, r4);
        var c5 = FloatVector.fromArray(SPECIES, c, r5);
        var c6 = FloatVector.fromArray(SPECIES, c, r6);
        var c7 = FloatVector.fromArray(SPECIES, c, r7);
        var c8 = FloatVector.fromArray(SPECIES, c, r8);
        var c9 = FloatVector.fromArray(SPECIES, c, r9);
        var c10 = FloatVector.fromArray(SPECIES, c, r10);
        var c11 = FloatVector.fromArray(SPECIES, c, r11);
        for (int k = 0; k < deep; k++) {
            var b0 = FloatVector.fromArray(SPECIES, b, bOffset + k * LANES);
            int at = aOffset + k * HEIGHT;
            var a0 = FloatVector.broadcast(SPECIES, a[at]);
            c0 = a0.fma(b0, c0);
            var a1 = FloatVector.broadcast(SPECIES, a[at + 1]);
            c1 = a1.fma(b0, c1);
            var a2 = FloatVector.broadcast(SPECIES, a[at + 2]);
            c2 = a2.fma(b0, c2);
            var a3 = FloatVector.broadcast(SPECIES, a[at + 3]);
            c3 = a3.fma(b0, c3);
            var a4 = FloatVector.broadcast(SPECIES, a[at + 4]);
            c4 = a4.fma(b0, c4);
            var a5 = FloatVector.broadcast(SPECIES, a[at + 5]);
            c5 = a5.fma(b0, c5);
            var a6 = FloatVector.broadcast(SPECIES, a[at + 6]);
            c6 = a6.fma(b0, c6);
            var a7 = FloatVector.broadcast(SPECIES, a[at + 7]);
            c7 = a7.fma(b0, c7);
            var a8 = FloatVector.broadcast(SPECIES, a[at + 8]);
            c8 = a8.fma(b0, c8);
            var a9 = FloatVector.broadcast(SPECIES, a[at + 9]);
            c9 = a9.fma(b0, c9);
            var a10 = FloatVector.broadcast(SPECIES, a[at + 10]);
            c10 = a10.fma(b0, c10);
            var a11 = FloatVector.broadcast(SPECIES, a[at + 11]);
            c11 = a11.fma(b0, c11);
        }
        int l11 = offset + 11 * stride;
        int l10 = l11 - stride;
        int l9 = l10 - stride;
        int l8 = l9 - stride;
        int l7 = l8 - stride;
        int l6 = l7 - stride;
        int l5 = l6 - stride;
        int l4 = l5 - stride;
        int l3 = l4 - stride;
        int l2 = l3 - stride;
        int l1 = l2 - stride;
        int l0 = l1 - stride;
        c0.intoArray(c, l0);
        c1.intoArray(c, l1);
        c2.intoArray(c, l2);
        c3.intoArray(c, l3);
        c4.intoArray(c, l4);
        c5.intoArray(c, l5);
        c6.intoArray(c, l6);
        c7.intoArray(c, l7);
        c8.intoArray(c, l8);
        c9.intoArray(c, l9);
        c10.intoArray(c, l10);
        c11.intoArray(c, l11);
    }
}
