package org.neuralquanta.benchmark;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.apache.commons.math3.distribution.ZipfDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Zipf ranks with exponent 1.4, K = 10^6, by other libraries: each with the generator that is its usual or its fast one. */
public final class ZipfPeers {

    private static final int DRAWS = 1 << 21;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 5;

    private ZipfPeers() {}

    /**
     * Prints the median over rounds of nanoseconds a draw.
     *
     * @param args {@code commons-math3} or {@code commons-rng}
     */
    public static void main(String[] args) {
        IntSupplier sampler = sampler(args[0]);
        double[] times = new double[ROUNDS];
        long sum = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < DRAWS; i++) {
                sum += sampler.getAsInt();
            }
            if (round >= 0) {
                times[round] = (double) (System.nanoTime() - start) / DRAWS;
            }
        }
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "{\"peer\": \"%s\", \"median\": %.3f, \"meanRank\": %.1f}%n", args[0], times[ROUNDS / 2],
                (double) sum / DRAWS / (ROUNDS + WARM_UP));
    }

    /**
     * A sampler, from the same state each time.
     *
     * @param name {@code commons-math3} or {@code commons-rng}
     * @return draws a rank
     */
    public static IntSupplier sampler(String name) {
        return switch (name) {
            case "commons-math3" -> new ZipfDistribution(new Well19937c(1), 1_000_000, 1.4)::sample;
            case "commons-rng" -> RejectionInversionZipfSampler.of(RandomSource.XO_RO_SHI_RO_128_PP.create(1L), 1_000_000, 1.4)::sample;
            default -> throw new IllegalArgumentException("sampler must be commons-math3 or commons-rng, was " + name);
        };
    }
}
