package org.neuralquanta.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Choice;
import org.neuralquanta.cli.option.PlotOption;
import org.neuralquanta.cli.option.Real;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.fit.Columns;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.CurveStudy;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.fit.Runs;
import org.neuralquanta.plot.Plot;
import org.neuralquanta.table.InvalidTableException;
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
            "Numbers in the table may have the suffixes K, M, B or G, T, P, E; C (FLOPs, 6ND) may stand for N or D.",
            "What the numbers mean: docs/fitting.md."
        })
final class FitCommand implements Question {

    private static final String BUDGETS = "1e21,1e23,1e25";
    private static final double STUDENT_DEGREES = 4;
    private static final int MOST_REFITS = 1_000_000;

    private enum Model {
        POWER,
        CHINCHILLA,
        QUANTA,
        ZIPF
    }

    private enum Loss {
        HUBER,
        SQUARES,
        STUDENT
    }

    @Parameters(paramLabel = "FILE.csv", description = "A CSV file with a header.")
    private Path file = Path.of("");

    @Option(names = "--model", paramLabel = "MODEL", required = true,
            description = "power, chinchilla, quanta, zipf: L = E + A x^-alpha; E + A N^-alpha + B D^-beta;"
                    + " the same with beta = alpha/(1+alpha); use frequencies ~ rank^-(1+alpha).")
    private Model model = Model.POWER;

    @Option(names = "--columns", paramLabel = "PART=COLUMN,...", description = "Which column is N, D, C, x, loss, group; else by name.")
    private @Nullable String columns;

    @Option(names = "--loss", paramLabel = "LOSS", description = "huber, squares, student; default huber, 1e-3 on log loss.")
    private @Nullable Loss loss;

    @Option(names = "--overestimates", paramLabel = "F", description = "Penalise overestimates F times as much, 1 or more.")
    private @Nullable Real overestimates;

    @Option(names = "--residual", paramLabel = "E", description = "Model power: E known, such as 0; fitted if not given.")
    private @Nullable Real residual;

    @Option(names = "--finite", description = "Model power: finitely many quanta, all learned at some X; needs --residual.")
    private boolean finite;

    @Option(names = "--eta", paramLabel = "ETA", description = "Hypothesis of chinchilla and quanta: gaps ~ k^ETA; default 0.")
    private @Nullable Real eta;

    @Option(names = "--kappa", paramLabel = "KAPPA", description = "The same: costs ~ k^KAPPA; default 0.")
    private @Nullable Real kappa;

    @Option(names = "--delta", paramLabel = "DELTA", description = "The same: samples ~ k^DELTA; default 0.")
    private @Nullable Real delta;

    @Option(names = "--budgets", paramLabel = "C1,C2,...",
            description = "Models chinchilla and quanta: FLOPs to split between N and D; default " + BUDGETS + ".")
    private Real.@Nullable Listed budgets;

    @Option(names = "--compare-forms", description = "Models chinchilla and quanta: is the loss the sum or the larger of the two terms?")
    private boolean compareForms;

    @Option(names = "--held-out", description = "Models chinchilla and quanta: fit below growing budgets, predict above.")
    private boolean heldOut;

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
        return switch (model) {
            case ZIPF -> {
                refuseUnusedOfCurves();
                refuseUnusedOfPlanes();
                refuseUnusedOfPower();
                TabulatedQuanta counts = read(TabulatedQuanta::read);
                ZipfFit fit = ZipfFit.of(counts);
                yield ZipfAnswer.of(fit, replicates, seed.value()).drawnAs(new Plot.FittedCounts(counts, fit));
            }
            case POWER -> {
                refuseUnusedOfPlanes();
                Columns chosen = columns();
                CurveStudy.Plan plan = plan(replicates);
                yield study(power(), read(path -> Runs.readCurve(path, chosen)), plan);
            }
            case CHINCHILLA -> plane(CurveModel.chinchilla(), plan(replicates));
            case QUANTA -> plane(quanta(), plan(replicates));
        };
    }

    private Answer plane(CurveModel curve, CurveStudy.Plan plan) {
        refuseUnusedOfPower();
        Columns chosen = columns();
        return study(curve, read(path -> Runs.read(path, chosen)), plan);
    }

    private Answer study(CurveModel curve, Runs runs, CurveStudy.Plan plan) {
        CurveStudy study = CurveStudy.of(curve, runs, plan, TerminalBar::new);
        return CurveAnswer.of(study, Choice.name(lossOr(Loss.HUBER))).drawnAs(new Plot.FittedRuns(study.fit(), List.of()));
    }

    private void refuseUnusedOfCurves() {
        String allowed = "with --model power, chinchilla or quanta";
        BadInput.refuse("--columns", columns, unused(), allowed);
        BadInput.refuse("--loss", loss == null ? null : Choice.name(loss), unused(), allowed);
        BadInput.refuse("--overestimates", overestimates, unused(), allowed);
    }

    private void refuseUnusedOfPlanes() {
        String allowed = "with --model chinchilla or quanta";
        BadInput.refuse("--eta", eta, unused(), allowed);
        BadInput.refuse("--kappa", kappa, unused(), allowed);
        BadInput.refuse("--delta", delta, unused(), allowed);
        BadInput.refuse("--budgets", budgets, unused(), allowed);
        BadInput.refuse("--compare-forms", compareForms, unused(), allowed);
        BadInput.refuse("--held-out", heldOut, unused(), allowed);
    }

    private void refuseUnusedOfPower() {
        BadInput.refuse("--residual", residual, unused(), "with --model power");
        BadInput.refuse("--finite", finite, unused(), "with --model power");
    }

    private String unused() {
        return "does not go with --model " + Choice.name(model);
    }

    private CurveStudy.Plan plan(int replicates) {
        RobustLoss minimised = loss();
        CurveModel.Quanta hypothesis = quanta();
        List<Double> compute = budgets == null
                ? List.of(1e21, 1e23, 1e25)
                : budgets.all().stream().map(Real::value).toList();
        return BadInput.unlessRefused("--budgets", budgets == null ? BUDGETS : budgets,
                () -> new CurveStudy.Plan(minimised, hypothesis, compute, compareForms, heldOut, replicates, seed.value()));
    }

    private interface Reading<T> {
        T of(Path path) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try {
            return reading.of(file);
        } catch (InvalidTableException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Columns columns() {
        String given = columns;
        return given == null ? Columns.byName() : BadInput.unlessRefused("--columns", given, () -> Columns.parse(given));
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

    private CurveModel power() {
        if (residual == null) {
            if (finite) {
                throw new BadInput("--finite: needs --residual E: a free E takes the place of what is left to learn");
            }
            return CurveModel.power();
        }
        CurveModel saturating = residual.to("--residual", CurveModel.Saturating::new);
        if (finite) {
            return saturating;
        }
        if (residual.value() != 0) {
            throw new BadInput("--residual", residual, "is known and not 0: subtract it from the losses, or let it be fitted",
                    "0, or any with --finite");
        }
        return new CurveModel.Power(false);
    }

    private CurveModel.Quanta quanta() {
        String exponents = text(eta) + ", " + text(kappa) + ", " + text(delta);
        return BadInput.unlessRefused(
                "--eta, --kappa, --delta", exponents, () -> new CurveModel.Quanta(value(eta), value(kappa), value(delta)));
    }

    private static String text(@Nullable Real exponent) {
        return exponent == null ? "0" : exponent.text();
    }

    private static double value(@Nullable Real exponent) {
        return exponent == null ? 0 : exponent.value();
    }
}
