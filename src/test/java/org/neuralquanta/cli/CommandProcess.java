package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, so that a signal can stop it. */
final class CommandProcess implements AutoCloseable {

    /** The signal of Ctrl-C, and that of a system that shuts down. */
    enum Signal {
        INT(130),
        TERM(143);

        private final int exitCode;

        Signal(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    private final Process process;

    CommandProcess(Path directory, String line) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                Quanta.class.getName()));
        command.addAll(List.of(line.split(" ", -1)));
        process = new ProcessBuilder(command).directory(directory.toFile()).start();
    }

    void mustBeAlive() {
        assertThat(process.isAlive()).isTrue();
    }

    /** Waits until it has used so much time of a processor. */
    void hasWorked(Duration time) throws InterruptedException {
        while (process.info().totalCpuDuration().orElse(Duration.ZERO).compareTo(time) < 0) {
            mustBeAlive();
            Thread.sleep(10);
        }
    }

    void endsWithoutAnAnswer(Signal signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(signal.exitCode);
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
