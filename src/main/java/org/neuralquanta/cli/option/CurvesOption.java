package org.neuralquanta.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.file.WholeFile;
import picocli.CommandLine.Option;

/** A file for all curves, beside the answer. Not thread-safe. */
public final class CurvesOption {

    @Option(names = "--curves", paramLabel = "FILE.csv", description = "Also write all curves, in full, to FILE.csv.")
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
        return new OutputFile("--curves", curves).writing(work);
    }
}
