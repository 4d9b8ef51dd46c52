package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.ALL;

import java.util.List;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Prose;
import picocli.CommandLine.Command;

/** Where the figures come from. */
@Command(
        name = "figures",
        description = "Says how to draw the figures.",
        footer = {"", "Example: quanta figures"})
final class FiguresCommand implements Question {

    @Override
    public Answer answer() {
        Field.Fact goal = Field.of("command", "mvn -f paper-figures");
        Field.Fact result = Field.of("output", "paper-figures/out");
        return Answer.of(List.of(goal, result), new Prose()
                .say("The figures are drawn by Maven, at the top of the project:\n\n    ")
                .show(goal, ALL)
                .say("\n\nThey are written to ")
                .show(result, ALL)
                .say(" as SVG, PDF and PNG, with a CSV of all plotted numbers.\n"));
    }

    @Override
    public boolean computes() {
        return false;
    }
}
