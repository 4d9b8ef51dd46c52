package org.neuralquanta.cli.samples;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.OutputFile;
import org.neuralquanta.file.WholeFile;
import picocli.CommandLine.Option;

/** A file for the kind of each token, beside the answer. Not thread-safe. */
public final class TokensOption {

    @Option(names = "--tokens-out", paramLabel = "FILE.csv",
            description = "Also write the first loss, the last loss and the kind of each token to FILE.csv.")
    private @Nullable Path tokens;

    /** No file. */
    public TokensOption() {}

    /**
     * Does work that writes the tokens, if they are wanted. The file appears if the work ends well.
     *
     * @param work is given the file, if there is one
     * @param <T> the type of its result
     * @return its result
     * @throws BadInput if there can be no such file
     */
    public <T> T writing(Function<Optional<WholeFile>, T> work) {
        return new OutputFile("--tokens-out", tokens).writing(work);
    }

    /**
     * Refuses the file.
     *
     * @param with why it has no use
     * @param allowed where it has
     * @throws BadInput if it is given
     */
    public void refuse(String with, String allowed) {
        BadInput.refuse("--tokens-out", tokens, with, allowed);
    }
}
