package org.neuralquanta.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.fit.Columns;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.fit.Runs;
import org.neuralquanta.table.InvalidTableException;
import org.neuralquanta.zipf.ZipfFit;
import picocli.CommandLine.Command;
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

    private static final String MODELS = "power, chinchilla, quanta, zipf";
    private static final String LOSSES = "huber, squares, student";
    private static final String BUDGETS = "1e21,1e23,1e25";
    private static final double STUDENT_DEGREES = 4;
    private static final Domain EXPONENT = new Domain("finite", Double::isFinite);
    private static final Domain FACTOR = new Domain("1 to 1e6", x -> x >= 1 && x <= 1e6);
    private static final Domain REPLICATES = Domain.whole("from 0 to 1e6", 0, 1e6);
    private static final Domain LOSS = new Domain("at least 0", x -> x >= 0);
    private static final Domain BUDGET = new Domain("above 0", x -> x > 0);

    @Parameters(paramLabel = "FILE.csv", description = "A CSV file with a header.")
    private String file = "";

    @Option(names = "--model", paramLabel = "MODEL", description = MODELS + ": L = E + A x^-alpha; E + A N^-alpha + B D^-beta;"
            + " the same with beta = alpha/(1+alpha); use frequencies ~ rank^-(1+alpha).")
    private @Nullable String model;

    @Option(names = "--columns", paramLabel = "PART=COLUMN,...", description = "Which column is N, D, C, x, loss, group; else by name.")
    private @Nullable String columns;

    @Option(names = "--loss", paramLabel = "LOSS", description = LOSSES + "; default huber, 1e-3 on log loss.")
    private @Nullable String loss;

    @Option(names = "--overestimates", paramLabel = "F", description = "Penalise overestimates F times as much; 1 to 1e6.")
    private @Nullable String overestimates;

    @Option(names = "--residual", paramLabel = "E", description = "Model power: E known, such as 0; fitted if not given.")
    private @Nullable String residual;

    @Option(names = "--finite", description = "Model power: finitely many quanta, all learned at some X; needs --residual.")
    private boolean finite;

    @Option(names = "--eta", paramLabel = "ETA", description = "Hypothesis of chinchilla and quanta: gaps ~ k^ETA; default 0.")
    private @Nullable String eta;

    @Option(names = "--kappa", paramLabel = "KAPPA", description = "The same: costs ~ k^KAPPA; default 0.")
    private @Nullable String kappa;

    @Option(names = "--delta", paramLabel = "DELTA", description = "The same: samples ~ k^DELTA; default 0.")
    private @Nullable String delta;

    @Option(names = "--budgets", paramLabel = "C1,C2,...",
            description = "Models chinchilla and quanta: FLOPs to split between N and D; default " + BUDGETS + ".")
    private @Nullable String budgets;

    @Option(names = "--compare-forms", description = "Models chinchilla and quanta: is the loss the sum or the larger of the two terms?")
    private boolean compareForms;

    @Option(names = "--held-out", description = "Models chinchilla and quanta: fit below growing budgets, predict above.")
    private boolean heldOut;

    @Option(names = "--bootstrap", paramLabel = "B", defaultValue = "0",
            description = "Intervals from B refits; default 0: by profiles. For zipf, lists simulated; default 500.")
    private String bootstrap = "0";

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "Default 1.")
    private String seed = "1";

    @Option(names = "--plot", paramLabel = "FILE.svg", description = "Says how to draw the fit: the library carries no plots.")
    private @Nullable String plot;

    @Override
    public Answer answer() {
        if (model == null) {
            throw new BadInput("--model: missing; allowed: " + MODELS);
        }
        if (plot != null) {
            throw new NotCarriedOut("--plot: '" + plot + "' is not drawn here, where no plots are; run: mvn -f paper-figures -Dfit="
                    + file + " -Dplot=" + plot);
        }
        int replicates = (int) Numbers.real("--bootstrap", bootstrap, REPLICATES);
        long start = (long) Numbers.real("--seed", seed, Domain.SEED);
        return switch (model) {
            case "zipf" -> {
                refuseUnusedOfCurves();
                refuseUnusedOfPlanes();
                refuseUnusedOfPower();
                yield ZipfAnswer.of(read(path -> ZipfFit.of(TabulatedQuanta.read(path))), replicates, start);
            }
            case "power" -> {
                refuseUnusedOfPlanes();
                Columns chosen = columns();
                CurveAnswer.Settings settings = settings(replicates, start);
                yield CurveAnswer.of(power(), read(path -> Runs.readCurve(path, chosen)), settings);
            }
            case "chinchilla" -> plane(CurveModel.chinchilla(), settings(replicates, start));
            case "quanta" -> plane(quanta(), settings(replicates, start));
            default -> throw new BadInput("--model", model, "is no model", MODELS);
        };
    }

    private CurveAnswer plane(CurveModel curve, CurveAnswer.Settings settings) {
        refuseUnusedOfPower();
        Columns chosen = columns();
        return CurveAnswer.of(curve, read(path -> Runs.read(path, chosen)), settings);
    }

    private void refuseUnusedOfCurves() {
        String allowed = "with --model power, chinchilla or quanta";
        BadInput.refuse("--columns", columns, unused(), allowed);
        BadInput.refuse("--loss", loss, unused(), allowed);
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
        return "does not go with --model " + model;
    }

    private CurveAnswer.Settings settings(int replicates, long start) {
        String name = loss == null ? "huber" : loss;
        List<Double> compute = Numbers.reals("--budgets", budgets == null ? BUDGETS : budgets, BUDGET);
        return new CurveAnswer.Settings(loss(name), name, quanta(), compute, compareForms, heldOut, replicates, start);
    }

    private interface Reading<T> {
        T of(Path path) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try {
            return reading.of(Path.of(file));
        } catch (InvalidTableException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        } catch (InvalidPathException _) {
            throw new BadInput("FILE.csv", file, "is not the name of a file", "a CSV file with a header");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Columns columns() {
        String given = columns;
        return given == null ? Columns.byName() : BadInput.unlessRefused("--columns", given, () -> Columns.parse(given));
    }

    private RobustLoss loss(String name) {
        RobustLoss base = switch (name) {
            case "huber" -> RobustLoss.standard();
            case "squares" -> new RobustLoss.Squares();
            case "student" -> new RobustLoss.Student(STUDENT_DEGREES);
            default -> throw new BadInput("--loss", name, "is no loss", LOSSES);
        };
        String factor = overestimates;
        return factor == null
                ? base
                : BadInput.unlessRefused("--overestimates", factor,
                        () -> new RobustLoss.Lopsided(base, Numbers.real("--overestimates", factor, FACTOR)));
    }

    private CurveModel power() {
        if (residual == null) {
            if (finite) {
                throw new BadInput("--finite: needs --residual E: a free E takes the place of what is left to learn");
            }
            return CurveModel.power();
        }
        double known = Numbers.real("--residual", residual, LOSS);
        if (finite) {
            return new CurveModel.Saturating(known);
        }
        if (known != 0) {
            throw new BadInput("--residual", residual, "is known and not 0: subtract it from the losses, or let it be fitted",
                    "0, or any with --finite");
        }
        return new CurveModel.Power(false);
    }

    private CurveModel.Quanta quanta() {
        double e = exponent("--eta", eta);
        double k = exponent("--kappa", kappa);
        double d = exponent("--delta", delta);
        return BadInput.unlessRefused("--eta, --kappa, --delta", text(eta) + ", " + text(kappa) + ", " + text(delta), () -> new CurveModel.Quanta(e, k, d));
    }

    private static String text(@Nullable String exponent) {
        return exponent == null ? "0" : exponent;
    }

    private static double exponent(String option, @Nullable String value) {
        return Numbers.real(option, text(value), EXPONENT);
    }
}
