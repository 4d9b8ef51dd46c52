package org.neuralquanta.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.file.WholeFile;
import picocli.CommandLine.Option;

/** A report of the answer, beside it. Not thread-safe. */
public final class ReportOption {

    private static final String NAME = "--report";

    @Option(names = NAME, paramLabel = "FILE",
            description = "Also write a Markdown report: table, choices, numbers, the checklist of (Mis)Fitting, and how to cite.")
    private @Nullable Path file;

    /** No report. */
    public ReportOption() {}

    /**
     * Tries the file, so that nothing is computed for a report that cannot be written.
     *
     * @throws BadInput if there can be no such file
     */
    public void tryPlace() {
        new OutputFile(NAME, file).tryPlace();
    }

    /**
     * Writes the report, completely or not at all.
     *
     * @param report its text, which is not asked for where no report is wanted
     */
    public void write(Supplier<String> report) {
        if (file != null) {
            try {
                WholeFile.write(file, report.get().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Another file, as the report links it.
     *
     * @param other the file
     * @return its path from the folder of the report, where that is possible
     */
    public Optional<Path> pathTo(Optional<Path> other) {
        Path folder = file == null ? null : file.toAbsolutePath().getParent();
        return other.map(path -> folder == null || !folder.getRoot().equals(path.toAbsolutePath().getRoot())
                ? path
                : folder.normalize().relativize(path.toAbsolutePath().normalize()));
    }

    /**
     * Refuses to write over another file of the line.
     *
     * @param other the file
     * @throws BadInput if it is the same
     */
    public void refuseOver(Path other) {
        Path place = file;
        if (place != null && place.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())) {
            throw new BadInput(NAME, place, "is also another file of this command line", "a file of its own");
        }
    }

    /**
     * Refuses a report of an answer that has none.
     *
     * @param problem why it has none
     * @throws BadInput if one is wanted
     */
    public void refuse(String problem) {
        BadInput.refuse(NAME, file, problem, "with a model of the loss");
    }
}
