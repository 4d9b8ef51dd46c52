package org.neuralquanta;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages about fitting work as they stand there. */
class FittingPagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"docs/fitting.md", "docs/fitting-reference.md", "docs/fitting-explained.md"})
    void theirCommandsPrintWhatTheyShow(String page, @TempDir Path directory) throws IOException, InterruptedException {
        Newcomer.followsTheCommandsOf(page, directory);
    }

    @Test
    void theProgramPrintsWhatItShows(@TempDir Path directory) throws IOException, InterruptedException {
        String page = "docs/fitting.md";
        Newcomer.printsWhatIsShown(Newcomer.runsTheProgramOf(page, directory), ProjectFiles.block(page, "text"));
    }
}
