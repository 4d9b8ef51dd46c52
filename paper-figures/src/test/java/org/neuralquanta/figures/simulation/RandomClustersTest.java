package org.neuralquanta.figures.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RandomClustersTest {

    private static final int SAMPLES = 20_000;

    private final RandomClusters drawn = RandomClusters.draw(0.5, SAMPLES, 1, 0);

    private RandomClusters held(UnaryOperator<RandomClusters> mistake) {
        RandomClusters after = mistake.apply(drawn);
        assertThat(Arrays.stream(after.counts()).sum()).isEqualTo(SAMPLES);
        for (int i = 1; i < after.counts().length; i++) {
            assertThat(after.counts()[i]).isPositive().isLessThanOrEqualTo(after.counts()[i - 1]);
        }
        return after;
    }

    @Test
    void noMistakeLosesASampleOrTheOrder() {
        assertThat(held(clusters -> clusters).counts()).hasSizeGreaterThan(100);
        assertThat(held(clusters -> clusters.split(0.5)).counts()).hasSizeGreaterThan(drawn.counts().length);
        assertThat(held(clusters -> clusters.merged(0.5)).counts()).hasSizeLessThan(drawn.counts().length);
        assertThat(held(clusters -> clusters.coarse(20)).counts()).hasSize(20);
    }

    @Test
    void withProbabilityZeroNothingHappens() {
        assertThat(drawn.split(0).counts()).isEqualTo(drawn.counts());
        assertThat(drawn.merged(0).counts()).isEqualTo(drawn.counts());
        assertThat(drawn.coarse(SAMPLES).counts()).isEqualTo(drawn.counts());
    }
}
