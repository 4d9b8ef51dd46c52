package org.neuralquanta.cli.samples;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Numerals;
import org.neuralquanta.file.TextFile;
import org.neuralquanta.text.Books;
import org.neuralquanta.text.Corpus;
import picocli.CommandLine.Option;

/** What is held out of a text. Not thread-safe. */
final class HeldOutOptions {

    @Option(names = "--books", paramLabel = "FILE.csv", description = "Table of the books of the text, with columns named book and lines.")
    private @Nullable Path books;

    @Option(names = "--held-out", paramLabel = "BOOK,...", description = "Books to hold out; default: the last tenth of the text.")
    private @Nullable String heldOut;

    void refuse(String problem, String allowed) {
        BadInput.refuse("--books", books, problem, allowed);
        BadInput.refuse("--held-out", heldOut, problem, allowed);
    }

    /**
     * Reads a text.
     *
     * @param option the option that names it
     * @param file the text
     * @param places most held-out characters to measure
     * @return the text, with what is held out
     * @throws BadInput if a file is no such file, or the text cannot be used
     */
    Corpus corpus(String option, Path file, int places) {
        Path table = books;
        String names = heldOut;
        if ((table == null) != (names == null)) {
            throw new BadInput(table == null ? "--held-out: needs --books" : "--books: needs --held-out");
        }
        String text = ImportOptions.read(option, () -> TextFile.read(file));
        if (table == null || names == null) {
            return BadInput.unlessRefused(option, file, () -> Corpus.of(text, places));
        }
        Books all = ImportOptions.read("--books", () -> Books.read(table));
        List<String> chosen = Numerals.elements(names);
        return BadInput.unlessRefused("--held-out", names, () -> Corpus.of(text, all, chosen, places));
    }
}
