package org.neuralquanta.lanes;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.neuralquanta.random.GammaDraws;
import org.neuralquanta.random.MixedGammas;

/**
 * Coarse gamma numbers of drawn shapes, in the widest lanes: a table over the first bits of the draw tells the shape, or the two between which the
 * bits that follow decide. Those of shape 1 are {@link VectorExponentials}, the others \((a + bx)^3\) with \(a^3 = d\) and \(b = ac\). For one thread.
 *
 * <p>With t = cx a try is accepted where \(\log V &lt; -d\,G(t)\), \(G(t) = (1 + t)^3 - 1 - 4.5\,t^2 - 3\log(1 + t)\), hence for sure where
 * \(V \le 1 - d\,G(t)\), and \(G(t) \le 0.75\,t^4 - 0.6\,t^5 + 1.2\,t^6\) from t = −0.66 on.
 */
final class VectorMixedGammas implements CoarseNumbers {

    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    /** Of the draw for the shape, those with the first bits of the gamma number. */
    private static final int MARK_BITS = 20;

    private static final int TABLE_BITS = 11;
    private static final int UNKNOWN = (1 << TABLE_BITS) + 1;

    /** Less the bits of a number, those of its reciprocal within an eighth. */
    private static final int RECIPROCAL = 0x7ef311c7;
    private static final int MAGIC = 0x4b000000;
    private static final float MAGIC_VALUE = 0x1p23f;

    /** The bound of G, from this t on. */
    static final float LEAST = -0.66f;

    static final float FOURTH = 0.75f;
    static final float FIFTH = -0.6f;
    static final float SIXTH = 1.2f;

    private static final int ENDS = 1 << GammaDraws.END_BITS;

    /** The normal number is within 1e-4, and d G(t) within 2e-4; the first bits of V are rounded down; the rest is for rounding. */
    private static final float ROOM = ENDS * (1 - 2e-4f) - 1.1f;

    /** Of 23 bits, where normal numbers are known. */
    private static final int LOW = VectorNormals.firstAbove(-VectorNormals.LARGEST);

    private static final int HIGH = VectorNormals.firstAbove(VectorNormals.LARGEST);

    private static final Stages<VectorMixedGammas> PLACES = new Stages<>(List.of(VectorMixedGammas::places));
    private static final Stages<VectorMixedGammas> GAMMAS = new Stages<>(List.of(VectorMixedGammas::gammas));
    private static final Stages<VectorMixedGammas> ONES = new Stages<>(List.of(VectorMixedGammas::ones));

    private final VectorNormals normals = new VectorNormals();
    private final VectorExponentials exponentials = new VectorExponentials();
    private final boolean hasOnes;

    /** b of the first shape of a part, NaN where the part has more than two, 0 for shape 1; what is not known is in the last place. */
    private final float[] spreads = new float[UNKNOWN + 1];

    /** The first bits of the draw at which the next shape begins in a part, whose place is that of the next part. */
    private final int[] borders = new int[1 << TABLE_BITS];

    private final int[] places = new int[Blocks.SIZE];
    private final float[] exponentialNumbers = new float[Blocks.SIZE];
    private int[] tops = {};
    private int[] ends = {};
    private int count;
    private float[] numbers = {};

    VectorMixedGammas(MixedGammas mixture) {
        List<GammaDraws> draws = mixture.draws();
        this.hasOnes = mixture.least() == 1;
        for (int part = 0; part < borders.length; part++) {
            int first = mixture.above(Math.scalb((double) part, -TABLE_BITS));
            int last = mixture.above(Math.nextDown(Math.scalb(part + 1.0, -TABLE_BITS)));
            borders[part] = first == last - 1 ? (int) Math.scalb(mixture.upTo(first), MARK_BITS) : Integer.MAX_VALUE;
            spreads[part] = last - first > 1 ? Float.NaN : spread(draws.get(first));
        }
        spreads[borders.length] = spread(draws.getLast());
        spreads[UNKNOWN] = Float.NaN;
    }

    private static float spread(GammaDraws shape) {
        return shape.shape() == 1 ? 0 : (float) (Math.cbrt(shape.middle()) * shape.spread());
    }

    @Override
    public double unit() {
        return 1;
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
        PLACES.run(this);
        normals.compute(tops, count, numbers);
        GAMMAS.run(this);
        if (hasOnes) {
            exponentials.compute(tops, ends, count, exponentialNumbers);
            ONES.run(this);
        }
    }

    private void places() {
        for (int i = 0; i < count; i += LANES) {
            IntVector mark = IntVector.fromArray(INTS, ends, i).lanewise(VectorOperators.LSHR, Integer.SIZE - MARK_BITS);
            IntVector part = mark.lanewise(VectorOperators.LSHR, MARK_BITS - TABLE_BITS);
            part.intoArray(places, i);
            IntVector border = IntVector.fromArray(INTS, borders, 0, places, i);
            part.add(1, mark.compare(VectorOperators.GT, border))
                    .blend(UNKNOWN, mark.compare(VectorOperators.EQ, border))
                    .intoArray(places, i);
        }
    }

    /** A comparison with NaN is false. With y = bx and 1/a = 9b², t is y/a and d t⁴ is y⁴/a. What shape 1 gets does not matter. */
    private void gammas() {
        for (int i = 0; i < count; i += LANES) {
            FloatVector b = FloatVector.fromArray(FLOATS, spreads, 0, places, i);
            FloatVector y = FloatVector.fromArray(FLOATS, numbers, i).mul(b);
            FloatVector inverse = b.mul(b).mul(9);
            FloatVector t = y.mul(inverse);
            FloatVector square = y.mul(y);
            FloatVector factor = broadcast(ENDS * SIXTH).fma(t, broadcast(ENDS * FIFTH)).fma(t, broadcast(ENDS * FOURTH));
            FloatVector end = IntVector.fromArray(INTS, ends, i).and(GammaDraws.END_MASK).or(MAGIC).reinterpretAsFloats().sub(MAGIC_VALUE);
            VectorMask<Float> sure = square.mul(square)
                    .mul(inverse)
                    .fma(factor, end)
                    .compare(VectorOperators.LE, ROOM)
                    .and(t.compare(VectorOperators.GE, LEAST));
            IntVector top = IntVector.fromArray(INTS, tops, i).lanewise(VectorOperators.LSHR, 9);
            VectorMask<Integer> known = top.sub(LOW).compare(VectorOperators.ULT, HIGH - LOW);
            FloatVector root = reciprocal(inverse).add(y);
            IntVector.broadcast(INTS, NOTHING)
                    .blend(root.mul(root).mul(root).reinterpretAsInts(), known.and(sure.cast(INTS)))
                    .reinterpretAsFloats()
                    .intoArray(numbers, i);
        }
    }

    /** Numbers of shape 1 are exponential numbers. */
    private void ones() {
        float unit = (float) exponentials.unit();
        for (int i = 0; i < count; i += LANES) {
            FloatVector exponential = FloatVector.fromArray(FLOATS, exponentialNumbers, i);
            VectorMask<Integer> nothing = exponential.reinterpretAsInts().compare(VectorOperators.EQ, NOTHING);
            IntVector one = exponential.mul(unit).reinterpretAsInts().blend(NOTHING, nothing);
            VectorMask<Float> ofOne = FloatVector.fromArray(FLOATS, spreads, 0, places, i).compare(VectorOperators.EQ, 0);
            FloatVector.fromArray(FLOATS, numbers, i)
                    .reinterpretAsInts()
                    .blend(one, ofOne.cast(INTS))
                    .reinterpretAsFloats()
                    .intoArray(numbers, i);
        }
    }

    /** Of positive numbers, by Newton's method, to 1e-6. */
    private static FloatVector reciprocal(FloatVector x) {
        FloatVector minus = x.neg();
        FloatVector r = x.reinterpretAsInts().neg().add(RECIPROCAL).reinterpretAsFloats();
        r = minus.fma(r, broadcast(2)).mul(r);
        r = minus.fma(r, broadcast(2)).mul(r);
        return minus.fma(r, broadcast(2)).mul(r);
    }

    private static FloatVector broadcast(float value) {
        return FloatVector.broadcast(FLOATS, value);
    }
}
