package org.neuralquanta.cli.option;

import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.answer.Form;
import org.neuralquanta.cli.answer.Rounding;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The form of an answer. Given once, anywhere on the line. Not thread-safe. */
public final class FormatOptions {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            defaultValue = "text",
            description = "Output format: text (default), json or csv; for derive also latex and markdown. csv gives only the table of an answer,"
                    + " if it has one.")
    private Form format = Form.TEXT;

    @Option(
            names = "--digits",
            paramLabel = "DIGITS",
            scope = ScopeType.INHERIT,
            description = "Significant digits of computed numbers in text, 1 to " + Rounding.MOST + "; json and csv always give all digits.")
    private @Nullable Whole digits;

    /** The usual form of the usual digits. */
    public FormatOptions() {}

    /**
     * The form; checked before the answer is computed, which may take long.
     *
     * @param offered the forms that the answer has
     * @return the one wanted
     * @throws BadInput if it is not among them
     */
    public Form form(Set<Form> offered) {
        if (!offered.contains(format)) {
            throw new BadInput("--format", Choice.name(format), "is not a format of this command", Choice.names(offered));
        }
        return format;
    }

    /**
     * The digits of computed numbers.
     *
     * @param computes whether the answer has any computed number
     * @return how many digits, or nothing for the usual ones
     * @throws BadInput if that changes nothing, or is out of range
     */
    public OptionalInt digits(boolean computes) {
        Whole given = digits;
        if (given == null) {
            return OptionalInt.empty();
        }
        if (format != Form.TEXT) {
            throw new BadInput("--digits", given, "cannot be used with --format " + Choice.name(format), "with text");
        }
        if (!computes) {
            throw new BadInput("--digits", given, "has no effect on an answer without computed numbers", "without --digits");
        }
        return OptionalInt.of(given.within("--digits", 1, Rounding.MOST));
    }
}
