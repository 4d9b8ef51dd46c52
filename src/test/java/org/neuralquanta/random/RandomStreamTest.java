package org.neuralquanta.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Quick checks of the mix on every run; they are no battery of tests. */
class RandomStreamTest {

    /** 64 bits from seed, replicate, quantum and draw. */
    private interface Mix {
        long bits(long seed, long replicate, long quantum, long draw);
    }

    private static final Mix STREAM = (seed, replicate, quantum, draw) -> RandomStream.of(seed, replicate).bits(quantum, draw);

    /** A mutant: one multiplication, as if the last mix had been forgotten. */
    private static final Mix WEAK = (seed, replicate, quantum, draw) -> {
        long x = (seed + 3 * replicate + 5 * quantum + 7 * draw) * 0x9e3779b97f4a7c15L;
        return x ^ (x >>> 32);
    };

    @Test
    void uniformsAreNeverZeroOrOne() {
        assertThat(RandomStream.toUniform(0)).isEqualTo(0x1p-53);
        assertThat(RandomStream.toUniform(-1)).isEqualTo(1 - 0x1p-53);
        assertThat(RandomStream.toUniform(1L << 63)).isEqualTo(0.5 + 0x1p-53);
    }

    /** Pins the bits: they are part of every golden digest. */
    @Test
    void bitsStayTheSame() {
        assertThat(Long.toHexString(RandomStream.of(1, 2).bits(3, 4))).isEqualTo("1df71bc0cda2c6b5");
    }

    /**
     * Flipping one of the 256 input bits flips each of the 64 output bits in half of the cases. 16384 counts, each binomial of
     * 2000 tries: six standard errors give a false alarm in 16384 · 2e-9 = 3e-5 of the choices of inputs, which are fixed.
     */
    @Test
    void everyInputBitFlipsEveryOutputBitHalfOfTheTime() {
        assertThat(largestAvalancheDeviation(STREAM)).isLessThan(6);
        assertThat(largestAvalancheDeviation(WEAK)).isGreaterThan(6);
    }

    private static double largestAvalancheDeviation(Mix mix) {
        int tries = 2000;
        double worst = 0;
        for (int word = 0; word < 4; word++) {
            for (int bit = 0; bit < 64; bit++) {
                int[] flips = new int[64];
                for (int i = 0; i < tries; i++) {
                    // Small numbers, as seeds, replicates, quanta and draws are in use.
                    long[] in = {i % 7, i % 11, i, i % 3};
                    long before = mix.bits(in[0], in[1], in[2], in[3]);
                    in[word] ^= 1L << bit;
                    long changed = before ^ mix.bits(in[0], in[1], in[2], in[3]);
                    for (int out = 0; out < 64; out++) {
                        flips[out] += (int) ((changed >>> out) & 1);
                    }
                }
                for (int count : flips) {
                    worst = Math.max(worst, Math.abs(count - tries / 2.0) / Math.sqrt(tries / 4.0));
                }
            }
        }
        return worst;
    }

    /**
     * Neighbours in each of the four arguments are uncorrelated: the sum of 12 (U − 1/2)(V − 1/2) over n pairs has mean 0 and
     * variance n. Four checks of 5 standard errors: false alarm 4 · 6e-7.
     */
    @Test
    void neighboursAreUncorrelated() {
        assertThat(largestCorrelation(STREAM)).isLessThan(5);
        assertThat(largestCorrelation(WEAK)).isGreaterThan(5);
    }

    private static double largestCorrelation(Mix mix) {
        int pairs = 200_000;
        double worst = 0;
        for (int word = 0; word < 4; word++) {
            double sum = 0;
            for (int i = 0; i < pairs; i++) {
                long[] in = {1, 2, 3, 4};
                in[word] = i;
                double u = RandomStream.toUniform(mix.bits(in[0], in[1], in[2], in[3]));
                in[word] = i + 1L;
                double v = RandomStream.toUniform(mix.bits(in[0], in[1], in[2], in[3]));
                sum += 12 * (u - 0.5) * (v - 0.5);
            }
            worst = Math.max(worst, Math.abs(sum) / Math.sqrt(pairs));
        }
        return worst;
    }
}
