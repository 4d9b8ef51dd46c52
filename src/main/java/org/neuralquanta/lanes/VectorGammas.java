package org.neuralquanta.lanes;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.neuralquanta.random.GammaDraws;

/** Coarse gamma numbers of a shape above 1, \((1 + cx)^3\) of tries that are accepted for sure, in the widest lanes. For one thread. */
final class VectorGammas implements CoarseNumbers {

    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    private static final int MAGIC = 0x4b000000;
    private static final float MAGIC_VALUE = 0x1p23f;

    /** Of x + 1/c, which makes its relative error small enough. */
    static final float LEAST_ROOT = 1.3f;

    private static final Stages<VectorGammas> STAGES = new Stages<>(List.of(VectorGammas::gammas));

    private final GammaDraws draws;
    private final VectorNormals normals = new VectorNormals();

    /** From the first of these on the first 23 bits of a uniform tell its gamma number, up to the second. */
    private final int low;

    private final int high;
    private int[] tops = {};
    private int[] ends = {};
    private int count;
    private float[] numbers = {};

    VectorGammas(GammaDraws draws) {
        this.draws = draws;
        this.low = VectorNormals.firstAbove(Math.max(-VectorNormals.LARGEST, LEAST_ROOT - 1 / draws.spread()));
        this.high = VectorNormals.firstAbove(VectorNormals.LARGEST);
    }

    /** A try is accepted for sure up to {@link #room}: its last bits plus this times the fourth power of its normal number. */
    static float factor(GammaDraws draws) {
        return (float) ((1 << GammaDraws.END_BITS) * draws.squeeze());
    }

    /** The normal number is within 1e-4, so its fourth power is within 0.02; the rest is for rounding. */
    static float room(GammaDraws draws) {
        return (float) ((1 << GammaDraws.END_BITS) - 1.1 - 0.02 * factor(draws));
    }

    @Override
    public double unit() {
        return draws.middle();
    }

    @Override
    public Bits bits() {
        return Bits.ALL;
    }

    @Override
    public void compute(int[] tops, int[] ends, int count, float[] numbers) {
        this.tops = tops;
        this.ends = ends;
        this.count = count;
        this.numbers = numbers;
        normals.compute(tops, count, numbers);
        STAGES.run(this);
    }

    private void gammas() {
        float spread = (float) draws.spread();
        float factor = factor(draws);
        float room = room(draws);
        for (int i = 0; i < count; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, numbers, i);
            FloatVector square = x.mul(x);
            FloatVector end = IntVector.fromArray(INTS, ends, i).and(GammaDraws.END_MASK).or(MAGIC).reinterpretAsFloats().sub(MAGIC_VALUE);
            FloatVector root = x.fma(broadcast(spread), broadcast(1));
            IntVector top = IntVector.fromArray(INTS, tops, i).lanewise(VectorOperators.LSHR, 9);
            root.mul(root)
                    .mul(root)
                    .blend(Float.NaN, square.mul(square).fma(broadcast(factor), end).compare(VectorOperators.GT, room))
                    .reinterpretAsInts()
                    .blend(NOTHING, top.sub(low).compare(VectorOperators.UGE, high - low))
                    .reinterpretAsFloats()
                    .intoArray(numbers, i);
        }
    }

    private static FloatVector broadcast(float value) {
        return FloatVector.broadcast(FLOATS, value);
    }
}
