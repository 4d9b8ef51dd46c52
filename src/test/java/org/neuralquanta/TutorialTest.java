package org.neuralquanta;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial works as it stands there. */
class TutorialTest {

    private static final String PAGE = "docs/tutorial.md";

    @Test
    void itsProgramPrintsWhatItShows(@TempDir Path directory) throws IOException, InterruptedException {
        Newcomer.printsWhatIsShown(Newcomer.runsTheProgramOf(PAGE, directory), ProjectFiles.block(PAGE, "text"));
    }

    @Test
    void itsCommandsPrintWhatItShows(@TempDir Path directory) throws IOException, InterruptedException {
        Newcomer.followsTheCommandsOf(PAGE, directory);
    }
}
