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

    String name() {
        return format;
    }
}
