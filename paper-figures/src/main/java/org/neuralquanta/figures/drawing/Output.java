package org.neuralquanta.figures.drawing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.neuralquanta.file.WholeFile;

/**
 * The files of this project, each whole or not there ({@link WholeFile}).
 *
 * @param project the folder of this project
 * @param scratch a folder for what is not kept
 */
public record Output(Path project, Path scratch) {

    public static Output in(Path project) throws IOException {
        Files.createDirectories(project.resolve("out"));
        return new Output(project, Files.createDirectories(project.resolve("target").resolve("scratch")));
    }

    public void write(String file, byte[] bytes) throws IOException {
        WholeFile.write(project.resolve(file), bytes);
    }

    public String read(String file) throws IOException {
        return Files.readString(project.resolve(file));
    }
}
