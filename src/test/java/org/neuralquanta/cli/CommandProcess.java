package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.Signal;

/** The command in a process of its own, so that a signal can stop it. */
final class CommandProcess implements AutoCloseable {

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
        signal.ends(process);
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
    }

    /** What it said on standard error, after its end. */
    List<String> errors() throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }

    /** Waits for its end. */
    String answer() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Kills it, if it has not ended. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
