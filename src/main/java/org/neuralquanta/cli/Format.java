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
            description = "text (default) or json.")
    private String format = "text";

    boolean isJson() {
        return switch (format) {
            case "text" -> false;
            case "json" -> true;
            default -> throw new BadInput("--format", format, "is no format", "text, json");
        };
    }
}
