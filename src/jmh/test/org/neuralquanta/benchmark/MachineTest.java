package org.neuralquanta.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void theNameOfTheProcessorIsRead() {
        assertThat(Machine.processor(List.of("processor\t: 0", "model name\t: AMD EPYC 9R14", "model name\t: AMD EPYC 9R14")))
                .isEqualTo("AMD EPYC 9R14");
        assertThat(Machine.processor(List.of())).isEqualTo(System.getProperty("os.arch"));
    }
}
