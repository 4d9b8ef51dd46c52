package org.neuralquanta.cli.answer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.neuralquanta.plot.Plot;

/**
 * The answer of a command: facts and tables, stated once, and their text for people. Immutable, except that its text must not be added to
 * any more; for one thread.
 *
 * @param fields the facts and tables, in the order of the JSON object
 * @param text how people read them
 * @param table the table that is the CSV; none where facts are
 * @param exitCode 1 if a check that was asked for failed, else 0
 * @param typeset the forms for papers and web pages, where there are any
 * @param plot what a picture of it shows, where it has one
 * @param notes what is to be known of the input, a line each, for standard error
 */
public record Answer(
        List<Field> fields,
        Prose text,
        Optional<Listing> table,
        int exitCode,
        Map<Form, Supplier<String>> typeset,
        Optional<Plot> plot,
        List<String> notes) {

    public Answer {
        fields = List.copyOf(fields);
        typeset = Map.copyOf(typeset);
        notes = List.copyOf(notes);
    }

    /**
     * An answer. Its table is the first among its fields.
     *
     * @param fields facts and tables
     * @param text how people read them
     * @return the answer
     */
    public static Answer of(List<Field> fields, Prose text) {
        Optional<Listing> first = fields.stream()
                .flatMap(field -> field instanceof Field.Rows(String _, Listing table) ? Optional.of(table).stream() : Optional.<Listing>empty().stream())
                .findFirst();
        return new Answer(fields, text, first, 0, Map.of(), Optional.empty(), List.of());
    }

    /**
     * This answer with another table as its CSV.
     *
     * @param chosen the table, or nothing where facts are
     * @return the answer
     */
    public Answer withTable(Optional<Listing> chosen) {
        return new Answer(fields, text, chosen, exitCode, typeset, plot, notes);
    }

    /**
     * This answer with another exit code.
     *
     * @param code 0 or 1
     * @return the answer
     */
    public Answer withExitCode(int code) {
        return new Answer(fields, text, table, code, typeset, plot, notes);
    }

    /**
     * This answer with notes on the input.
     *
     * @param lines the notes
     * @return the answer
     */
    public Answer withNotes(List<String> lines) {
        return new Answer(fields, text, table, exitCode, typeset, plot, lines);
    }

    /**
     * This answer with a picture.
     *
     * @param shown what the picture shows
     * @return the answer
     */
    public Answer drawnAs(Plot shown) {
        return new Answer(fields, text, table, exitCode, typeset, Optional.of(shown), notes);
    }

    /**
     * This answer in a form of its own.
     *
     * @param form the form
     * @param document writes it
     * @return the answer
     */
    public Answer with(Form form, Supplier<String> document) {
        var all = new EnumMap<Form, Supplier<String>>(Form.class);
        all.putAll(typeset);
        all.put(form, document);
        return new Answer(fields, text, table, exitCode, all, plot, notes);
    }

    /**
     * This answer in some form.
     *
     * @param form the form
     * @param digits significant digits of the numbers in a text; the usual ones where there is nothing
     * @return the whole answer
     * @throws IllegalArgumentException if it has no such form
     */
    public String in(Form form, OptionalInt digits) {
        return switch (form) {
            case TEXT -> text.text(digits);
            case JSON -> Json.of(fields);
            case CSV -> table.map(Csv::of).orElseGet(() -> Csv.of(fields));
            case LATEX, MARKDOWN -> {
                Supplier<String> document = typeset.get(form);
                if (document == null) {
                    throw new IllegalArgumentException("this answer cannot be rendered as " + form);
                }
                yield document.get();
            }
        };
    }
}
