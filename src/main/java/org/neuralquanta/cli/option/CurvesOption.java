package org.neuralquanta.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.file.WholeFile;
import picocli.CommandLine.Option;

/** A file for all curves, beside the answer. Not thread-safe. */
public final class CurvesOption {

    @Option(names = "--curves", paramLabel = "FILE.csv", description = "File to which all curves are also written, in full.")
    private @Nullable Path curves;

    /** No file. */
    public CurvesOption() {}

    /**
     * Does work that writes the curves, if they are wanted. The file appears if the work ends well.
     *
     * @param work is given the file, if there is one
     * @param <T> the type of its result
     * @return its result
     * @throws BadInput if there can be no such file
     */
    public <T> T writing(Function<Optional<WholeFile>, T> work) {
        Path place = curves;
        if (place == null) {
            return work.apply(Optional.empty());
        }
        try (WholeFile file = BadInput.unlessRefused("--curves", place, () -> at(place))) {
            T result = work.apply(Optional.of(file));
            file.keep();
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WholeFile at(Path place) {
        try {
            return WholeFile.at(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
