package org.neuralquanta.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The files of this project. A file is written elsewhere and moved into place in one step, so that an interrupted run
 * leaves none half written.
 *
 * @param project the folder of this project
 * @param scratch a folder for what is not kept
 */
record Output(Path project, Path scratch) {

    static Output in(Path project) throws IOException {
        Files.createDirectories(project.resolve("out"));
        return new Output(project, Files.createDirectories(project.resolve("target").resolve("scratch")));
    }

    void write(String file, byte[] bytes) throws IOException {
        Path unfinished = Files.write(scratch.resolve("unfinished"), bytes);
        Files.move(
                unfinished,
                project.resolve(file),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    String read(String file) throws IOException {
        return Files.readString(project.resolve(file));
    }
}
