package org.neuralquanta.plot;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A format of pictures, named by the extension of a file. */
public enum PlotFormat {
    /** Scalable vector graphics. */
    SVG,
    /** A page of PDF of the size of the picture. */
    PDF,
    /** Pixels, 200 to an inch. */
    PNG;

    /**
     * The format that a file's name asks for.
     *
     * @param file a file whose name ends in .svg, .pdf or .png, in any case
     * @return its format
     * @throws IllegalArgumentException if it ends in anything else
     */
    public static PlotFormat of(Path file) {
        String name = String.valueOf(file.getFileName());
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return Arrays.stream(values())
                .filter(format -> name.contains(".") && format.name().equalsIgnoreCase(extension))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        (name.contains(".") ? "pictures cannot be drawn as ." + extension : "the name has no extension") + "; allowed: "
                                + Arrays.stream(values())
                                        .map(format -> "." + format.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }
}
