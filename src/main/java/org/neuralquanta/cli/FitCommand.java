package org.neuralquanta.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.checkpoint.Checkpoint;
import org.neuralquanta.checkpoint.KeptStage;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Form;
import org.neuralquanta.cli.fit.CurveAnswer;
import org.neuralquanta.cli.fit.FitReport;
import org.neuralquanta.cli.fit.IsoFlopAnswer;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Choice;
import org.neuralquanta.cli.option.FitModelOptions;
import org.neuralquanta.cli.option.PlotOption;
import org.neuralquanta.cli.option.Real;
import org.neuralquanta.cli.option.ReportOption;
import org.neuralquanta.cli.option.ResumeOption;
import org.neuralquanta.cli.option.StudyOptions;
import org.neuralquanta.cli.option.TableOptions;
import org.neuralquanta.cli.option.TrainingOptions;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.cli.option.ZipfOptions;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.plot.Plot;
import org.neuralquanta.runs.Point;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.runs.RunsTable;
import org.neuralquanta.runs.UnfittableException;
import org.neuralquanta.study.CurveStudy;
import org.neuralquanta.study.IsoFlop;
import org.neuralquanta.study.NextRun;
import org.neuralquanta.study.OptimalSplit;
import org.neuralquanta.zipf.FitRange;
import org.neuralquanta.zipf.ZipfFit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits to measured curves and lists. */
@Command(
        name = "fit",
        description = "Fits a scaling law to measured runs, with confidence intervals, and tests the quantization hypothesis on them; or fits"
                + " Zipf's law to a list of counts.",
        footer = {
            "",
            "Example: quanta fit runs.csv --model chinchilla --columns N=params,D=tokens,loss=val_loss",
            "",
            "The delimiter, the decimal mark and common column names (params, training_tokens, val_loss) are detected and reported on standard"
                    + " error. Numbers may have the suffixes K, M, B or G, T, P, E. A column C (FLOPs, 6ND) may replace N or D.",
            "What the numbers mean: docs/fitting-explained.md."
        })
final class FitCommand implements Question {

    private static final double STUDENT_DEGREES = 4;
    private static final int MOST_REFITS = 1_000_000;
    private static final String OF_CURVES = "with a model of the loss";
    private static final String OF_PLANES = "with a model in N and D";

    private enum Loss {
        HUBER,
        SQUARES,
        STUDENT
    }

    @Parameters(paramLabel = "FILE", description = "A table: delimited text or JSON Lines, optionally gzipped; - reads standard input.")
    private Path file = Path.of("");

    @Mixin
    private FitModelOptions model = new FitModelOptions();

    @Mixin
    private final TableOptions table = new TableOptions();

    @Option(names = "--loss", paramLabel = "LOSS", description = "Loss to minimise: huber (default; delta 1e-3, on log loss), squares or student.")
    private @Nullable Loss loss;

    @Option(names = "--overestimates", paramLabel = "F", description = "Penalise overestimates F times as much as underestimates; F at least 1.")
    private @Nullable Real overestimates;

    @Mixin
    private final TrainingOptions training = new TrainingOptions();

    @Mixin
    private StudyOptions study = new StudyOptions();

    @Mixin
    private ZipfOptions zipf = new ZipfOptions();

    @Option(names = "--bootstrap", paramLabel = "B",
            description = "Intervals from B bootstrap refits; default 0: profile likelihood. For zipf: number of simulated lists; default 500.")
    private @Nullable Whole bootstrap;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed; default 1.")
    private @Nullable Whole seed;

    @Mixin
    private final PlotOption plot = new PlotOption();

    @Mixin
    private final ReportOption report = new ReportOption();

    @Mixin
    private final ResumeOption resume = new ResumeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public PlotOption plot() {
        return plot;
    }

    @Override
    public ReportOption report() {
        return report;
    }

    @Override
    public ResumeOption resume() {
        return resume;
    }

    @Override
    public Answer answer() {
        if (model.is(FitModelOptions.Model.ZIPF)) {
            return list();
        }
        zipf.refuse(model.unused());
        if (resume.isGiven() && replicates() == 0) {
            resume.refuse("has no effect without --bootstrap", "with --bootstrap");
        }
        return model.is(FitModelOptions.Model.ISOFLOP) ? profiles() : curve();
    }

    private Answer list() {
        refuseUnusedOfCurves();
        table.refuseUnusedOfLists(model.unused(), "with any other model");
        study.refuseUnusedOfRuns(model.unused());
        training.refuse(model.unused(), OF_PLANES);
        model.refuseUnused();
        report.refuse(model.unused());
        FitRange range = zipf.range();
        int lists = replicates();
        Checkpoint checkpoint = resume.checkpoint();
        TabulatedQuanta counts = table.counts(file);
        ZipfFit fit = fitted(() -> ZipfFit.of(counts, range));
        return ZipfAnswer.of(fit, lists, seed(), watch(checkpoint)).drawnAs(new Plot.FittedCounts(counts, fit)).withNotes(table.notes());
    }

    private Answer profiles() {
        refuseUnusedOfCurves();
        study.refuseUnusedOfProfiles(model.unused());
        model.refuseUnused();
        plot.refuse(model.unused(), "with any other model");
        report.refuse(model.unused());
        resume.refuse(model.unused(), "with --bootstrap");
        BadInput.refuse("--bootstrap", bootstrap, model.unused(), OF_CURVES);
        BadInput.refuse("--seed", seed, model.unused(), OF_CURVES);
        Runs runs = table.runs(file, model.table(), training.cost());
        IsoFlop found = model.isoFlop(runs);
        List<IsoFlop.Budget> budgets = BadInput.unlessRefused("--budgets", study.budgetsAsGiven(), () -> budgets(found, runs));
        return IsoFlopAnswer.of(found, runs, budgets, !study.budgets().isEmpty()).withNotes(table.notes());
    }

    private List<IsoFlop.Budget> budgets(IsoFlop found, Runs runs) {
        List<Double> asked = study.budgets();
        return (asked.isEmpty() ? OptimalSplit.usualBudgets(runs) : asked).stream().map(found::at).toList();
    }

    private int replicates() {
        return bootstrap == null ? 0 : bootstrap.within("--bootstrap", 0, MOST_REFITS);
    }

    private long seed() {
        return seed == null ? 1 : seed.value();
    }

    private Answer curve() {
        if (model.table() == RunsTable.Variables.CURVE) {
            study.refuseUnusedOfPlanes(model.unused());
            training.refuse(model.unused(), OF_PLANES);
        }
        report.refuseOver(file);
        plot.place().ifPresent(report::refuseOver);
        CurveModel curve = model.curve();
        List<CurveModel> compared = model.compared();
        Runs runs = table.runs(file, model.table(), training.cost());
        Checkpoint checkpoint = resume.checkpoint();
        CurveStudy.Plan plan = plan(compared, study.points(runs, table));
        CurveStudy found = fitted(() -> CurveStudy.of(curve, runs, plan, watch(checkpoint)));
        Answer answer = CurveAnswer.of(found, Choice.name(lossOr(Loss.HUBER)), nextRuns(found))
                .drawnAs(new Plot.FittedRuns(found.fit(), found.predictions()))
                .withNotes(Stream.concat(table.notes().stream(), model.notes().stream()).toList());
        var source = new FitReport.Source(file, arguments(), model.formula(), report.pathTo(plot.place()));
        return answer.with(Form.MARKDOWN, () -> new FitReport(source, found, answer).text());
    }

    private static CurveStudy.Watch watch(Checkpoint checkpoint) {
        return (name, steps) -> new KeptStage(new TerminalBar(name, steps), checkpoint, name, steps);
    }

    /** What the table lacks is said without an option. */
    private static <T> T fitted(Supplier<T> fit) {
        try {
            return fit.get();
        } catch (UnfittableException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }

    private List<String> arguments() {
        return Objects.requireNonNull(spec).root().commandLine().getParseResult().originalArgs();
    }

    private List<NextRun> nextRuns(CurveStudy found) {
        Real budget = study.nextRun();
        if (budget == null) {
            return List.of();
        }
        return budget.to("--next-run", most -> Stream.concat(
                        Stream.of(NextRun.forParameters(found.fit(), most)),
                        found.plan().points().stream().map(point -> NextRun.forPrediction(found.fit(), point, most)))
                .toList());
    }

    private void refuseUnusedOfCurves() {
        BadInput.refuse("--loss", loss == null ? null : Choice.name(loss), model.unused(), OF_CURVES);
        BadInput.refuse("--overestimates", overestimates, model.unused(), OF_CURVES);
    }

    private CurveStudy.Plan plan(List<CurveModel> compared, List<Point> points) {
        int replicates = replicates();
        RobustLoss minimised = loss();
        return BadInput.unlessRefused("--budgets", study.budgetsAsGiven(), () -> new CurveStudy.Plan(
                minimised, model.hypothesis(), study.budgets(), points, compared, study.compareForms(), study.heldOut(), replicates, seed()));
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
