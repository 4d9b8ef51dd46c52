package org.neuralquanta.cli.fit;

import static java.util.stream.Collectors.joining;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neuralquanta.NeuralQuanta;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Rounding;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.study.CurveStudy;

/** A report of a fit in Markdown, for the paper or repository of those who made the runs. */
public final class FitReport {

    private static final int DIGITS = 6;

    private final Source source;
    private final CurveStudy study;
    private final Answer answer;

    /**
     * What was asked for.
     *
     * @param table the file of the runs
     * @param arguments the words of the line
     * @param formula the law, in LaTeX
     * @param picture its place as seen from the report
     */
    public record Source(Path table, List<String> arguments, String formula, Optional<Path> picture) {}

    private record Variable(String name, List<Double> sorted) {

        static Variable of(String name, int runs, IntToDoubleFunction value) {
            return new Variable(name, IntStream.range(0, runs).mapToDouble(value).sorted().boxed().toList());
        }
    }

    public FitReport(Source source, CurveStudy study, Answer answer) {
        this.source = source;
        this.study = study;
        this.answer = answer;
    }

    public String text() {
        return Stream.of(
                        "# Fit of " + study.fit().model().name() + " to " + code(String.valueOf(source.table)) + "\n",
                        "## What was read\n\n" + read(),
                        "## What was fitted\n\n" + fitted(),
                        "## Results\n\n" + answer.text().markdown(OptionalInt.of(DIGITS)),
                        source.picture.map(path -> "![Runs and fit](<" + path + ">)\n").orElse(""),
                        "## Checklist\n\n" + Checklist.SOURCE + "\n\n"
                                + new Checklist(source.formula, study, answer.notes()).markdown().strip() + "\n",
                        "## To repeat\n\n```sh\nquanta " + source.arguments.stream().map(FitReport::quoted).collect(joining(" "))
                                + "\n```\n\nneural-quanta " + NeuralQuanta.version() + "\n",
                        "## How to cite\n\n" + citation())
                .filter(part -> !part.isEmpty())
                .collect(joining("\n"));
    }

    private String read() {
        Runs runs = study.fit().runs();
        Stream<Variable> variables = IntStream.range(0, runs.variables().size())
                .mapToObj(v -> Variable.of(runs.variables().get(v), runs.size(), run -> runs.value(v, run)));
        Listing ranges = Listing.of(Stream.concat(variables, Stream.of(Variable.of("loss (nats)", runs.size(), runs::loss))).toList(), List.of(
                new Column<>("variable", Rounding.GIVEN, variable -> Value.of(variable.name)),
                new Column<>("least", TWELVE, variable -> Value.of(variable.sorted.getFirst())),
                new Column<>("median", TWELVE, variable -> Value.of(variable.sorted.get(variable.sorted.size() / 2))),
                new Column<>("most", TWELVE, variable -> Value.of(variable.sorted.getLast())),
                new Column<>("values", Rounding.ALL, variable -> new Value.Whole(variable.sorted.stream().distinct().count()))));
        var text = new Prose().say(runs.size() + " rows are fitted.\n").show(ranges);
        answer.notes().forEach(note -> text.say("\n" + note + "\n"));
        return text.markdown(OptionalInt.of(DIGITS));
    }

    private String fitted() {
        String cost = Checklist.objective(study.plan().loss());
        return "$" + source.formula + "$\n\nMinimised: " + cost + ", M the fitted loss. " + study.fit().starts()
                + " starting points are followed by damped Newton steps with exact derivatives; the ten lowest are refined. Seed "
                + study.plan().seed() + ".\n";
    }

    private static String code(String text) {
        return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
    }

    /** A word for a POSIX shell. */
    private static String quoted(String word) {
        return word.matches("[-A-Za-z0-9_./:=,+@%^]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static String citation() {
        return """
                ```bibtex
                @software{neural_quanta,
                  title = {neural-quanta},
                  author = {{neural-quanta developers}},
                  version = {%s},
                  license = {Apache-2.0}
                }
                ```

                The quantization hypothesis: Michaud et al. 2023, *The Quantization Model of Neural Scaling*, arXiv 2303.13506. Fits of
                log loss: Hoffmann et al. 2022, arXiv 2203.15556, as corrected by Besiroglu et al. 2024, arXiv 2404.10102.
                """.formatted(NeuralQuanta.version());
    }
}
