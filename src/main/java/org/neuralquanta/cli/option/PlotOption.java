package org.neuralquanta.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.file.WholeFile;
import org.neuralquanta.plot.PlotFormat;
import picocli.CommandLine.Option;

/** A picture of the answer, beside it. Not thread-safe. */
public final class PlotOption {

    private static final String NAME = "--plot";

    @Option(names = NAME, paramLabel = "FILE", description = "Also plot the answer to FILE, whose name ends in .svg, .pdf or .png.")
    private @Nullable Path file;

    /** No picture. */
    public PlotOption() {}

    /**
     * A file for a picture.
     *
     * @param place where it will be
     * @param format what its name ends in
     */
    public record Target(Path place, PlotFormat format) {

        /**
         * Writes the picture, completely or not at all.
         *
         * @param picture the bytes
         */
        public void write(byte[] picture) {
            try {
                WholeFile.write(place, picture);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * The file for the picture, which has been tried, so that nothing is computed for a picture that cannot be written.
     *
     * @return the file; nothing where no picture is wanted
     * @throws BadInput if there can be no such file, or no such picture
     */
    public Optional<Target> target() {
        Path place = file;
        return place == null ? Optional.empty() : Optional.of(BadInput.unlessRefused(NAME, place, () -> {
            PlotFormat format = PlotFormat.of(place);
            new OutputFile(NAME, place).tryPlace();
            return new Target(place, format);
        }));
    }

    /**
     * The file as given.
     *
     * @return the file; nothing where no picture is wanted
     */
    public Optional<Path> place() {
        return Optional.ofNullable(file);
    }

    /**
     * Refuses a picture of an answer that has none.
     *
     * @param problem why it has none
     * @param allowed which answers have one
     * @throws BadInput if one is wanted
     */
    public void refuse(String problem, String allowed) {
        BadInput.refuse(NAME, file, problem, allowed);
    }
}
