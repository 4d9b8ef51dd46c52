package org.neuralquanta.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Neighbouring seeds, replicates, quanta and draws: no bit of one tells a bit of the other, and no number comes twice. */
class NeighbouringStreamsTest {

    /** 64 bits from seed, replicate, quantum and draw. */
    private interface Mix {
        long bits(long seed, long replicate, long quantum, long draw);
    }

    private static final Mix STREAM = (seed, replicate, quantum, draw) -> RandomStream.of(seed, replicate).bits(quantum, draw);

    /** A mutant: a Weyl sequence and one multiplication, without the last mix. */
    private static final Mix ONE_MULTIPLICATION = (seed, replicate, quantum, draw) -> {
        long x = (seed + 3 * replicate + 5 * quantum + 7 * draw) * 0x9e3779b97f4a7c15L;
        return (x ^ (x >>> 32)) * 0xbea225f9eb34556dL;
    };

    /** A mutant: well mixed, but of the sum of seed and replicate. */
    private static final Mix SHIFTED_COPIES = (seed, replicate, quantum, draw) -> RandomStream.of(seed + replicate, 0).bits(quantum, draw);

    /**
     * Bit i of a number and bit j of its neighbour are equal in half of the cases: 4 · 64 · 64 counts, each binomial of 65,536 tries.
     * Six standard errors give a false alarm for 16,384 · 2e-9 = 3e-5 of all mixes; the inputs are fixed.
     */
    @Test
    void bitsOfNeighboursAreIndependent() {
        assertThat(largestBitCorrelation(STREAM)).isLessThan(6);
        assertThat(largestBitCorrelation(ONE_MULTIPLICATION)).isGreaterThan(6);
    }

    private static double largestBitCorrelation(Mix mix) {
        int blocks = 1024;
        double worst = 0;
        for (int argument = 0; argument < 4; argument++) {
            long[] equal = new long[Long.SIZE * Long.SIZE];
            for (int block = 0; block < blocks; block++) {
                long[] bits = new long[Long.SIZE];
                long[] neighbours = new long[Long.SIZE];
                for (int i = 0; i < Long.SIZE; i++) {
                    long[] in = {1, 2, 3, 4};
                    in[argument] = 2L * (Long.SIZE * block + i);
                    addColumn(bits, i, mix.bits(in[0], in[1], in[2], in[3]));
                    in[argument]++;
                    addColumn(neighbours, i, mix.bits(in[0], in[1], in[2], in[3]));
                }
                for (int i = 0; i < equal.length; i++) {
                    equal[i] += Long.bitCount(~(bits[i / Long.SIZE] ^ neighbours[i % Long.SIZE]));
                }
            }
            double tries = (double) Long.SIZE * blocks;
            for (long count : equal) {
                worst = Math.max(worst, Math.abs(count - tries / 2) / Math.sqrt(tries / 4));
            }
        }
        return worst;
    }

    /** Row b of the matrix holds bit b of 64 numbers. */
    private static void addColumn(long[] rows, int column, long number) {
        for (int bit = 0; bit < Long.SIZE; bit++) {
            rows[bit] |= ((number >>> bit) & 1) << column;
        }
    }

    /** Of 2^18 random numbers of 64 bits two are equal with probability 2^-29. */
    @Test
    void noNumberComesTwice() {
        assertThat(repeats(STREAM)).isZero();
        assertThat(repeats(SHIFTED_COPIES)).isPositive();
    }

    /** 32 seeds, 32 replicates, 16 quanta and 16 draws. */
    private static long repeats(Mix mix) {
        long[] numbers = new long[1 << 18];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = mix.bits(i & 31, (i >>> 5) & 31, (i >>> 10) & 15, i >>> 14);
        }
        return numbers.length - Arrays.stream(numbers).distinct().count();
    }
}
