package org.neuralquanta.benchmark.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void thePeakIsRead() {
        assertThat(Memory.peak(List.of("Name:\tjava", "VmPeak:\t 9999999 kB", "VmHWM:\t   61234 kB", "VmRSS:\t   60000 kB")))
                .isEqualTo(61_234L * 1024);
        assertThatIllegalArgumentException().isThrownBy(() -> Memory.peak(List.of("VmRSS:\t 1 kB"))).withMessageContaining("VmHWM");
    }

    @Test
    void whatIsAllocatedIsCounted() {
        long before = Memory.allocated();
        byte[] bytes = new byte[1 << 24];
        assertThat(Memory.allocated() - before).isGreaterThanOrEqualTo(bytes.length);
    }
}
