package org.neuralquanta.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The form of an answer. Given once, anywhere on the line. */
final class Format {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            defaultValue = "text",
            description = "text (default) or json; derive also latex and markdown.")
    private String format = "text";

    /** The form, asked before the question, which may take long. */
    String of(Question question) {
        if (!question.formats().contains(format)) {
            throw new BadInput("--format", format, "is no format", String.join(", ", question.formats()));
        }
        return format;
    }
}
