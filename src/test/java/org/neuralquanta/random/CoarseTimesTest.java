package org.neuralquanta.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A coarse time reads the first 23 bits of a uniform, so its error is checked on all of them or a lattice of them, at both ends of what
 * the other bits may be. With a scale of 1 and a place for each 2^−10 of an octave, the exact time must be in its place or within ε of
 * it. A twentieth of ε must be too small, or the test would see nothing.
 */
class CoarseTimesTest {

    private static final int SIZE = Blocks.SIZE;
    private static final int LEAST = Float.floatToRawIntBits(0x1p-40f);
    private static final int LARGEST = Float.floatToRawIntBits(0x1p40f);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 1_000_000})
    void exactTimesAreWithinTheError(int shape) {
        Blocks blocks = Blocks.of(Kernel.VECTOR);
        GammaDraws draws = GammaDraws.ofShape(shape);
        assumeTrue(blocks.coarseTimes(draws).isPresent(), "no Vector API here");
        CoarseTimes times = blocks.coarseTimes(draws).orElseThrow();
        double worst = 0;
        long undecided = 0;
        long all = 0;
        double[] scales = new double[SIZE];
        Arrays.fill(scales, 1);
        long[] bits = new long[SIZE];
        int[] places = new int[SIZE];
        int step = 64 * 37;
        for (int top = 0; top < 1 << 23; top += step) {
            for (int i = 0; i < SIZE; i += 2) {
                long first = Math.min((1L << 23) - 1, top + (long) (i / 2) * step / (SIZE / 2));
                // The last 12 bits are 0, so that nearly every try is accepted.
                bits[i] = first << 41;
                bits[i + 1] = (first << 41) | ((1L << 41) - (1 << 12));
            }
            times.places(bits, scales, 2, SIZE / 2, LEAST, LARGEST, places);
            for (int i = 0; i < SIZE; i++) {
                int place = places[i < SIZE / 2 ? 2 * i + 1 : 2 * (i - SIZE / 2)];
                all++;
                if (place == CoarseTimes.UNDECIDED) {
                    undecided++;
                    continue;
                }
                double exact = exact(draws, bits[i]);
                int leading = (place - 1 + (LEAST >>> CoarseTimes.SHIFT)) << CoarseTimes.SHIFT;
                double low = Float.intBitsToFloat(leading);
                double high = Float.intBitsToFloat(leading + (1 << CoarseTimes.SHIFT));
                worst = Math.max(worst, Math.max(low / exact - 1, exact / high - 1));
            }
        }
        assertThat(worst).isLessThan(CoarseTimes.ERROR).isGreaterThan(0);
        assertThat((double) undecided / (double) all).isLessThan(shape == 1 ? 0.002 : 0.03);
    }

    private static double exact(GammaDraws draws, long bits) {
        double u = RandomStream.toUniform(bits);
        if (draws.shape() == 1) {
            return -Kernels.log(u);
        }
        double root = 1 + draws.spread() * NormalQuantile.of(u);
        return draws.middle() * (root * root * root);
    }

    /** Where a coarse time is given, the exact draw accepts its first try: both read the same 12 bits of V. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 100})
    void aTryThatIsAcceptedIsAcceptedExactly(int shape) {
        GammaDraws draws = GammaDraws.ofShape(shape);
        Blocks blocks = Blocks.of(Kernel.VECTOR);
        assumeTrue(blocks.coarseTimes(draws).isPresent(), "no Vector API here");
        CoarseTimes times = blocks.coarseTimes(draws).orElseThrow();
        StreamGroup group = StreamGroup.of(3, 0, 64);
        double[] scales = new double[SIZE];
        Arrays.fill(scales, 1);
        long[] bits = new long[SIZE];
        int[] places = new int[SIZE];
        for (int block = 0; block < 100; block++) {
            blocks.bits(group, block * 16L, 16, 0, bits);
            times.places(bits, scales, 16, 64, LEAST, LARGEST, places);
            for (int row = 0; row < 16; row++) {
                for (int column = 0; column < 64; column++) {
                    int place = places[row / 2 * 128 + 2 * column + 1 - row % 2];
                    if (place != CoarseTimes.UNDECIDED) {
                        double time = draws.draw(group.stream(column), block * 16L + row);
                        assertThat(time).isEqualTo(exact(draws, bits[row * 64 + column]));
                    }
                }
            }
        }
    }
}
