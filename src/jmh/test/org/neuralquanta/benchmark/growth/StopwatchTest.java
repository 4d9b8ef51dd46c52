package org.neuralquanta.benchmark.growth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopwatchTest {

    @Test
    void theMedianIsTheMiddleOne() {
        assertThat(Stopwatch.Times.of(new double[] {3, 1, 2}, 8)).isEqualTo(new Stopwatch.Times(2, 1, 3, 3, 8));
    }

    @Test
    void aCallIsTimedAndItsMemoryCounted() throws Exception {
        Stopwatch.Times times = Stopwatch.time(
                () -> {
                    Thread.sleep(2);
                    return new byte[1 << 20];
                },
                0.1);
        assertThat(times.least()).isBetween(2e-3, times.median());
        assertThat(times.runs()).isGreaterThanOrEqualTo(1);
        assertThat(times.allocated()).isGreaterThanOrEqualTo(1 << 20);
    }

    @Test
    void aRowNamesWorkloadAndSize() {
        var times = new Stopwatch.Times(2, 1, 3, 3, 8);
        assertThat(new Point("law/exact-data", 1e18, times, 1024).row()).isEqualTo("law/exact-data,1000000000000000000,2.000,1.000,3.000,3,1024,8");
        assertThat(Point.text(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    }
}
