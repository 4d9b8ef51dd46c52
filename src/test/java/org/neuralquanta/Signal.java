package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A signal that ends a process: that of Ctrl-C, and that of a system that shuts down. */
public enum Signal {
    INT(2),
    TERM(15);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    /** A shell lets what it starts in the background ignore Ctrl-C, and a Java virtual machine keeps to that. */
    private boolean isIgnored() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
                .anyMatch(mask -> (mask >> (number - 1) & 1) == 1);
    }

    /** Ends a process. The test does not count where this process, and so that one, ignores the signal. */
    public void ends(Process process) throws IOException, InterruptedException {
        assumeThat(isIgnored()).as("%s is ignored", this).isFalse();
        new ProcessBuilder("kill", "-" + this, Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(128 + number);
    }
}
