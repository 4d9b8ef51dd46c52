package org.neuralquanta.montecarlo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Zipf;

/**
 * The first, the middle and the last of the times at which 7 quanta are learned, in 8,000 replicates, against the exact distribution of
 * order statistics of independent gamma times, by Kolmogorov and Smirnov's test: with F_k(t) the chance that quantum k is learned by t, the
 * number learned by t is a sum of independent events, added up one by one. A p-value below 1e-6 is a failure: 12 tests for fixed seeds,
 * false alarm 1.2e-5. A distribution whose exponent, τ or numbering of ranks is a little off must be rejected by the same test.
 */
@Statement({"T8", "T13"})
class OrderStatisticsTest {

    private static final int QUANTA = 7;
    private static final int REPLICATES = 8_000;
    private static final double ALPHA = 0.4;
    private static final double LEAST_P = 1e-6;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 40})
    void timesHaveTheOrderStatisticsOfGammas(int tau) throws InterruptedException {
        double[][] sorted = new double[QUANTA][REPLICATES];
        Simulation.of(Zipf.finite(ALPHA, QUANTA))
                .learnedAfter(tau)
                .repeated(REPLICATES, tau)
                .run(
                        Observer.none()
                                .withTimes(
                                        (replicate, times) -> {
                                            double[] row = times.clone();
                                            Arrays.sort(row);
                                            for (int i = 0; i < QUANTA; i++) {
                                                sorted[i][(int) replicate] = row[i];
                                            }
                                        },
                                        LongStream.rangeClosed(1, QUANTA).toArray()),
                        1e9);
        for (int place : new int[] {1, 4, 7}) {
            double[] times = sorted[place - 1];
            assertThat(p(times, chance(place, tau, ALPHA, 0))).as("place %s", place).isGreaterThan(LEAST_P);
            assertThat(p(times, chance(place, tau + 1, ALPHA, 0))).as("tau off by one").isLessThan(LEAST_P);
        }
        assertThat(p(sorted[QUANTA - 1], chance(QUANTA, tau, 1.5 * ALPHA, 0))).as("alpha +50 %").isLessThan(LEAST_P);
        assertThat(p(sorted[QUANTA - 1], chance(QUANTA, tau, ALPHA, 1))).as("rank off by one").isLessThan(LEAST_P);
    }

    /** P(the place-th time is at most t) = P(at least so many are learned by t). */
    private static DoubleUnaryOperator chance(int place, int tau, double alpha, int shift) {
        double[] frequencies = LongStream.rangeClosed(1, QUANTA)
                .mapToDouble(k -> Math.pow((double) (k + shift), -1 - alpha))
                .toArray();
        double total = Arrays.stream(frequencies).sum();
        GammaDistribution gamma = new GammaDistribution(tau, 1);
        return t -> {
            double[] learned = new double[QUANTA + 1];
            learned[0] = 1;
            for (int k = 0; k < QUANTA; k++) {
                double p = gamma.cumulativeProbability(t * frequencies[k] / total);
                for (int count = k + 1; count > 0; count--) {
                    learned[count] = learned[count] * (1 - p) + learned[count - 1] * p;
                }
                learned[0] *= 1 - p;
            }
            return Arrays.stream(learned, place, QUANTA + 1).sum();
        };
    }

    private static double p(double[] times, DoubleUnaryOperator distribution) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double f = distribution.applyAsDouble(sorted[i]);
            largest = Math.max(largest, Math.max(f - (double) i / sorted.length, (i + 1.0) / sorted.length - f));
        }
        return 1 - new KolmogorovSmirnovTest().ksSum(largest * Math.sqrt(sorted.length), 1e-12, 100_000);
    }
}
