package org.neuralquanta.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final Path USUAL = Path.of("usual.csv");

    @Test
    void withoutArgumentsEverythingIsMeasured() {
        Order usual = Order.of(USUAL, 2);
        assertThat(usual).isEqualTo(new Order(USUAL, 2, List.of()));
        assertThat(Order.of(USUAL, 2, ".*")).as("what Maven passes").isEqualTo(usual);
        assertThat(usual.includes("law/exact-data")).isTrue();
    }

    @Test
    void argumentsComeInAnyOrder() {
        Order order = Order.of(USUAL, 2, "law", "0.5", "target/other.csv", "threads");
        assertThat(order).isEqualTo(new Order(Path.of("target/other.csv"), 0.5, List.of("law", "threads")));
        assertThat(order.includes("law/exact-data")).isTrue();
        assertThat(order.includes("simulation/threads")).isTrue();
        assertThat(order.includes("simulation/data")).isFalse();
    }

    @Test
    void noTimeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Order.of(USUAL, 2, "0")).withMessageContaining("> 0, were 0.0");
    }
}
