package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Path;

/** What takes longer than drawing, such as networks that are trained: its results are files in the data folder, which figures read. */
interface Study {

    /** The seeds of a study, from 1 on. */
    int SEEDS = 3;

    /** What {@code -Dretrain} calls it. */
    String name();

    /**
     * Trains, measures and writes.
     *
     * @param data the folder of the files that figures read
     * @param scratch a folder for networks once trained, so that an interrupted study goes on
     */
    void run(Path data, Path scratch) throws IOException;

    /** The command that writes the files of a study, for their first line. */
    static String command(String name) {
        return "written anew by: mvn -f paper-figures -Dretrain=" + name;
    }
}
