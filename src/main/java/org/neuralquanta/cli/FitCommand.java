package org.neuralquanta.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Choice;
import org.neuralquanta.cli.option.FitModelOptions;
import org.neuralquanta.cli.option.PlotOption;
import org.neuralquanta.cli.option.Real;
import org.neuralquanta.cli.option.TableOptions;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.cli.option.ZipfOptions;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.CurveStudy;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.fit.RunsTable;
import org.neuralquanta.plot.Plot;
import org.neuralquanta.zipf.FitRange;
import org.neuralquanta.zipf.ZipfFit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fits to measured curves and lists. */
@Command(
        name = "fit",
        description = "Fits a scaling law to measured runs, with intervals, and tests the quantization hypothesis on them;"
                + " or Zipf's law to a list of counts.",
        footer = {
            "",
            "Example: quanta fit runs.csv --model chinchilla --columns N=params,D=tokens,loss=val_loss",
            "",
            "Delimiter, decimal mark and common names of columns (params, training_tokens, val_loss) are recognised, and said on",
            "standard error. Numbers may have the suffixes K, M, B or G, T, P, E; C (FLOPs, 6ND) may stand for N or D.",
            "What the numbers mean: docs/fitting.md."
        })
final class FitCommand implements Question {

    private static final String BUDGETS = "1e21,1e23,1e25";
    private static final double STUDENT_DEGREES = 4;
    private static final int MOST_REFITS = 1_000_000;

    private enum Loss {
        HUBER,
        SQUARES,
        STUDENT
    }

    @Parameters(paramLabel = "FILE", description = "A table: text with delimiters or JSON lines, also packed by gzip; - is standard input.")
    private Path file = Path.of("");

    @Mixin
    private FitModelOptions model = new FitModelOptions();

    @Mixin
    private final TableOptions table = new TableOptions();

    @Option(names = "--loss", paramLabel = "LOSS", description = "huber, squares, student; default huber, 1e-3 on log loss.")
    private @Nullable Loss loss;

    @Option(names = "--overestimates", paramLabel = "F", description = "Penalise overestimates F times as much, 1 or more.")
    private @Nullable Real overestimates;

    @Option(names = "--budgets", paramLabel = "C1,C2,...",
            description = "Models in N and D: FLOPs to split between N and D; default " + BUDGETS + ".")
    private Real.@Nullable Listed budgets;

    @Option(names = "--compare-forms", description = "Models in N and D: is the loss the sum or the larger of the two terms?")
    private boolean compareForms;

    @Option(names = "--held-out", description = "Models in N and D: fit below growing budgets, predict above.")
    private boolean heldOut;

    @Mixin
    private ZipfOptions zipf = new ZipfOptions();

    @Option(names = "--bootstrap", paramLabel = "B", defaultValue = "0",
            description = "Intervals from B refits; default 0: by profiles. For zipf, lists simulated; default 500.")
    private Whole bootstrap = new Whole("0", 0);

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "Default 1.")
    private Whole seed = new Whole("1", 1);

    @Mixin
    private final PlotOption plot = new PlotOption();

    @Override
    public PlotOption plot() {
        return plot;
    }

    @Override
    public Answer answer() {
        int replicates = bootstrap.within("--bootstrap", 0, MOST_REFITS);
        if (model.is(FitModelOptions.Model.ZIPF)) {
            refuseUnusedOfCurves();
            refuseUnusedOfPlanes();
            model.refuseUnused();
            FitRange range = zipf.range();
            TabulatedQuanta counts = table.counts(file);
            ZipfFit fit = ZipfFit.of(counts, range);
            return ZipfAnswer.of(fit, replicates, seed.value()).drawnAs(new Plot.FittedCounts(counts, fit)).withNotes(table.notes());
        }
        zipf.refuse(model.unused());
        if (model.table() == RunsTable.Variables.CURVE) {
            refuseUnusedOfPlanes();
        }
        CurveModel curve = model.curve();
        return study(curve, model.table(), plan(replicates));
    }

    private Answer study(CurveModel curve, RunsTable.Variables variables, CurveStudy.Plan plan) {
        CurveStudy study = CurveStudy.of(curve, table.runs(file, variables), plan, TerminalBar::new);
        return CurveAnswer.of(study, Choice.name(lossOr(Loss.HUBER)))
                .drawnAs(new Plot.FittedRuns(study.fit(), List.of()))
                .withNotes(table.notes());
    }

    private void refuseUnusedOfCurves() {
        String allowed = "with any other model";
        table.refuseUnusedOfLists(model.unused(), allowed);
        BadInput.refuse("--loss", loss == null ? null : Choice.name(loss), model.unused(), allowed);
        BadInput.refuse("--overestimates", overestimates, model.unused(), allowed);
    }

    private void refuseUnusedOfPlanes() {
        String allowed = "with a model in N and D";
        BadInput.refuse("--budgets", budgets, model.unused(), allowed);
        BadInput.refuse("--compare-forms", compareForms, model.unused(), allowed);
        BadInput.refuse("--held-out", heldOut, model.unused(), allowed);
    }

    private CurveStudy.Plan plan(int replicates) {
        RobustLoss minimised = loss();
        CurveModel.Quanta hypothesis = model.hypothesis();
        List<Double> compute = budgets == null
                ? List.of(1e21, 1e23, 1e25)
                : budgets.all().stream().map(Real::value).toList();
        return BadInput.unlessRefused("--budgets", budgets == null ? BUDGETS : budgets,
                () -> new CurveStudy.Plan(minimised, hypothesis, compute, List.of(), List.of(), compareForms, heldOut, replicates, seed.value()));
    }

    private Loss lossOr(Loss usual) {
        return loss == null ? usual : loss;
    }

    private RobustLoss loss() {
        RobustLoss base = switch (lossOr(Loss.HUBER)) {
            case HUBER -> RobustLoss.standard();
            case SQUARES -> new RobustLoss.Squares();
            case STUDENT -> new RobustLoss.Student(STUDENT_DEGREES);
        };
        return overestimates == null
                ? base
                : overestimates.to("--overestimates", factor -> new RobustLoss.Lopsided(base, factor));
    }
}
