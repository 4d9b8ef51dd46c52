package org.neuralquanta.lanes;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.neuralquanta.random.GammaDraws;
import org.neuralquanta.random.MixedGammas;
import org.neuralquanta.random.RandomStream;

/**
 * The coarse race in the widest lanes. The sums of a block are added while the next one gets its random bits: vectors and single numbers
 * have execution units of their own.
 */
final class VectorRace implements CoarseRace {

    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = LONGS.length();
    private static final int FLOAT_LANES = FLOATS.length();

    private static final int UNDECIDED = -1;

    private static final long TOP = 0xffffffff00000000L;
    private static final int ONE = 0x3f800000;
    private static final int MANTISSA = (1 << 23) - 1;

    /** Added to a float below 2^22, it leaves the nearest whole number in the last bits. */
    private static final float ROUND = 0x1.8p23f;

    private static final int ROUND_BITS = Float.floatToRawIntBits(ROUND);

    /** What makes positions of shifted bits of rounded floats. */
    private static final int[] POSITIONS =
            IntStream.range(0, 1 << ROW_BITS).map(i -> i - (ROUND_BITS << ROW_BITS)).toArray();

    /** log₂ m − (m − 1) for 1 ≤ m ≤ 2 in m − 3/2, to 1.6e-5. */
    private static final float BEND_0 = 0.08495076f;

    private static final float BEND_1 = -0.038196567f;
    private static final float BEND_2 = -0.3197577f;
    private static final float BEND_3 = 0.14200549f;
    private static final float BEND_4 = -0.07997621f;
    private static final float BEND_5 = 0.04300496f;

    private static final Stages<VectorRace> FIRST_BITS = new Stages<>(List.of(VectorRace::tops));
    private static final Stages<VectorRace> ALL_BITS = new Stages<>(List.of(VectorRace::tops, VectorRace::ends));
    private static final Stages<VectorRace> EVEN = new Stages<>(List.of(VectorRace::shifts, VectorRace::even, VectorRace::single));
    private static final Stages<VectorRace> LISTED = new Stages<>(List.of(VectorRace::places, VectorRace::listed));
    private static final Stages<VectorRace> FINISH = new Stages<>(List.of(VectorRace::addPending));

    private final CoarseNumbers coarse;
    private final int[] tops = new int[Blocks.SIZE];
    private final int[] ends = new int[Blocks.SIZE];
    private final float[] numbers = new float[Blocks.SIZE];
    private final double[] shifts = new double[Blocks.SIZE];
    private final int[] indices = new int[Blocks.SIZE];
    private final long[] pending = new long[Blocks.SIZE];
    private int pendingRows;
    private StreamGroup group = StreamGroup.of(0, 0, 16);
    private int columns = 16;
    private int rows;
    private long weyl;
    private double[] scales = {};
    private long[] sums = {0};
    private int[] undecided = {};
    private int open;
    private Cells.Even even = new Cells.Even(0, 0, 0, 0);
    private Cells.Listed listed = new Cells.Listed(0, 0);

    VectorRace(GammaDraws draws) {
        this.coarse = draws.shape() == 1 ? new VectorExponentials() : new VectorGammas(draws);
    }

    VectorRace(MixedGammas draws) {
        this.coarse = new VectorMixedGammas(draws);
    }

    @Override
    public int add(
            StreamGroup group, long quantum, int rows, double[] scales, long[] worths, Cells cells, long[] sums, int[] undecided) {
        if (rows != pendingRows || group.size() != columns) {
            finish(this.sums);
        }
        this.group = group;
        this.columns = group.size();
        this.rows = rows;
        this.weyl = quantum * RandomStream.WEYL_QUANTUM;
        this.scales = scales;
        this.sums = sums;
        this.undecided = undecided;
        this.open = 0;
        Stages<VectorRace> bits = switch (coarse.bits()) {
            case FIRST -> FIRST_BITS;
            case ALL -> ALL_BITS;
        };
        bits.run(this);
        coarse.compute(tops, ends, rows * columns, numbers);
        switch (cells) {
            case Cells.Even it -> {
                this.even = it;
                EVEN.run(this);
            }
            case Cells.Listed it -> {
                this.listed = it;
                LISTED.run(this);
            }
        }
        System.arraycopy(worths, 0, pending, 0, rows);
        this.pendingRows = rows;
        return open;
    }

    @Override
    public void finish(long[] sums) {
        this.sums = sums;
        FINISH.run(this);
        Arrays.fill(pending, 0);
        this.pendingRows = 0;
    }

    private void addPending() {
        int[] from = indices;
        long[] to = sums;
        int mask = to.length - 1;
        int end = 0;
        for (int row = 0; row < pendingRows; row++) {
            long worth = pending[row];
            int start = end;
            end += columns;
            for (int i = start; i < end; i++) {
                to[from[i] & mask] += worth;
            }
        }
    }

    /** The upper 32 bits of column i and of the column half a row further, in turns; and what the block before adds to the sums. */
    private void tops() {
        long[] firsts = group.first;
        long[] seconds = group.second;
        int[] to = tops;
        int[] from = indices;
        long[] totals = sums;
        int mask = totals.length - 1;
        int half = columns / 2;
        long start = weyl;
        int at = 0;
        for (int row = 0; row < rows; row++) {
            long worth = pending[row];
            for (int i = 0; i < half; i += LANES) {
                LongVector upper = bits(firsts, seconds, i, start);
                LongVector lower = bits(firsts, seconds, half + i, start);
                upper.and(TOP).or(lower.lanewise(VectorOperators.LSHR, 32)).reinterpretAsInts().intoArray(to, at);
                for (int j = 0; j < LANES; j++) {
                    totals[from[at + j] & mask] += worth;
                }
                for (int j = LANES; j < FLOAT_LANES; j++) {
                    totals[from[at + j] & mask] += worth;
                }
                at += FLOAT_LANES;
            }
            start += RandomStream.WEYL_QUANTUM;
        }
    }

    private static LongVector bits(long[] firsts, long[] seconds, int column, long start) {
        return VectorKernels.mix(
                LongVector.fromArray(LONGS, firsts, column).add(start), LongVector.fromArray(LONGS, seconds, column));
    }

    /** The lower 32 bits. */
    private void ends() {
        long[] firsts = group.first;
        long[] seconds = group.second;
        int half = columns / 2;
        long start = weyl;
        int at = 0;
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < half; i += LANES) {
                LongVector upper = bits(firsts, seconds, i, start);
                LongVector lower = bits(firsts, seconds, half + i, start);
                upper.lanewise(VectorOperators.LSHL, 32).or(lower.and(~TOP)).reinterpretAsInts().intoArray(ends, at);
                at += FLOAT_LANES;
            }
            start += RandomStream.WEYL_QUANTUM;
        }
    }

    /** For each row what slope · log₂ (number) + shift needs, less 1/2, so that rounding gives the whole part. */
    private void shifts() {
        double slope = even.slope() / Math.log(2);
        for (int row = 0; row < rows; row += LANES) {
            VectorKernels.log(DoubleVector.fromArray(DOUBLES, scales, row).mul(coarse.unit()))
                    .fma(VectorKernels.broadcast(slope), VectorKernels.broadcast(even.offset() - 0.5))
                    .intoArray(shifts, row);
        }
    }

    private void even() {
        float[] from = numbers;
        int[] to = indices;
        float slope = (float) even.slope();
        float step = (float) (0x1p-23 * even.slope());
        FloatVector b5 = broadcast(slope * BEND_5);
        FloatVector b4 = broadcast(slope * BEND_4);
        FloatVector b3 = broadcast(slope * BEND_3);
        FloatVector b2 = broadcast(slope * BEND_2);
        FloatVector b1 = broadcast(slope * BEND_1);
        float b0 = slope * BEND_0;
        int room = Float.floatToRawIntBits((float) (0.5 - even.margin()));
        int last = ROUND_BITS + even.last();
        int count = 0;
        int at = 0;
        for (int row = 0; row < rows; row++) {
            FloatVector shift = broadcast((float) shifts[row] + b0);
            for (int i = 0; i < columns; i += FLOAT_LANES) {
                IntVector bits = FloatVector.fromArray(FLOATS, from, at).reinterpretAsInts();
                FloatVector x = bits.and(MANTISSA).or(ONE).reinterpretAsFloats().sub(1.5f);
                FloatVector line = (FloatVector) bits.sub(ONE).convert(VectorOperators.I2F, 0);
                FloatVector place = b5.fma(x, b4).fma(x, b3).fma(x, b2).fma(x, b1).fma(x, line.fma(broadcast(step), shift));
                FloatVector rounded = place.add(ROUND);
                VectorMask<Integer> unsure = place.sub(rounded.sub(ROUND))
                        .abs()
                        .reinterpretAsInts()
                        .compare(VectorOperators.GT, room)
                        .or(bits.compare(VectorOperators.EQ, CoarseNumbers.NOTHING));
                rounded.reinterpretAsInts()
                        .max(ROUND_BITS)
                        .min(last)
                        .lanewise(VectorOperators.LSHL, ROW_BITS)
                        .add(IntVector.fromArray(INTS, POSITIONS, i))
                        .blend(UNDECIDED, unsure)
                        .intoArray(to, at);
                if (unsure.anyTrue()) {
                    undecided[count++] = at;
                }
                at += FLOAT_LANES;
            }
        }
        this.open = count;
    }

    /** From vectors in which something is undecided to what is. */
    private void single() {
        int[] vectors = ends;
        System.arraycopy(undecided, 0, vectors, 0, open);
        int count = 0;
        for (int i = 0; i < open; i++) {
            for (int j = vectors[i]; j < vectors[i] + FLOAT_LANES; j++) {
                if (indices[j] < 0) {
                    undecided[count++] = j;
                }
            }
        }
        this.open = count;
    }

    private void places() {
        int offset = listed.least >>> Cells.Listed.SHIFT;
        int at = 0;
        for (int row = 0; row < rows; row++) {
            float scale = (float) (scales[row] * coarse.unit());
            for (int i = 0; i < columns; i += FLOAT_LANES) {
                FloatVector number = FloatVector.fromArray(FLOATS, numbers, at);
                number.mul(scale)
                        .reinterpretAsInts()
                        .max(listed.least)
                        .min(listed.largest)
                        .lanewise(VectorOperators.LSHR, Cells.Listed.SHIFT)
                        .sub(offset)
                        .blend(UNDECIDED, number.reinterpretAsInts().compare(VectorOperators.EQ, CoarseNumbers.NOTHING))
                        .intoArray(indices, at);
                at += FLOAT_LANES;
            }
        }
    }

    private void listed() {
        int[] table = listed.table;
        int count = 0;
        for (int at = 0; at < rows * columns; at++) {
            int place = indices[at];
            int cell = place < 0 ? UNDECIDED : table[place];
            if (cell < 0) {
                undecided[count++] = at;
            }
            indices[at] = (cell << ROW_BITS) | (at & (columns - 1));
        }
        this.open = count;
    }

    private static FloatVector broadcast(float value) {
        return FloatVector.broadcast(FLOATS, value);
    }
}
