package org.neuralquanta.lanes;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.neuralquanta.elementary.NormalQuantile;

/** Coarse normal numbers up to 3.5 from the first 23 bits of their uniforms, within 1e-4, in the widest lanes. For one thread. */
final class VectorNormals {

    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    /** The largest normal number. */
    static final double LARGEST = 3.5;

    private static final int ONE = 0x3f800000;
    private static final float BELOW_ONE = 1 - 0x1p-24f;
    private static final int MANTISSA = (1 << 23) - 1;
    private static final int SQRT_HALF = 0x3f3504f3;
    private static final int BIAS = 128 << 23;
    private static final int MAGIC = 0x4b000000;
    private static final float MAGIC_VALUE = 0x1p23f;
    private static final float LN2 = 0.6931472f;

    /** log(1 + f) / f in f less the centre, to 6e-5. */
    private static final float LOG_CENTRE = 1.0606601f;

    private static final float LOG_0 = 0.97084326f;
    private static final float LOG_1 = -0.46148178f;
    private static final float LOG_2 = 0.29136467f;
    private static final float LOG_3 = -0.22800745f;
    private static final float LOG_4 = 0.17348632f;

    /** As in {@link NormalQuantile}, up to w = 7, to 2.1e-6. */
    private static final float W_CENTRE = 3.5f;

    private static final float W_0 = 4.9294777f;
    private static final float W_1 = 0.6656952f;
    private static final float W_2 = -0.019025445f;
    private static final float W_3 = -0.0013640259f;
    private static final float W_4 = 0.0004600869f;
    private static final float W_5 = -4.361375e-05f;
    private static final float W_6 = -2.8338968e-06f;
    private static final float W_7 = 7.8861063e-07f;

    private static final Stages<VectorNormals> STAGES = new Stages<>(List.of(VectorNormals::logs, VectorNormals::normals));

    private int[] tops = {};
    private int count;
    private float[] numbers = {};

    /**
     * Normal numbers; without meaning where the first 23 bits are outside those from {@link #firstAbove} −{@link #LARGEST} to
     * {@link #LARGEST}.
     *
     * @param tops the first 32 of the 64 random bits of each number
     * @param count how many
     * @param numbers receives them
     */
    void compute(int[] tops, int count, float[] numbers) {
        this.tops = tops;
        this.count = count;
        this.numbers = numbers;
        STAGES.run(this);
    }

    /** The first uniform of 23 bits whose normal number is at least z. */
    static int firstAbove(double z) {
        int below = 0;
        int above = 1 << 23;
        while (above - below > 1) {
            int middle = (below + above) >>> 1;
            if (NormalQuantile.of((middle + 0.5) * 0x1p-23) < z) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return above;
    }

    private static FloatVector uniform(IntVector top) {
        return top.or(ONE).reinterpretAsFloats().sub(BELOW_ONE);
    }

    private static FloatVector log(FloatVector x) {
        IntVector bits = x.reinterpretAsInts().sub(SQRT_HALF - BIAS);
        FloatVector exponent = bits.lanewise(VectorOperators.LSHR, 23).or(MAGIC).reinterpretAsFloats().sub(MAGIC_VALUE + 128);
        FloatVector m = bits.and(MANTISSA).add(SQRT_HALF).reinterpretAsFloats();
        FloatVector t = m.sub(LOG_CENTRE);
        FloatVector p = broadcast(LOG_4)
                .fma(t, broadcast(LOG_3))
                .fma(t, broadcast(LOG_2))
                .fma(t, broadcast(LOG_1))
                .fma(t, broadcast(LOG_0));
        return exponent.fma(broadcast(LN2), p.mul(m.sub(1)));
    }

    /** log 4u(1 − u). */
    private void logs() {
        for (int i = 0; i < count; i += LANES) {
            FloatVector u = uniform(IntVector.fromArray(INTS, tops, i).lanewise(VectorOperators.LSHR, 9));
            log(broadcast(1).sub(u).mul(u).mul(4)).intoArray(numbers, i);
        }
    }

    private void normals() {
        for (int i = 0; i < count; i += LANES) {
            FloatVector x = broadcast(-W_CENTRE).sub(FloatVector.fromArray(FLOATS, numbers, i));
            broadcast(W_7)
                    .fma(x, broadcast(W_6))
                    .fma(x, broadcast(W_5))
                    .fma(x, broadcast(W_4))
                    .fma(x, broadcast(W_3))
                    .fma(x, broadcast(W_2))
                    .fma(x, broadcast(W_1))
                    .fma(x, broadcast(W_0))
                    .mul(uniform(IntVector.fromArray(INTS, tops, i).lanewise(VectorOperators.LSHR, 9)).sub(0.5f))
                    .intoArray(numbers, i);
        }
    }

    private static FloatVector broadcast(float value) {
        return FloatVector.broadcast(FLOATS, value);
    }
}
