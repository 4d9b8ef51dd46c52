package org.neuralquanta.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentilesAreThoseOfTheNearestRank() {
        var latencies = new Latencies(LongStream.rangeClosed(1, 1000).map(i -> 1001 - i).toArray());
        assertThat(latencies.percentile(0.5)).hasValueCloseTo(500e-9, within(1e-15));
        assertThat(latencies.percentile(0.99)).hasValueCloseTo(990e-9, within(1e-15));
    }

    @Test
    void aPercentileNeedsFiveRequestsAboveIt() {
        assertThat(new Latencies(new long[100]).percentile(0.95)).isPresent();
        assertThat(new Latencies(new long[99]).percentile(0.95)).isEmpty();
        assertThat(new Latencies(new long[100]).percentile(0.99)).isEmpty();
    }
}
