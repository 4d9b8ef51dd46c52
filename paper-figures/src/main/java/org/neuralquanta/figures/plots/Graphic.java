package org.neuralquanta.figures.plots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.neuralquanta.figures.drawing.Formats;
import org.neuralquanta.figures.drawing.Picture;
import org.neuralquanta.file.WholeFile;
import org.neuralquanta.plot.PlotFormat;

/** A picture that can be shown or written. The same picture gives the same bytes. Immutable, thread-safe. */
public final class Graphic {

    private final Picture picture;
    private final String title;

    Graphic(Picture picture, String title) {
        this.picture = picture;
        this.title = title;
    }

    /** The bytes of an SVG file, which notebooks show as {@code image/svg+xml}. */
    public byte[] svg() {
        return bytes(PlotFormat.SVG);
    }

    /** The bytes of a PDF file of one page. */
    public byte[] pdf() {
        return bytes(PlotFormat.PDF);
    }

    /** The bytes of a PNG file, 200 dots to an inch. */
    public byte[] png() {
        return bytes(PlotFormat.PNG);
    }

    /**
     * Writes a file, completely or not at all.
     *
     * @param file its name ends in .svg, .pdf or .png
     * @throws IllegalArgumentException if it ends in anything else, or there can be no such file
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        WholeFile.write(file, bytes(PlotFormat.of(file)));
    }

    byte[] bytes(PlotFormat format) {
        try {
            return switch (format) {
                case SVG -> Formats.svg(picture, title, "");
                case PDF -> Formats.pdf(picture);
                case PNG -> Formats.png(picture);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
