package org.neuralquanta.cli;

import picocli.CommandLine.Command;

/** Where the figures come from. */
@Command(
        name = "figures",
        description = "How to draw the figures.",
        footer = {"", "Example: quanta figures"})
final class FiguresCommand implements Question {

    private static final String GOAL = "mvn -f paper-figures";
    private static final String RESULT = "paper-figures/out";

    @Override
    public Answer answer() {
        return new Answer() {
            @Override
            public String text() {
                return "The figures are drawn by Maven, at the top of the project:\n\n    " + GOAL + "\n\nThey are written to "
                        + RESULT + " as SVG, PDF and PNG, with a CSV of all plotted numbers.\n";
            }

            @Override
            public String json() {
                return JsonDocument.of(json -> json.string("command", GOAL).string("output", RESULT));
            }
        };
    }
}
