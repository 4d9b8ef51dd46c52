package org.neuralquanta.benchmark.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadsTest {

    private static List<Workload> workloads() {
        return Workloads.ALL;
    }

    @Test
    void namesAreDistinct() {
        assertThat(Workloads.ALL).extracting(Workload::name).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+/[a-z-]+"));
        assertThat(Workloads.named("zipf/list").name()).isEqualTo("zipf/list");
        assertThatIllegalArgumentException().isThrownBy(() -> Workloads.named("none")).withMessageContaining("was none");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void sizesIncreaseAndTheLastTwoDecadesHaveThree(Workload workload) {
        List<Double> finite = workload.sizes().stream().filter(Double::isFinite).toList();
        assertThat(workload.sizes()).isSorted().doesNotHaveDuplicates();
        assertThat(finite.stream().filter(size -> size >= finite.getLast() / 100)).hasSizeGreaterThanOrEqualTo(3);
    }

    /** The smallest size can be run, and its warm-up is not larger. */
    @ParameterizedTest
    @MethodSource("workloads")
    void theSmallestSizeRuns(Workload workload) throws Exception {
        double size = workload.sizes().getFirst();
        assertThat(workload.warmUp(size)).isEqualTo(size);
        assertThat(workload.warmUp(workload.sizes().getLast())).isLessThan(workload.sizes().getLast());
        assertThat(workload.preparation().of(size).run()).isNotNull();
    }
}
