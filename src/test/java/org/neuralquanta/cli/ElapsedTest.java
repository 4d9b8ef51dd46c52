package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ElapsedTest {

    private static final Duration SOON = Duration.ofMillis(1);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    @Timeout(30)
    void longWorkIsNotSilentAndLeavesAnEmptyLine() throws InterruptedException {
        try (var _ = Elapsed.of("quanta dream", err, SOON, SOON)) {
            while (text().split("quanta dream: working for 0 s", -1).length < 3) {
                Thread.sleep(1);
            }
        }
        String line = "quanta dream: working for 0 s";
        assertThat(text()).startsWith("\r" + line + "\r" + line).endsWith("\r" + " ".repeat(line.length()) + "\r");
        int length = text().length();
        Thread.sleep(20);
        assertThat(text()).hasSize(length);
    }

    @Test
    void shortWorkIsSilent() {
        try (var elapsed = Elapsed.of("quanta nap", err, Duration.ofHours(1), SOON)) {
            assertThat(elapsed).isNotNull();
        }
        assertThat(text()).isEmpty();
    }
}
