package org.neuralquanta.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final int COUNT = 100_000;
    private static final double RATE = 1000;
    private static final long[] TIMES = Arrivals.poisson(RATE, COUNT, 1);

    /** The last arrival is the sum of independent exponential times, with standard deviation √n / rate. */
    @Test
    void theRateIsMet() {
        assertThat(1e-9 * TIMES[COUNT - 1]).isCloseTo(COUNT / RATE, within(5 * Math.sqrt(COUNT) / RATE));
    }

    /** Of exponential times a share e^−x is longer than x times the mean. */
    @Test
    void theTimesBetweenArrivalsAreExponential() {
        double[] gaps = IntStream.range(1, COUNT).mapToDouble(i -> 1e-9 * RATE * (TIMES[i] - TIMES[i - 1])).toArray();
        for (double x : new double[] {0.1, 0.5, 1, 2, 5}) {
            double longer = Math.exp(-x);
            double share = (double) Arrays.stream(gaps).filter(gap -> gap > x).count() / gaps.length;
            assertThat(share).isCloseTo(longer, within(5 * Math.sqrt(longer * (1 - longer) / gaps.length)));
        }
    }

    /** In a Poisson process the number of arrivals in an interval has its mean as variance; the variance has a relative error of √(2/n). */
    @Test
    void countsHaveTheirMeanAsVariance() {
        int intervals = 1000;
        double length = TIMES[COUNT - 1] / (double) intervals;
        double[] counts = new double[intervals];
        for (long time : TIMES) {
            counts[(int) Math.min(intervals - 1, time / length)]++;
        }
        double mean = (double) COUNT / intervals;
        double variance = Arrays.stream(counts).map(count -> (count - mean) * (count - mean)).sum() / intervals;
        assertThat(variance / mean).isCloseTo(1, within(5 * Math.sqrt(2.0 / intervals)));
    }

    @Test
    void theyIncreaseAndTheSeedDecidesThem() {
        assertThat(TIMES).isSorted().isEqualTo(Arrivals.poisson(RATE, COUNT, 1)).isNotEqualTo(Arrivals.poisson(RATE, COUNT, 2));
    }

    @Test
    void noRateIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Arrivals.poisson(0, 1, 1)).withMessageContaining("> 0, was 0.0");
    }
}
