package org.neuralquanta.plot;

import java.util.Optional;
import java.util.ServiceLoader;

/** Draws results. Found by its entry in {@code META-INF/services} on the class path; has a public constructor without parameters. */
public interface Plotter {

    /**
     * Draws a result. The same result gives the same bytes.
     *
     * @param plot what is to be drawn
     * @param format the format of the file
     * @return the bytes of the file
     * @throws java.io.UncheckedIOException if fonts cannot be read
     */
    byte[] draw(Plot plot, PlotFormat format);

    /**
     * Looks for drawing code.
     *
     * @return the first plotter on the class path; nothing where there is none
     */
    static Optional<Plotter> find() {
        return ServiceLoader.load(Plotter.class).findFirst();
    }
}
