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
 * Coarse gamma numbers of drawn shapes, in the widest lanes: a table tells the shape from its first bits where no other shape has these, and
 * the numbers are those of {@link VectorGammas} and {@link VectorExponentials} with the constants of the shape. For one thread.
 */
final class VectorMixedGammas implements CoarseNumbers {

    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    private static final int TABLE_BITS = 12;
    private static final int MAGIC = 0x4b000000;
    private static final float MAGIC_VALUE = 0x1p23f;
    private static final float SPREAD_OF_ONE = (float) GammaDraws.ofShape(1).spread();

    /** Of 23 bits, where normal numbers are known. */
    private static final int LOW = VectorNormals.firstAbove(-VectorNormals.LARGEST);

    private static final int HIGH = VectorNormals.firstAbove(VectorNormals.LARGEST);

    private static final Stages<VectorMixedGammas> SHAPES = new Stages<>(List.of(VectorMixedGammas::shapes));
    private static final Stages<VectorMixedGammas> GAMMAS = new Stages<>(List.of(VectorMixedGammas::gammas));
    private static final Stages<VectorMixedGammas> ONES = new Stages<>(List.of(VectorMixedGammas::ones));

    private final VectorNormals normals = new VectorNormals();
    private final VectorExponentials exponentials = new VectorExponentials();
    private final boolean hasOnes;

    /** c of the shape by the first bits of its draw, NaN where these do not tell. */
    private final float[] table = new float[1 << TABLE_BITS];

    /** Up to this sum of the last bits and the factor over d times the fourth power of the normal number, a try is accepted for sure. */
    private final float room;

    private final float factor;

    private final float[] spreads = new float[Blocks.SIZE];
    private final float[] exponentialNumbers = new float[Blocks.SIZE];
    private int[] tops = {};
    private int[] ends = {};
    private int[] marks = {};
    private int count;
    private float[] numbers = {};

    VectorMixedGammas(MixedGammas mixture) {
        List<GammaDraws> draws = mixture.draws();
        this.hasOnes = mixture.least() == 1;
        for (int i = 0; i < table.length; i++) {
            int above = mixture.above(Math.scalb((double) i, -TABLE_BITS));
            boolean tells = above == mixture.above(Math.nextDown(Math.scalb(i + 1.0, -TABLE_BITS)));
            table[i] = tells ? (float) draws.get(above).spread() : Float.NaN;
        }
        double largest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (GammaDraws shape : draws.subList(hasOnes ? 1 : 0, draws.size())) {
            largest = Math.max(largest, VectorGammas.factor(shape) * shape.middle());
            least = Math.min(least, VectorGammas.room(shape));
        }
        this.factor = (float) largest;
        this.room = (float) (least - 0.1);
    }

    @Override
    public double unit() {
        return 1;
    }

    @Override
    public Bits bits() {
        return Bits.ALL_AND_SHAPE;
    }

    @Override
    public void compute(int[] tops, int[] ends, int[] marks, int count, float[] numbers) {
        this.tops = tops;
        this.ends = ends;
        this.marks = marks;
        this.count = count;
        this.numbers = numbers;
        SHAPES.run(this);
        normals.compute(tops, count, numbers);
        GAMMAS.run(this);
        if (hasOnes) {
            exponentials.compute(tops, ends, marks, count, exponentialNumbers);
            ONES.run(this);
        }
    }

    private void shapes() {
        int[] from = marks;
        float[] to = spreads;
        float[] known = table;
        for (int i = 0; i < count; i++) {
            to[i] = known[from[i] >>> (Integer.SIZE - TABLE_BITS)];
        }
    }

    /** With 1/d = 9c². A comparison with NaN is false. */
    private void gammas() {
        for (int i = 0; i < count; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, numbers, i);
            FloatVector square = x.mul(x);
            FloatVector c = FloatVector.fromArray(FLOATS, spreads, i);
            FloatVector inverse = c.mul(c).mul(9);
            FloatVector root = x.fma(c, FloatVector.broadcast(FLOATS, 1));
            FloatVector end = IntVector.fromArray(INTS, ends, i).or(MAGIC).reinterpretAsFloats().sub(MAGIC_VALUE);
            VectorMask<Float> sure = square.mul(square)
                    .mul(inverse)
                    .fma(FloatVector.broadcast(FLOATS, factor), end)
                    .compare(VectorOperators.LE, room)
                    .and(root.compare(VectorOperators.GE, c.mul(VectorGammas.LEAST_ROOT)));
            IntVector top = IntVector.fromArray(INTS, tops, i).lanewise(VectorOperators.LSHR, 9);
            VectorMask<Integer> known = top.sub(LOW).compare(VectorOperators.ULT, HIGH - LOW);
            IntVector.broadcast(INTS, NOTHING)
                    .blend(root.mul(root).mul(root).div(inverse).reinterpretAsInts(), known.and(sure.cast(INTS)))
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
            VectorMask<Float> ofOne = FloatVector.fromArray(FLOATS, spreads, i).compare(VectorOperators.EQ, SPREAD_OF_ONE);
            FloatVector.fromArray(FLOATS, numbers, i)
                    .reinterpretAsInts()
                    .blend(one, ofOne.cast(INTS))
                    .reinterpretAsFloats()
                    .intoArray(numbers, i);
        }
    }
}
