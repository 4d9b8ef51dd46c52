package org.neuralquanta.cli.option;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.runs.Point;
import org.neuralquanta.runs.Runs;
import picocli.CommandLine.Option;

/** What is asked of a fitted law. Not thread-safe. */
public final class StudyOptions {

    @Option(names = "--predict", paramLabel = "N=7B,D=2T;...|FILE",
            description = "Predict losses, with intervals, at points or for a table with a column for each variable.")
    private @Nullable String points;

    @Option(names = "--budgets", paramLabel = "C1,C2,...",
            description = "Models in N and D: FLOPs to split between N and D; default: 1, 10 and 100 times the largest compute of the runs.")
    private Real.@Nullable Listed budgets;

    @Option(names = "--next-run", paramLabel = "C",
            description = "Budget of one more run, in FLOPs (or the largest x): where it would narrow the intervals most.")
    private @Nullable Real nextRun;

    @Option(names = "--compare-forms", description = "Models in N and D: test whether the loss is the sum or the larger of the two terms.")
    private boolean compareForms;

    @Option(names = "--held-out",
            description = "Models in N and D: fit the runs below increasing budgets, and below increasing sizes N; predict those above.")
    private boolean heldOut;

    /** Nothing but the fit. */
    public StudyOptions() {}

    /**
     * Where the loss is predicted.
     *
     * @param runs the runs that are fitted
     * @param table how tables are read
     * @return the points
     * @throws BadInput if there is none
     */
    public List<Point> points(Runs runs, TableOptions table) {
        String given = points;
        if (given == null) {
            return List.of();
        }
        return given.contains("=")
                ? BadInput.unlessRefused("--predict", given, () -> {
                    List<Point> parsed = Point.parse(given);
                    parsed.forEach(point -> point.in(runs.variables()));
                    return parsed;
                })
                : table.points("--predict", Path.of(given), runs.variables());
    }

    /**
     * The compute to split.
     *
     * @return in FLOPs; empty for the usual budgets
     */
    public List<Double> budgets() {
        return budgets == null ? List.of() : budgets.all().stream().map(Real::value).toList();
    }

    /**
     * How the budgets are written.
     *
     * @return for messages
     */
    public String budgetsAsGiven() {
        return budgets == null ? "" : budgets.toString();
    }

    /**
     * What a further run may cost.
     *
     * @return FLOPs or x; null if none is asked for
     */
    public @Nullable Real nextRun() {
        return nextRun;
    }

    /**
     * Whether sum and larger term are compared.
     *
     * @return whether they are
     */
    public boolean compareForms() {
        return compareForms;
    }

    /**
     * Whether runs above growing budgets and sizes are predicted.
     *
     * @return whether they are
     */
    public boolean heldOut() {
        return heldOut;
    }

    /**
     * Refuses what needs a curve.
     *
     * @param problem why there is no use for it
     * @throws BadInput if there is any
     */
    public void refuseUnusedOfProfiles(String problem) {
        String allowed = "with a model of the loss";
        BadInput.refuse("--compare-forms", compareForms, problem, allowed);
        BadInput.refuse("--held-out", heldOut, problem, allowed);
        BadInput.refuse("--predict", points, problem, allowed);
        BadInput.refuse("--next-run", nextRun, problem, allowed);
    }

    /**
     * Refuses what needs runs with N and D.
     *
     * @param problem why there is no use for it
     * @throws BadInput if there is any
     */
    public void refuseUnusedOfPlanes(String problem) {
        String allowed = "with a model in N and D";
        BadInput.refuse("--budgets", budgets, problem, allowed);
        BadInput.refuse("--compare-forms", compareForms, problem, allowed);
        BadInput.refuse("--held-out", heldOut, problem, allowed);
    }

    /**
     * Refuses what needs runs.
     *
     * @param problem why there is no use for it
     * @throws BadInput if there is any
     */
    public void refuseUnusedOfRuns(String problem) {
        refuseUnusedOfPlanes(problem);
        refuseUnusedOfProfiles(problem);
    }
}
