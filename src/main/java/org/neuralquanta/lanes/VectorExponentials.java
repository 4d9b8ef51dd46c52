package org.neuralquanta.lanes;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Coarse exponential numbers, \(-\log_2 U\), in the widest lanes. For one thread. */
final class VectorExponentials implements CoarseNumbers {

    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    private static final double LN2 = Math.log(2);
    private static final int ONE = 0x3f800000;
    private static final int MANTISSA = (1 << 23) - 1;

    /** Of the first 31 bits of U; outside these the error is above 1e-4: near 1 it is 2^-25 / (1 - U). */
    private static final int LOW = 1 << 14;

    private static final int HIGH = Integer.MAX_VALUE - (1 << 20);

    /** (log₂ m − (m − 1)) / (2 − m) for 1 ≤ m ≤ 2 in m − 3/2, to 4.7e-5. */
    private static final float SLOPE_0 = 0.169925f;

    private static final float SLOPE_1 = 0.26308602f;
    private static final float SLOPE_2 = -0.11410693f;
    private static final float SLOPE_3 = 0.06195384f;
    private static final float SLOPE_4 = -0.032973677f;

    private static final Stages<VectorExponentials> STAGES = new Stages<>(List.of(VectorExponentials::exponentials));

    private int[] tops = {};
    private int count;
    private float[] numbers = {};

    @Override
    public double unit() {
        return LN2;
    }

    @Override
    public Bits bits() {
        return Bits.FIRST;
    }

    @Override
    public void compute(int[] tops, int[] ends, int count, float[] numbers) {
        this.tops = tops;
        this.count = count;
        this.numbers = numbers;
        STAGES.run(this);
    }

    private void exponentials() {
        int[] from = tops;
        float[] to = numbers;
        for (int i = 0; i < count; i += LANES) {
            IntVector top = IntVector.fromArray(INTS, from, i).lanewise(VectorOperators.LSHR, 1);
            IntVector bits = ((FloatVector) top.convert(VectorOperators.I2F, 0)).reinterpretAsInts();
            FloatVector m = bits.and(MANTISSA).or(ONE).reinterpretAsFloats();
            FloatVector x = m.sub(1.5f);
            FloatVector line = (FloatVector) bits.neg().add(Float.floatToRawIntBits(0x1p31f)).convert(VectorOperators.I2F, 0);
            FloatVector bend = broadcast(SLOPE_4)
                    .fma(x, broadcast(SLOPE_3))
                    .fma(x, broadcast(SLOPE_2))
                    .fma(x, broadcast(SLOPE_1))
                    .fma(x, broadcast(SLOPE_0));
            line.mul(0x1p-23f).sub(broadcast(2).sub(m).mul(bend))
                    .reinterpretAsInts()
                    .blend(NOTHING, top.sub(LOW).compare(VectorOperators.UGE, HIGH - LOW))
                    .reinterpretAsFloats()
                    .intoArray(to, i);
        }
    }

    private static FloatVector broadcast(float value) {
        return FloatVector.broadcast(FLOATS, value);
    }
}
