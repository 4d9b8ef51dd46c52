package org.neuralquanta.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Kernel;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.random.ZipfDraws;

/** The vector kernel gives the bits of the scalar one; without the Vector API both are the scalar one, and the tests say nothing. */
class BlocksTest {

    private static final int SIZE = 1024;
    private static final Blocks SCALAR = Blocks.of(Kernel.SCALAR);
    private static final Blocks VECTOR = Blocks.of(Kernel.VECTOR);

    private interface Fill {
        void fill(Blocks blocks, double[] out);
    }

    private static void assertSameBits(Fill fill) {
        double[] scalar = new double[SIZE];
        double[] vector = new double[SIZE];
        fill.fill(SCALAR, scalar);
        fill.fill(VECTOR, vector);
        assertThat(vector).isEqualTo(scalar);
    }

    private static long[] bits(long seed) {
        long[] bits = new long[SIZE];
        SCALAR.bits(RandomStream.of(seed, 0), 1, 0, bits);
        // The ends of the lattice of uniforms too.
        System.arraycopy(new long[] {0, -1, 1, 1L << 63, (1L << 63) - 1, 1L << 12, 1L << 20, 1L << 50}, 0, bits, 8, 8);
        return bits;
    }

    @Test
    void numbersAreThoseOfTheStream() {
        RandomStream stream = RandomStream.of(5, 3);
        for (Blocks blocks : new Blocks[] {SCALAR, VECTOR}) {
            long[] bits = new long[SIZE];
            blocks.bits(stream, -7, -1, bits);
            assertThat(bits[9]).isEqualTo(stream.bits(2, -1));
            double[] numbers = new double[SIZE];
            blocks.uniforms(bits, SIZE, numbers);
            assertThat(numbers[9]).isEqualTo(stream.uniform(2, -1));
            blocks.exponentials(bits, SIZE, numbers);
            assertThat(numbers[9]).isEqualTo(stream.exponential(2, -1));
            blocks.normals(bits, SIZE, numbers);
            assertThat(numbers[9]).isEqualTo(stream.normal(2, -1));
        }
    }

    @Test
    void vectorsHaveTheBitsOfScalars() {
        for (int seed = 0; seed < 20; seed++) {
            long[] bits = bits(seed);
            assertSameBits((blocks, out) -> blocks.uniforms(bits, SIZE, out));
            assertSameBits((blocks, out) -> blocks.exponentials(bits, SIZE, out));
            assertSameBits((blocks, out) -> blocks.normals(bits, SIZE, out));
        }
    }

    /** All doubles: special ones, subnormal ones, and what overflows. */
    @Test
    void logsAndExpsHaveTheBitsOfScalars() {
        for (int seed = 0; seed < 20; seed++) {
            double[] x = new double[SIZE];
            long[] bits = bits(seed);
            for (int i = 0; i < SIZE; i++) {
                x[i] = i % 2 == 0 ? Double.longBitsToDouble(bits[i]) : -750 + 1500 * RandomStream.toUniform(bits[i]);
            }
            double[] special = {
                0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE,
                Double.MIN_NORMAL, Double.MAX_VALUE, 708, 709.78, -708, -745, 1e-300, Math.nextDown(1.0)
            };
            System.arraycopy(special, 0, x, 32, special.length);
            assertSameBits((blocks, out) -> blocks.logs(x, SIZE, out));
            assertSameBits((blocks, out) -> blocks.exps(x, SIZE, out));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 1.0000001, 1.4, 3, 30})
    void ranksHaveTheBitsOfScalars(double exponent) {
        for (long quanta : new long[] {1, 2, 1_000_000, 1L << 31}) {
            ZipfDraws draws = ZipfDraws.of(exponent, quanta);
            long[] scalar = new long[SIZE];
            long[] vector = new long[SIZE];
            SCALAR.ranks(draws, RandomStream.of(1, 2), 17, scalar);
            VECTOR.ranks(draws, RandomStream.of(1, 2), 17, vector);
            assertThat(vector).isEqualTo(scalar);
        }
    }

    /** Arrays of the caller are not scratch space of the next call. */
    @Test
    void callsLeaveEarlierArraysAlone() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
        VECTOR.logs(x, 8, new double[8]);
        VECTOR.ranks(ZipfDraws.of(1.4, 100), RandomStream.of(1, 1), 1, new long[8]);
        VECTOR.normals(new long[8], 8, new double[8]);
        assertThat(x).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void groupsFillLanes() {
        assertThat(StreamGroup.of(1, 5, 16).stream(2).bits(3, 4)).isEqualTo(RandomStream.of(1, 7).bits(3, 4));
        assertThatThrownBy(() -> StreamGroup.of(1, 0, 12)).hasMessage("size must be 16, 32 or 64, was 12");
    }
}
