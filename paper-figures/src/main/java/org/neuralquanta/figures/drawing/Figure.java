package org.neuralquanta.figures.drawing;

import java.io.IOException;
import java.nio.file.Path;

/** One figure: a name, which its files carry, and a drawing computed from the library and from data files. */
public interface Figure {

    /** The name, in lower case with hyphens. */
    String name();

    /** Computes the figure from the library and the files in the data folder. */
    Drawing draw(Path data) throws IOException;
}
