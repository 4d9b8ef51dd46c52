package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first steps work as they stand on their page. */
class StartPageTest {

    private static final String PAGE = "docs/start.md";

    @Test
    void itsCommandsPrintWhatItShows(@TempDir Path directory) throws IOException, InterruptedException {
        Newcomer.followsTheCommandsOf(PAGE, directory);
    }

    @Test
    void itsPythonPrintsWhatItShows(@TempDir Path directory) throws IOException, InterruptedException {
        Assumptions.assumeTrue(hasPython(), "python3 is not installed");
        assertThat(Newcomer.runsThePythonOf(PAGE, directory)).isEqualTo(ProjectFiles.block(PAGE, "text"));
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void itsSessionComputes() {
        var values = Newcomer.typesTheSessionOf(PAGE);
        assertThat(values).hasSize(8);
        assertThat(values.get(5)).startsWith("0.0193306981913");
        assertThat(values.get(7)).startsWith("0.285714285714");
    }
}
