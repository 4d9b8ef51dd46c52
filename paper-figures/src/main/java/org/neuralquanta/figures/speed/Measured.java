package org.neuralquanta.figures.speed;

import java.nio.file.Path;

/** Where the programs that measure, in {@code src/jmh}, leave their results. */
final class Measured {

    private Measured() {}

    /** A file beside the folder of figures, whose data folder is given. */
    static Path file(Path data, String name) {
        return data.resolve(Path.of("..", "..", "src", "jmh", "results", name)).normalize();
    }
}
