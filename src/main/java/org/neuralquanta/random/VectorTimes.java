package org.neuralquanta.random;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Coarse times in the widest lanes. The leading 23 bits of a uniform are its mantissa; outside {@code low} to {@code high} the bits
 * that follow would matter.
 */
final class VectorTimes implements CoarseTimes {

    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = LONGS.length();
    private static final int FLOAT_LANES = FLOATS.length();

    private static final long TOP = 0xffffffff00000000L;
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

    /** A pass over the arrays in the fields; not inlined, as in {@link VectorBlocks}. */
    private interface Stage {
        void run(VectorTimes times);
    }

    private static final Stage[] EXPONENTIAL = {VectorTimes::interleave, VectorTimes::exponentials, VectorTimes::finish};
    private static final Stage[] GAMMA = {
        VectorTimes::interleave,
        VectorTimes::interleaveEnds,
        VectorTimes::logs,
        VectorTimes::normals,
        VectorTimes::gammas,
        VectorTimes::finish
    };

    private final GammaDraws draws;
    private final int low;
    private final int high;
    private final int[] tops = new int[Blocks.SIZE];
    private final int[] ends = new int[Blocks.SIZE];
    private final float[] numbers = new float[Blocks.SIZE];
    private long[] bits = {};
    private double[] scales = {};
    private int[] places = {};
    private int rows;
    private int columns;
    private int least;
    private int largest;

    VectorTimes(GammaDraws draws) {
        this.draws = draws;
        // For tau = 1, 2^-24 / (-U log U) is below 1e-4 between these.
        this.low = draws.shape() == 1 ? 640 : firstAbove(Math.max(-3.5, 1.3 - 1 / draws.spread()));
        this.high = draws.shape() == 1 ? (1 << 23) - 5600 : firstAbove(3.5);
    }

    /** The first uniform of 23 bits whose normal number is at least z. */
    private static int firstAbove(double z) {
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

    @Override
    public void places(long[] bits, double[] scales, int rows, int columns, int least, int largest, int[] places) {
        this.bits = bits;
        this.scales = scales;
        this.rows = rows;
        this.columns = columns;
        this.least = least;
        this.largest = largest;
        this.places = places;
        for (Stage stage : draws.shape() == 1 ? EXPONENTIAL : GAMMA) {
            stage.run(this);
        }
    }

    /** The upper halves of two rows side by side. */
    private void interleave() {
        for (int row = 0; row < rows; row += 2) {
            int start = row * columns;
            for (int i = 0; i < columns; i += LANES) {
                LongVector upper = LongVector.fromArray(LONGS, bits, start + i).and(TOP);
                LongVector lower = LongVector.fromArray(LONGS, bits, start + columns + i).lanewise(VectorOperators.LSHR, 32);
                upper.or(lower).reinterpretAsInts().lanewise(VectorOperators.LSHR, 9).intoArray(tops, start + 2 * i);
            }
        }
    }

    /** The last 12 bits, which the uniform does not use. */
    private void interleaveEnds() {
        for (int row = 0; row < rows; row += 2) {
            int start = row * columns;
            for (int i = 0; i < columns; i += LANES) {
                LongVector upper = LongVector.fromArray(LONGS, bits, start + i).lanewise(VectorOperators.LSHL, 32);
                LongVector lower = LongVector.fromArray(LONGS, bits, start + columns + i).and(~TOP);
                upper.or(lower).reinterpretAsInts().and(GammaDraws.END_MASK).intoArray(ends, start + 2 * i);
            }
        }
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

    /** The scales of rows r + 1 and r, in turns. */
    private static FloatVector pair(double[] scales, int row, double factor) {
        long first = Float.floatToRawIntBits((float) (scales[row] * factor));
        long second = Float.floatToRawIntBits((float) (scales[row + 1] * factor));
        return LongVector.broadcast(LONGS, (first << 32) | (second & ~TOP)).reinterpretAsFloats();
    }

    private void exponentials() {
        for (int row = 0; row < rows; row += 2) {
            int start = row * columns;
            FloatVector scale = pair(scales, row, -1);
            for (int i = start; i < start + 2 * columns; i += FLOAT_LANES) {
                log(uniform(IntVector.fromArray(INTS, tops, i))).mul(scale).intoArray(numbers, i);
            }
        }
    }

    /** log 4u(1 − u). */
    private void logs() {
        for (int i = 0; i < rows * columns; i += FLOAT_LANES) {
            FloatVector u = uniform(IntVector.fromArray(INTS, tops, i));
            log(broadcast(1).sub(u).mul(u).mul(4)).intoArray(numbers, i);
        }
    }

    private void normals() {
        for (int i = 0; i < rows * columns; i += FLOAT_LANES) {
            FloatVector x = broadcast(-W_CENTRE).sub(FloatVector.fromArray(FLOATS, numbers, i));
            broadcast(W_7)
                    .fma(x, broadcast(W_6))
                    .fma(x, broadcast(W_5))
                    .fma(x, broadcast(W_4))
                    .fma(x, broadcast(W_3))
                    .fma(x, broadcast(W_2))
                    .fma(x, broadcast(W_1))
                    .fma(x, broadcast(W_0))
                    .mul(uniform(IntVector.fromArray(INTS, tops, i)).sub(0.5f))
                    .intoArray(numbers, i);
        }
    }

    /** The times of tries that are accepted for sure, else NaN. */
    private void gammas() {
        float spread = (float) draws.spread();
        float factor = (float) ((1 << GammaDraws.END_BITS) * draws.squeeze());
        // The normal number is within 1e-4, so its fourth power is within 0.02; the rest is for rounding.
        float room = (float) ((1 << GammaDraws.END_BITS) - 1.1 - 0.02 * factor);
        for (int row = 0; row < rows; row += 2) {
            int start = row * columns;
            FloatVector scale = pair(scales, row, draws.middle());
            for (int i = start; i < start + 2 * columns; i += FLOAT_LANES) {
                FloatVector x = FloatVector.fromArray(FLOATS, numbers, i);
                FloatVector square = x.mul(x);
                FloatVector end = IntVector.fromArray(INTS, ends, i).or(MAGIC).reinterpretAsFloats().sub(MAGIC_VALUE);
                FloatVector root = x.fma(broadcast(spread), broadcast(1));
                root.mul(root)
                        .mul(root)
                        .mul(scale)
                        .blend(Float.NaN, square.mul(square).fma(broadcast(factor), end).compare(VectorOperators.GT, room))
                        .intoArray(numbers, i);
            }
        }
    }

    private void finish() {
        int offset = (least >>> SHIFT) - 1;
        for (int i = 0; i < rows * columns; i += FLOAT_LANES) {
            IntVector top = IntVector.fromArray(INTS, tops, i);
            FloatVector time = FloatVector.fromArray(FLOATS, numbers, i);
            time.reinterpretAsInts()
                    .max(least)
                    .min(largest)
                    .lanewise(VectorOperators.LSHR, SHIFT)
                    .sub(offset)
                    .blend(UNDECIDED, top.compare(VectorOperators.LT, low))
                    .blend(UNDECIDED, top.compare(VectorOperators.GE, high))
                    .blend(UNDECIDED, time.test(VectorOperators.IS_NAN).cast(INTS))
                    .intoArray(places, i);
        }
    }

    private static FloatVector broadcast(float value) {
        return FloatVector.broadcast(FLOATS, value);
    }
}
