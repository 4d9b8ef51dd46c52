package org.neuralquanta.cli.fit;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neuralquanta.NeuralQuanta;
import org.neuralquanta.cli.answer.Rounding;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.study.CurveStudy;

/**
 * What a study of scaling laws should report: the items by which Li et al. surveyed over 50 papers for (Mis)Fitting, arXiv 2502.18969. They are
 * the columns of their table, sheet.csv in github.com/hadasah/scaling_laws at d2223c9, without titles and remarks. What the fit knows is
 * answered; the rest is left to the author.
 */
final class Checklist {

    static final String SOURCE = "The items are those by which Li et al. 2025, *(Mis)Fitting: A Survey of Scaling Laws*, arXiv 2502.18969, surveyed"
            + " papers ([their table](https://github.com/hadasah/scaling_laws/blob/d2223c9db517e836c8b18c14a5ba802e370bcca3/sheet.csv)).";

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
        return section("General", general()) + section("Scaling law hypothesis", hypothesis()) + section("Training setup", training())
                + section("Data extraction", data()) + section("Fitting the scaling law", fit());
    }

    private static String section(String name, Stream<Item> items) {
        return items.map(item -> "- " + item.question + ": " + item.answer + "\n").collect(joining("", "### " + name + "\n\n", "\n"));
    }

    private static Stream<Item> general() {
        return Stream.of(
                new Item("Domain"),
                new Item("Training code"),
                new Item("Analysis code", "neural-quanta " + NeuralQuanta.version() + "; the command is at the end"),
                new Item("Checkpoints"),
                new Item("Measured scores", "the table above; where it is published: " + OPEN));
    }

    private Stream<Item> hypothesis() {
        return Stream.of(
                new Item("Form of the law", "$" + formula + "$"),
                new Item("Purpose (prediction of performance, best ratio)", purpose()),
                new Item("Parameters of the law",
                        String.join(", ", study.fit().model().parameters()) + "; " + study.fit().model().dimension() + " are free"),
                new Item("Number of laws", study.comparison().isEmpty() ? "1" : "1; it is compared with others above"));
    }

    private String purpose() {
        return Stream.of(
                        study.predictions().isEmpty() ? none() : Optional.of("prediction of the loss"),
                        study.split() instanceof CurveStudy.Consequence.Found<?> ? Optional.of("best ratio of data to parameters") : none(),
                        Optional.of(OPEN))
                .flatMap(Optional::stream)
                .collect(joining("; "));
    }

    private Stream<Item> training() {
        Runs runs = study.fit().runs();
        return Stream.of(
                new Item("Training runs for the law",
                        runs.groupCount() < runs.size() ? runs.groupCount() + ", the groups of rows" : runs.size() + ", if each row is one"),
                new Item("Most training compute, and how it is counted", runs.variables().contains("N")
                        ? most(IntStream.range(0, runs.size()).mapToDouble(runs::compute)) + " FLOPs by " + Compute.product(runs.cost()) + "; in training: " + OPEN
                        : OPEN),
                new Item("Most parameters", most("N")),
                new Item("Most data", most("D")),
                new Item("Data: which, and how often each sample is seen"),
                new Item("Hyperparameters: how chosen, and whether they change with size"),
                new Item("How parameters are counted (with or without embeddings)"));
    }

    private String most(String variable) {
        Runs runs = study.fit().runs();
        int v = runs.variables().indexOf(variable);
        return v < 0 ? OPEN : most(IntStream.range(0, runs.size()).mapToDouble(run -> runs.value(v, run)));
    }

    private static String most(DoubleStream values) {
        return String.format(Locale.ROOT, "%.4g", values.max().orElseThrow());
    }

    private Stream<Item> data() {
        int refits = study.plan().bootstrap();
        return Stream.of(
                new Item("Data points for the law", study.fit().runs().size() + "; how many of each training run: " + OPEN),
                new Item("Measured quantity, and the data it is measured on", "loss in nats; " + OPEN),
                new Item("Changes to it (smoothing, interpolation)", "none but those under what was read; before that: " + OPEN),
                new Item("Subsets of the data", notes.stream().filter(note -> note.contains("left out")).findFirst().orElse("all rows are fitted")),
                new Item("Bootstrap", refits == 0 ? "none; intervals are by profiles" : refits + " refits"));
    }

    private Stream<Item> fit() {
        return Stream.of(
                new Item("Method", "damped Newton steps with exact derivatives"),
                new Item("Objective", objective(study.plan().loss())),
                new Item("Its settings", "the ten lowest of all starts are refined; the gradient norm at the minimum is above"),
                new Item("Start", "a grid of " + study.fit().starts() + " points around the runs"),
                new Item("Validation", validation()));
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

    private String validation() {
        return Stream.of(
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
