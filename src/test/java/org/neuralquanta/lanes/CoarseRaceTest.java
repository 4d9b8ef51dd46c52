package org.neuralquanta.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Kernel;
import org.neuralquanta.random.GammaDraws;
import org.neuralquanta.random.MixedGammas;
import org.neuralquanta.random.RandomStream;

/**
 * Whatever the coarse race decides must be what the exact time says. With 64 cells to an octave one time in twenty is so close to a point
 * that the margin is at work. What is left undecided must be few. That errors would be seen is shown by a margin of a twentieth.
 */
class CoarseRaceTest {

    private static final int COLUMNS = 64;
    private static final int ROWS = Blocks.SIZE / COLUMNS;

    /** Cells from 2^−32 to 2^32. */
    private static final int OCTAVES = 64;

    private static final int TO_AN_OCTAVE = 64;
    private static final int BLOCKS = 300;

    private final StreamGroup group = StreamGroup.of(3, 0, COLUMNS);
    private final double[] scales = new double[ROWS + 8];
    private final long[] worths = new long[ROWS];
    private final int[] undecided = new int[Blocks.SIZE];

    private record Outcome(long wrong, double undecided) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 1_000_000})
    void evenCellsAreThoseOfExactTimes(int shape) {
        Outcome outcome = against(shape, even(TO_AN_OCTAVE * CoarseRace.OCTAVES));
        assertThat(outcome.wrong).isZero();
        assertThat(outcome.undecided).isLessThan(2.5 * TO_AN_OCTAVE * CoarseRace.OCTAVES + (shape == 1 ? 0.001 : 0.03));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 1_000_000})
    void listedCellsAreThoseOfExactTimes(int shape) {
        Outcome outcome = against(shape, listed(CoarseRace.ERROR));
        assertThat(outcome.wrong).isZero();
        assertThat(outcome.undecided).isLessThan(2.5 * TO_AN_OCTAVE / 1024.0 + (shape == 1 ? 0.001 : 0.03));
    }

    /** The last of the shapes has a probability of 0.0001, less than a part of the bits that tell it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 25})
    void drawnShapesAreThoseOfExactTimes(int least) {
        MixedGammas draws = MixedGammas.of(least, 0.3, 0.30001, 0.9, 0.9999);
        for (Cells cells : List.of(even(TO_AN_OCTAVE * CoarseRace.OCTAVES), listed(CoarseRace.ERROR))) {
            Outcome outcome = against(Blocks.of(Kernel.VECTOR).race(draws), draws::draw, least, cells);
            assertThat(outcome.wrong).isZero();
            assertThat(outcome.undecided).isLessThan(2.5 * TO_AN_OCTAVE / 1024.0 + 0.04);
        }
    }

    /** Where the bits of the first draw are those of the border between two shapes, the number may be of either. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1 - 1e-9})
    void theFirstBitsOfABorderDoNotDecide(double rest) {
        long mark = group.stream(0).bits(1, 0) >>> GammaDraws.END_BITS & ((1 << 20) - 1);
        MixedGammas draws = MixedGammas.of(2, (mark + rest) / (1 << 20));
        assertThat(against(Blocks.of(Kernel.VECTOR).race(draws), draws::draw, 2, even(TO_AN_OCTAVE * CoarseRace.OCTAVES)).wrong).isZero();
    }

    /** Near 0 the series of G, there \(0.75\,t^4 - 0.6\,t^5 + 0.5\,t^6 - \dots\), decides. */
    @Test
    void triesThatAreAcceptedForSureAreAccepted() {
        assertThat(aboveBound(0.01)).isPositive();
        assertThat(aboveBound(-0.01)).isPositive();
        for (double t = VectorMixedGammas.LEAST; t < 1.5; t += 0.01) {
            assertThat(Math.abs(t) < 0.01 ? 0 : aboveBound(t)).as("%s", t).isNotNegative();
        }
        assertThat(aboveBound(1.05 * VectorMixedGammas.LEAST)).as("no room to lower it").isNegative();
    }

    private static double aboveBound(double t) {
        double bound = t * t * t * t * (VectorMixedGammas.FOURTH + t * (VectorMixedGammas.FIFTH + t * VectorMixedGammas.SIXTH));
        return bound - (Math.pow(1 + t, 3) - 1 - 4.5 * t * t - 3 * Math.log1p(t));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aMarginOfATwentiethIsTooSmall(int shape) {
        assertThat(against(shape, even(TO_AN_OCTAVE * CoarseRace.OCTAVES / 20)).wrong).isPositive();
    }

    @Test
    void aMarginOfATwentiethIsTooSmallForDrawnShapes() {
        MixedGammas draws = MixedGammas.of(1, 0.3, 0.9);
        assertThat(against(Blocks.of(Kernel.VECTOR).race(draws), draws::draw, 1, even(TO_AN_OCTAVE * CoarseRace.OCTAVES / 20)).wrong).isPositive();
    }

    private static Cells even(double margin) {
        return new Cells.Even(TO_AN_OCTAVE, OCTAVES * TO_AN_OCTAVE / 2.0, margin, OCTAVES * TO_AN_OCTAVE);
    }

    private static Cells listed(double error) {
        int first = (127 - OCTAVES / 2) << 10;
        int[] table = new int[OCTAVES << 10];
        for (int place = 0; place < table.length; place++) {
            int low = cell(Float.intBitsToFloat((first + place) << Cells.Listed.SHIFT) * (1 - error));
            int high = cell(Float.intBitsToFloat((first + place + 1) << Cells.Listed.SHIFT) * (1 + error));
            table[place] = low == high ? low : -1;
        }
        return new Cells.Listed(first, table);
    }

    private static int cell(double time) {
        return (int) Math.clamp(
                Math.floor((Math.log(time) / Math.log(2) + OCTAVES / 2.0) * TO_AN_OCTAVE), 0, OCTAVES * TO_AN_OCTAVE);
    }

    /** The exact number of a quantum. */
    private interface Exact {

        double draw(RandomStream stream, long quantum);
    }

    private Outcome against(int shape, Cells cells) {
        GammaDraws draws = GammaDraws.ofShape(shape);
        return against(Blocks.of(Kernel.VECTOR).race(draws), draws::draw, shape, cells);
    }

    /** Each row has a bit of its own for its worth, so each number's cell can be read off the sums. */
    private Outcome against(Optional<CoarseRace> coarse, Exact exact, int shape, Cells cells) {
        assumeTrue(coarse.isPresent(), "no Vector API here");
        CoarseRace race = coarse.orElseThrow();
        long[] sums = new long[(2 * OCTAVES * TO_AN_OCTAVE) << CoarseRace.ROW_BITS];
        Arrays.setAll(worths, row -> 1L << row);
        long wrong = 0;
        long open = 0;
        for (int block = 0; block < BLOCKS; block++) {
            for (int row = 0; row < ROWS; row++) {
                scales[row] = Math.pow(2, -12 + 0.37 * row + 7e-3 * block) / shape;
            }
            long quantum = 1 + (long) block * ROWS;
            int count = race.add(group, quantum, ROWS, scales, worths, cells, sums, undecided);
            race.finish(sums);
            boolean[] left = new boolean[Blocks.SIZE];
            for (int i = 0; i < count; i++) {
                left[undecided[i]] = true;
            }
            open += count;
            for (int i = 0; i < Blocks.SIZE; i++) {
                int row = i / COLUMNS;
                int position = i % COLUMNS;
                double time = exact.draw(group.stream(CoarseRace.column(position, COLUMNS)), quantum + row) * scales[row];
                int at = (cell(time) << CoarseRace.ROW_BITS) + position;
                if (!left[i] && (sums[at] & worths[row]) == 0) {
                    wrong++;
                }
                sums[at] &= ~worths[row];
            }
            if (wrong > 0) {
                break;
            }
            Arrays.fill(sums, sums.length - COLUMNS, sums.length, 0);
        }
        return new Outcome(wrong, (double) open / ((double) BLOCKS * Blocks.SIZE));
    }
}
