package org.neuralquanta.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.neuralquanta.fit.Bootstrap;
import org.neuralquanta.fit.Covariance;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.FormComparison;
import org.neuralquanta.fit.HeldOut;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.fit.OptimalSplit;
import org.neuralquanta.fit.Profile;
import org.neuralquanta.fit.QuantaVerdict;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.fit.Runs;

/** A curve fitted to runs, with all that follows from it. */
record CurveAnswer(
        Fit fit,
        Settings settings,
        Map<String, Interval> intervals,
        List<String> warnings,
        Covariance covariance,
        Outcome<QuantaVerdict> test,
        Outcome<Split> split,
        Optional<FormComparison> forms,
        List<HeldOut> heldOut)
        implements Answer {

    /** What was asked for. */
    record Settings(
            RobustLoss loss,
            String lossName,
            CurveModel.Quanta hypothesis,
            List<Double> budgets,
            boolean forms,
            boolean heldOut,
            int bootstrap,
            long seed) {}

    /** What follows from a fit, or the reason why it does not; neither for a model to which it does not apply. */
    private record Outcome<T>(Optional<T> value, String reason) {

        static <T> Outcome<T> of(boolean applies, Supplier<T> supplier) {
            try {
                return new Outcome<>(applies ? Optional.of(supplier.get()) : Optional.empty(), "");
            } catch (ArithmeticException | IllegalStateException e) {
                return new Outcome<>(Optional.empty(), String.valueOf(e.getMessage()));
            }
        }
    }

    /** The best split of compute, at the budgets asked for. */
    private record Split(OptimalSplit optimal, List<OptimalSplit.Budget> budgets) {}

    private static final int TEST_REPLICATES = 999;
    private static final int HELD_OUT_REPLICATES = 200;
    private static final double[] HELD_OUT_SHARES = {0.5, 0.6, 0.7, 0.8, 0.9};
    private static final String OPEN = "not determined by these runs";

    static CurveAnswer of(CurveModel model, Runs runs, Settings settings) {
        Fit fit = Fit.of(model, runs, settings.loss);
        Profile profile = Profile.of(fit);
        var warnings = new ArrayList<>(profile.warnings());
        if (fit.runs().groupCount() != runs.groupCount()) {
            warnings.add("only " + runs.groupCount() + " groups, too few to see the scatter between them: runs are taken as independent");
        }
        Map<String, Interval> intervals = settings.bootstrap == 0 ? profile.intervals() : bootstrap(fit, settings);
        boolean plane = model.variables() == 2;
        return new CurveAnswer(
                fit,
                settings,
                intervals,
                List.copyOf(warnings),
                Covariance.sandwich(fit),
                Outcome.of(plane, () -> test(fit, settings)),
                Outcome.of(plane, () -> {
                    OptimalSplit optimal = OptimalSplit.of(fit);
                    return new Split(optimal, settings.budgets.stream().map(optimal::at).toList());
                }),
                settings.forms && plane ? Optional.of(FormComparison.of(runs, settings.loss)) : Optional.empty(),
                settings.heldOut && plane
                        ? HeldOut.rolling(model, runs, settings.loss, HELD_OUT_SHARES, HELD_OUT_REPLICATES, settings.seed)
                        : List.of());
    }

    private static Map<String, Interval> bootstrap(Fit fit, Settings settings) {
        try (var progress = new Progress("bootstrap", settings.bootstrap)) {
            return Bootstrap.of(fit, settings.bootstrap, settings.seed, progress::step).intervals();
        }
    }

    private static QuantaVerdict test(Fit fit, Settings settings) {
        Fit free = fit.model().equals(CurveModel.chinchilla()) ? fit : Fit.of(CurveModel.chinchilla(), fit.runs(), settings.loss);
        int replicates = settings.bootstrap == 0 ? TEST_REPLICATES : settings.bootstrap;
        try (var progress = new Progress("test", replicates)) {
            return QuantaVerdict.of(free, settings.hypothesis, replicates, settings.seed, progress::step);
        }
    }

    private String intervalKind() {
        return settings.bootstrap == 0 ? "profile likelihood" : "bootstrap, " + settings.bootstrap + " refits";
    }

    private static Quantity quantity(double value) {
        return Double.isFinite(value) ? new Quantity.Known(value) : new Quantity.Absent(OPEN);
    }

    private static List<Quantity> cells(double... values) {
        var cells = new ArrayList<Quantity>();
        for (double value : values) {
            cells.add(quantity(value));
        }
        return cells;
    }

    @Override
    public String text() {
        var text = new StringBuilder(fit.model().name() + ", " + fit.runs().size() + " runs"
                + (fit.runs().groupCount() < fit.runs().size() ? " in " + fit.runs().groupCount() + " groups" : "") + ", loss "
                + settings.lossName + "\nobjective " + TextTable.shortest(fit.objective()) + " (sum over runs), gradient norm "
                + String.format(Locale.ROOT, "%.1e", fit.gradientNorm()) + "\n\n95 % intervals: " + intervalKind() + "\n");
        var table = new TextTable("parameter", "value", "lower", "upper");
        fit.parameters().forEach((name, value) -> {
            Interval interval = Objects.requireNonNull(intervals.get(name));
            table.row(name, 2, cells(value, interval.lower(), interval.upper()));
        });
        text.append(table);
        warnings.forEach(warning -> text.append("! ").append(warning).append('\n'));
        text.append("\ncorrelations (of log E, log A, log B; sandwich)\n").append(correlations());
        test.value().ifPresent(t -> text.append("\nquantization hypothesis, beta = alpha/(1+alpha)")
                .append("\n  objective higher by " + TextTable.rounded(t.statistic()) + ", p = " + TextTable.shortest(t.pValue())
                        + (t.replicates() == 0 ? " (Wald)" : " (parametric bootstrap, " + t.replicates() + " tables)"))
                .append("\n  beta - alpha/(1+alpha) = " + TextTable.rounded(t.departure()) + ", 95 % from "
                        + TextTable.rounded(t.interval().lower()) + " to " + TextTable.rounded(t.interval().upper()))
                .append("\n  smallest departure that would show four times in five: " + TextTable.rounded(t.detectable()))
                .append("\n  " + t.verdict() + "\n"));
        if (!test.reason().isEmpty()) {
            text.append("\nquantization hypothesis: not tested: ").append(test.reason()).append('\n');
        }
        split.value().ifPresent(s -> text.append("\ncompute-optimal: N ~ C^" + TextTable.rounded(s.optimal().parameterExponent())
                        + ", 95 % from " + TextTable.rounded(s.optimal().parameterExponentInterval().lower()) + " to "
                        + TextTable.rounded(s.optimal().parameterExponentInterval().upper()) + " (C = 6ND)\n")
                .append(budgetTable(s.budgets())));
        if (!split.reason().isEmpty()) {
            text.append("\ncompute-optimal: none: ").append(split.reason()).append('\n');
        }
        forms.ifPresent(f -> text.append("\nform: objective " + TextTable.rounded(f.additive().objective()) + " for the sum, "
                + TextTable.rounded(f.bottleneck().objective()) + " for the larger term: " + f.verdict() + "\n"));
        if (!heldOut.isEmpty()) {
            var held = new TextTable("C fitted up to", "runs", "predicted", "mean log error", "lower", "upper", "rms");
            heldOut.forEach(h -> held.row(TextTable.rounded(h.budget()), 2, cells(h.fitted(), h.predicted(), h.meanError(),
                    h.interval().lower(), h.interval().upper(), h.rootMeanSquare())));
            text.append("\nheld-out runs\n").append(held);
        }
        return text.toString();
    }

    private TextTable correlations() {
        List<String> names = covariance.names();
        var header = new ArrayList<>(List.of(""));
        header.addAll(names);
        var table = new TextTable(header.toArray(String[]::new));
        for (int i = 0; i < names.size(); i++) {
            double[] row = new double[names.size()];
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.round(1e4 * covariance.correlation(i, j)) / 1e4;
            }
            table.row(names.get(i), names.size(), cells(row));
        }
        return table;
    }

    private static TextTable budgetTable(List<OptimalSplit.Budget> budgets) {
        var table = new TextTable("C", "N", "D", "loss", "tokens/parameter", "lower", "upper");
        for (OptimalSplit.Budget b : budgets) {
            table.row(TextTable.shortest(b.compute()), 0, cells(b.parameters(), b.tokens(), b.loss(), b.tokensPerParameter(),
                    b.interval().lower(), b.interval().upper()));
        }
        return table;
    }

    @Override
    public String json() {
        return JsonDocument.of(json -> {
            json.string("model", fit.model().name()).whole("rows", fit.runs().size()).string("loss", settings.lossName);
            json.object("parameters", p -> fit.parameters().forEach((name, value) -> p.quantity(name, quantity(value))));
            json.number("objective", fit.objective()).number("gradientNorm", fit.gradientNorm());
            json.string("intervalKind", intervalKind());
            json.object("intervals", p -> intervals.forEach((name, i) -> p.numbers(name, OPEN, i.lower(), i.upper())));
            json.strings("warnings", warnings);
            json.object("correlations", p -> {
                for (int i = 0; i < covariance.names().size(); i++) {
                    int row = i;
                    p.object(covariance.names().get(row), columns -> {
                        for (int j = 0; j < covariance.names().size(); j++) {
                            columns.number(covariance.names().get(j), covariance.correlation(row, j));
                        }
                    });
                }
            });
            if (!test.reason().isEmpty()) {
                json.absent("quantaTest", test.reason());
            }
            test.value().ifPresent(t -> json.object("quantaTest", p -> p.number("statistic", t.statistic())
                    .number("pValue", t.pValue())
                    .whole("replicates", t.replicates())
                    .number("departure", t.departure())
                    .numbers("departureInterval", OPEN, t.interval().lower(), t.interval().upper())
                    .number("detectable", t.detectable())
                    .string("verdict", t.verdict())));
            if (!split.reason().isEmpty()) {
                json.absent("allocation", split.reason());
            }
            split.value().ifPresent(s -> json.object("allocation", p -> {
                Interval exponent = s.optimal().parameterExponentInterval();
                p.number("exponent", s.optimal().parameterExponent())
                        .numbers("exponentInterval", OPEN, exponent.lower(), exponent.upper())
                        .array("budgets", s.budgets(), b -> p.number("compute", b.compute())
                                .number("parameters", b.parameters())
                                .number("tokens", b.tokens())
                                .number("loss", b.loss())
                                .number("tokensPerParameter", b.tokensPerParameter())
                                .numbers("tokensPerParameterInterval", OPEN, b.interval().lower(), b.interval().upper()));
            }));
            forms.ifPresent(f -> json.object("forms", p -> p.number("additive", f.additive().objective())
                    .number("bottleneck", f.bottleneck().objective())
                    .number("pValue", f.vuong().pValue())
                    .string("verdict", f.verdict())));
            if (!heldOut.isEmpty()) {
                json.array("heldOut", heldOut, h -> json.number("budget", h.budget())
                        .whole("fitted", h.fitted())
                        .whole("predicted", h.predicted())
                        .number("meanError", h.meanError())
                        .numbers("interval", OPEN, h.interval().lower(), h.interval().upper())
                        .number("rootMeanSquare", h.rootMeanSquare()));
            }
        });
    }
}
