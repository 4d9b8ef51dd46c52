package org.neuralquanta.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.file.WholeFile;

/**
 * A file that an option names, beside the answer.
 *
 * @param option the option
 * @param place the file, null where none is wanted
 */
public record OutputFile(String option, @Nullable Path place) {

    /** Does work that writes the file, if it is wanted. It appears if the work ends well. */
    public <T> T writing(Function<Optional<WholeFile>, T> work) {
        Path wanted = place;
        if (wanted == null) {
            return work.apply(Optional.empty());
        }
        try (WholeFile file = begun(wanted)) {
            T result = work.apply(Optional.of(file));
            file.keep();
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WholeFile begun(Path place) {
        return BadInput.unlessRefused(option, place, () -> {
            try {
                return WholeFile.at(place);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * Tries the file, so that nothing is computed for one that cannot be written.
     *
     * @throws BadInput if there can be no such file
     */
    void tryPlace() {
        Path wanted = place;
        if (wanted != null) {
            begun(wanted).close();
        }
    }
}
