package org.neuralquanta.figures;

import java.nio.file.Path;

/** Where the files of this project are. */
public final class ProjectFolder {

    public static final Path PATH = Path.of(System.getProperty("project.basedir", "")).toAbsolutePath();

    private ProjectFolder() {}
}
