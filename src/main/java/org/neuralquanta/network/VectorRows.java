package org.neuralquanta.network;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The same in lanes; what is left over at the end goes one by one. */
final class VectorRows implements RowArithmetic {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int SUMS = Arithmetic.PARTIAL_SUMS;

    private final float[] partial = new float[SUMS];

    private static int even(int count) {
        return SUMS % LANES == 0 ? count - count % SUMS : 0;
    }

    @Override
    public float sum(float[] a, int offset, int count) {
        int even = even(count);
        Arrays.fill(partial, 0);
        for (int s = 0; s < SUMS && even > 0; s += LANES) {
            var sum = FloatVector.zero(SPECIES);
            for (int k = s; k < even; k += SUMS) {
                sum = sum.add(FloatVector.fromArray(SPECIES, a, offset + k));
            }
            sum.intoArray(partial, s);
        }
        for (int k = even; k < count; k++) {
            partial[k % SUMS] += a[offset + k];
        }
        return Arithmetic.sum(partial, 0);
    }

    @Override
    public float dot(float[] a, int aOffset, float[] b, int bOffset, int count) {
        int even = even(count);
        Arrays.fill(partial, 0);
        for (int s = 0; s < SUMS && even > 0; s += LANES) {
            var sum = FloatVector.zero(SPECIES);
            for (int k = s; k < even; k += SUMS) {
                sum = FloatVector.fromArray(SPECIES, a, aOffset + k).fma(FloatVector.fromArray(SPECIES, b, bOffset + k), sum);
            }
            sum.intoArray(partial, s);
        }
        for (int k = even; k < count; k++) {
            int s = k % SUMS;
            partial[s] = Math.fma(a[aOffset + k], b[bOffset + k], partial[s]);
        }
        return Arithmetic.sum(partial, 0);
    }

    @Override
    public float largest(float[] a, int offset, int count) {
        float largest = a[offset];
        if (count < LANES) {
            for (int k = 1; k < count; k++) {
                largest = Math.max(largest, a[offset + k]);
            }
            return largest;
        }
        var most = FloatVector.fromArray(SPECIES, a, offset + count - LANES);
        for (int k = 0; k < count - LANES; k += LANES) {
            most = most.max(FloatVector.fromArray(SPECIES, a, offset + k));
        }
        return most.reduceLanes(VectorOperators.MAX);
    }

    @Override
    public void exponentials(float[] a, int offset, int count, float largest, float scale) {
        if (count < LANES) {
            for (int k = offset; k < offset + count; k++) {
                a[k] = Elementary.exp((a[k] - largest) * scale);
            }
            return;
        }
        // The last vector overlaps the one before it, so it is read before anything is written.
        int last = offset + count - LANES;
        var end = exp(FloatVector.fromArray(SPECIES, a, last).sub(largest).mul(scale));
        for (int k = offset; k < last; k += LANES) {
            exp(FloatVector.fromArray(SPECIES, a, k).sub(largest).mul(scale)).intoArray(a, k);
        }
        end.intoArray(a, last);
    }

    /** {@link Elementary#exp}; the multiple of log 2 is read off the bits of the sum that rounds it, which end in it. */
    private static FloatVector exp(FloatVector x) {
        var bounded = x.max(Elementary.LOWEST);
        var rounded = bounded.fma(
                FloatVector.broadcast(SPECIES, Elementary.LOG2_E), FloatVector.broadcast(SPECIES, Elementary.ROUND));
        var multiple = rounded.sub(Elementary.ROUND);
        var r = multiple.fma(FloatVector.broadcast(SPECIES, -Elementary.LN2_HIGH), bounded);
        r = multiple.fma(FloatVector.broadcast(SPECIES, -Elementary.LN2_LOW), r);
        var q = FloatVector.broadcast(SPECIES, 1 / 5040f);
        q = q.fma(r, FloatVector.broadcast(SPECIES, 1 / 720f));
        q = q.fma(r, FloatVector.broadcast(SPECIES, 1 / 120f));
        q = q.fma(r, FloatVector.broadcast(SPECIES, 1 / 24f));
        q = q.fma(r, FloatVector.broadcast(SPECIES, 1 / 6f));
        q = q.fma(r, FloatVector.broadcast(SPECIES, 0.5f));
        var value = q.fma(r.mul(r), r).add(1);
        return value.mul(rounded.reinterpretAsInts().add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats());
    }

    @Override
    public void affine(float[] from, int fromOffset, float factor, float shift, float[] to, int toOffset, int count) {
        int even = SPECIES.loopBound(count);
        var factors = FloatVector.broadcast(SPECIES, factor);
        var shifts = FloatVector.broadcast(SPECIES, shift);
        for (int k = 0; k < even; k += LANES) {
            FloatVector.fromArray(SPECIES, from, fromOffset + k).fma(factors, shifts).intoArray(to, toOffset + k);
        }
        for (int k = even; k < count; k++) {
            to[toOffset + k] = Math.fma(from[fromOffset + k], factor, shift);
        }
    }

    @Override
    public void addMultiple(float factor, float[] from, int fromOffset, float[] to, int toOffset, int count) {
        int even = SPECIES.loopBound(count);
        var factors = FloatVector.broadcast(SPECIES, factor);
        for (int k = 0; k < even; k += LANES) {
            FloatVector.fromArray(SPECIES, from, fromOffset + k)
                    .fma(factors, FloatVector.fromArray(SPECIES, to, toOffset + k))
                    .intoArray(to, toOffset + k);
        }
        for (int k = even; k < count; k++) {
            to[toOffset + k] = Math.fma(from[fromOffset + k], factor, to[toOffset + k]);
        }
    }

    @Override
    public void multiply(float[] a, int aOffset, float[] b, int bOffset, float[] to, int toOffset, int count) {
        int even = SPECIES.loopBound(count);
        for (int k = 0; k < even; k += LANES) {
            FloatVector.fromArray(SPECIES, a, aOffset + k)
                    .mul(FloatVector.fromArray(SPECIES, b, bOffset + k))
                    .intoArray(to, toOffset + k);
        }
        for (int k = even; k < count; k++) {
            to[toOffset + k] = a[aOffset + k] * b[bOffset + k];
        }
    }

    @Override
    public void addProducts(
            float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, float[] to, int toOffset, int count) {
        int even = SPECIES.loopBound(count);
        for (int k = 0; k < even; k += LANES) {
            FloatVector.fromArray(SPECIES, a, aOffset + k)
                    .fma(FloatVector.fromArray(SPECIES, b, bOffset + k), FloatVector.fromArray(SPECIES, c, cOffset + k))
                    .intoArray(to, toOffset + k);
        }
        for (int k = even; k < count; k++) {
            to[toOffset + k] = Math.fma(a[aOffset + k], b[bOffset + k], c[cOffset + k]);
        }
    }

    @Override
    public void multiplyShifted(
            float[] a, int aOffset, float[] b, int bOffset, float shift, float scale, float[] to, int toOffset, int count) {
        int even = SPECIES.loopBound(count);
        var zero = FloatVector.zero(SPECIES);
        var scales = FloatVector.broadcast(SPECIES, scale);
        for (int k = 0; k < even; k += LANES) {
            FloatVector.fromArray(SPECIES, b, bOffset + k)
                    .sub(shift)
                    .mul(FloatVector.fromArray(SPECIES, a, aOffset + k))
                    .fma(scales, zero)
                    .intoArray(to, toOffset + k);
        }
        for (int k = even; k < count; k++) {
            to[toOffset + k] = Math.fma(a[aOffset + k] * (b[bOffset + k] - shift), scale, 0f);
        }
    }
}
