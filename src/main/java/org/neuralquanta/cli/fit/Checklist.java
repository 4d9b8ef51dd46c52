package org.neuralquanta.cli.fit;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.neuralquanta.cli.answer.Rounding;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.study.CurveStudy;

/**
 * What a study of scaling laws should report, after the checklist of Li et al. 2025, (Mis)Fitting, arXiv 2502.18969. What the fit knows is
 * answered; the rest is left to the author.
 */
final class Checklist {

    static final String OPEN = "*to be filled in by the author*";

    private final String formula;
    private final CurveStudy study;
    private final List<String> notes;

    private record Item(String question, String answer) {

        Item(String question) {
            this(question, OPEN);
        }
    }

    /** The formula is in LaTeX. */
    Checklist(String formula, CurveStudy study, List<String> notes) {
        this.formula = formula;
        this.study = study;
        this.notes = notes;
    }

    String markdown() {
        return section("Hypothesis", hypothesis()) + section("Training", training()) + section("Data", data()) + section("Fit", fit());
    }

    private static String section(String name, Stream<Item> items) {
        return items.map(item -> "- " + item.question + " " + item.answer + "\n").collect(joining("", "### " + name + "\n\n", "\n"));
    }

    private Stream<Item> hypothesis() {
        Runs runs = study.fit().runs();
        return Stream.of(
                new Item("Form of the law:", "$" + formula + "$"),
                new Item("Variables:", String.join(", ", runs.variables()) + ", and the loss L in nats"),
                new Item("Parameters:", String.join(", ", study.fit().model().parameters()) + "; " + study.fit().model().dimension() + " are free"),
                new Item("Where the form comes from, and what it assumes of its variables:"));
    }

    private Stream<Item> training() {
        Runs runs = study.fit().runs();
        return Stream.of(
                new Item("Models trained, and their sizes:", size(runs) + "; " + OPEN),
                new Item("Amount of data, which data, and whether any is repeated:"),
                new Item("How parameters, data and compute are counted (embeddings, evaluation):",
                        (runs.variables().size() < 2 ? "" : "compute is " + Compute.product(runs.cost()) + " FLOPs wherever it is used; ") + OPEN),
                new Item("Architecture and code:"),
                new Item("Hyperparameters, how they were chosen, and whether they change with size:"));
    }

    private static String size(Runs runs) {
        String groups = runs.groupCount() < runs.size() ? " in " + runs.groupCount() + " groups" : "";
        return runs.size() + " rows" + groups + ", ranges in the table above";
    }

    private static Stream<Item> data() {
        return Stream.of(
                new Item("Whether checkpoints are public:"),
                new Item("Checkpoints used of each model:"),
                new Item("Measure of loss, and the data it is evaluated on:"),
                new Item("Changes to measured values (smoothing, interpolation), and their code:",
                        "none but those listed under what was read; before that: " + OPEN));
    }

    private Stream<Item> fit() {
        int starts = study.fit().starts();
        return Stream.of(
                new Item("Objective:", objective(study.plan().loss())),
                new Item("Algorithm:", "damped Newton with exact derivatives"),
                new Item("Its settings:", "the ten lowest of all starts are refined; the gradient norm at the minimum is above"),
                new Item("Start:", "a grid of " + starts + " points around the runs"),
                new Item("Whether all points are used:", notes.stream().filter(note -> note.contains("left out")).findFirst()
                        .orElse("all rows of the table")),
                new Item("How the fit is checked:", checks()));
    }

    static String objective(RobustLoss loss) {
        return "sum over runs of " + penalty(loss) + " of log L - log M";
    }

    private static String penalty(RobustLoss loss) {
        return switch (loss) {
            case RobustLoss.Huber(double delta) -> "Huber's loss (delta " + Rounding.shortest(delta) + ")";
            case RobustLoss.Squares _ -> "half the square";
            case RobustLoss.Student(double degrees) ->
                "the negative log-likelihood of Student's t (" + Rounding.shortest(degrees) + " degrees of freedom, scale fitted)";
            case RobustLoss.Lopsided(RobustLoss base, double factor) ->
                penalty(base) + " (times " + Rounding.shortest(factor) + " for overestimates)";
        };
    }

    private String checks() {
        int refits = study.plan().bootstrap();
        return Stream.of(
                        Optional.of(refits == 0 ? "95 % intervals by profiles" : "95 % intervals by " + refits + " refits"),
                        study.test() instanceof CurveStudy.Consequence.Found<?> ? Optional.of("test of the quantization hypothesis") : none(),
                        study.comparison().map(_ -> "comparison of forms, with the error on the largest runs"),
                        study.forms().map(_ -> "sum against larger term"),
                        study.heldOut().isEmpty() ? none() : Optional.of("predictions of held-out runs"),
                        study.comparison().isEmpty() && study.heldOut().isEmpty()
                                ? Optional.of("no extrapolation tested (--held-out, --compare)")
                                : none())
                .flatMap(Optional::stream)
                .collect(joining("; "));
    }

    private static Optional<String> none() {
        return Optional.empty();
    }
}
