package org.neuralquanta.cli.fit;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.MAGNITUDE;
import static org.neuralquanta.cli.answer.Rounding.TEN_THOUSANDTHS;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Rounding;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.fit.Covariance;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.fit.Prediction;
import org.neuralquanta.fit.QuantaVerdict;
import org.neuralquanta.runs.Extrapolation;
import org.neuralquanta.runs.Point;
import org.neuralquanta.study.CurveStudy;
import org.neuralquanta.study.CurveStudy.Consequence;
import org.neuralquanta.study.FormComparison;
import org.neuralquanta.study.FormTable;
import org.neuralquanta.study.HeldOut;
import org.neuralquanta.study.NextRun;
import org.neuralquanta.study.OptimalSplit;

/** A curve fitted to runs and the analysis of the fit, in the order of the answer. */
public final class CurveAnswer {

    private final CurveStudy study;
    private final String lossName;
    private final List<NextRun> nextRuns;
    private final List<Field> fields = new ArrayList<>();
    private final Prose text = new Prose();

    private CurveAnswer(CurveStudy study, String lossName, List<NextRun> nextRuns) {
        this.study = study;
        this.lossName = lossName;
        this.nextRuns = nextRuns;
    }

    public static Answer of(CurveStudy study, String lossName, List<NextRun> nextRuns) {
        return new CurveAnswer(study, lossName, nextRuns).answer();
    }

    private Answer answer() {
        Listing parameters = parameters();
        fit(parameters);
        correlations();
        switch (study.test()) {
            case Consequence.Found<QuantaVerdict>(QuantaVerdict test) -> test(test);
            case Consequence.Open<QuantaVerdict>(String reason) -> none("quantaTest", "quantization hypothesis: not tested: ", reason);
            case Consequence.Inapplicable<QuantaVerdict> _ -> {}
        }
        switch (study.split()) {
            case Consequence.Found<CurveStudy.Split>(CurveStudy.Split split) -> split(split);
            case Consequence.Open<CurveStudy.Split>(String reason) -> none("allocation", "compute-optimal: none: ", reason);
            case Consequence.Inapplicable<CurveStudy.Split> _ -> {}
        }
        if (!study.predictions().isEmpty()) {
            predictions(study.predictions());
        }
        if (!nextRuns.isEmpty()) {
            nextRuns();
        }
        study.comparison().ifPresent(this::comparison);
        study.forms().ifPresent(this::forms);
        for (HeldOut.By by : HeldOut.By.values()) {
            List<HeldOut> predictions = study.heldOut().stream().filter(held -> held.by() == by).toList();
            if (!predictions.isEmpty()) {
                heldOut(by, predictions);
            }
        }
        return Answer.of(fields, text).withTable(Optional.of(parameters));
    }

    private void none(String name, String what, String reason) {
        fields.add(new Field.Fact(name, new Value.Absent(reason)));
        text.say("\n" + what + reason + "\n");
    }

    private Listing parameters() {
        return Listing.of(List.copyOf(study.fit().parameters().entrySet()), List.of(
                new Column<>("parameter", GIVEN, parameter -> Value.of(parameter.getKey())),
                new Column<>("value", ALL, parameter -> Ends.of(parameter.getValue())),
                new Column<>("lower", ALL, parameter -> Ends.of(study.interval(parameter.getKey()).lower())),
                new Column<>("upper", TWELVE, parameter -> Ends.of(study.interval(parameter.getKey()).upper()))));
    }

    /** Rows of the table as parts that are named after the first column. */
    private static Field.Group named(String name, Listing table, boolean interval) {
        return new Field.Group(name, table.rows().stream()
                .<Field>map(row -> new Field.Fact(
                        ((Value.Word) row.getFirst()).text(), interval ? new Value.Several(row.subList(2, 4)) : row.get(1)))
                .toList());
    }

    private void fit(Listing parameters) {
        int runs = study.fit().runs().size();
        int groups = study.fit().runs().groupCount();
        Field.Fact model = Field.of("model", study.fit().model().name());
        Field.Fact loss = Field.of("loss", lossName);
        Field.Fact rows = Field.whole("rows", runs);
        Field.Fact objective = Field.of("objective", study.fit().objective());
        Field.Fact gradient = Field.of("gradientNorm", study.fit().gradientNorm());
        int refits = study.plan().bootstrap();
        Field.Fact kind = Field.of("intervalKind", refits == 0 ? "profile likelihood" : "bootstrap, " + refits + " refits");
        Optional<Field.Fact> flops = Compute.unusual(study.fit().runs().cost());
        fields.addAll(List.of(model, rows, loss));
        flops.ifPresent(fields::add);
        fields.addAll(List.of(named("parameters", parameters, false), objective, gradient, kind,
                named("intervals", parameters, true), new Field.Fact("warnings", Value.of(study.warnings()))));
        text.show(model).say(", ").show(rows).say(" runs" + (groups < runs ? " in " + groups + " groups" : "") + ", loss ").show(loss);
        flops.ifPresent(_ -> text.say(", compute is " + Compute.product(study.fit().runs().cost()) + " FLOPs"));
        text.say("\nobjective ").show(objective, ALL)
                .say(" (sum over runs), gradient norm ").show(gradient, MAGNITUDE)
                .say("\n\n95 % intervals: ").show(kind).say("\n").show(parameters);
        study.warnings().forEach(warning -> text.say("! " + warning + "\n"));
    }

    private void correlations() {
        Covariance covariance = study.covariance();
        List<String> names = covariance.names();
        List<Integer> rows = IntStream.range(0, names.size()).boxed().toList();
        var columns = new ArrayList<Column<Integer>>();
        columns.add(new Column<>("", GIVEN, row -> Value.of(names.get(row))));
        rows.forEach(column ->
                columns.add(new Column<>(names.get(column), TEN_THOUSANDTHS, row -> Value.of(covariance.correlation(row, column), Ends.OPEN))));
        Listing table = Listing.of(rows, columns);
        fields.add(new Field.Group("correlations", rows.stream()
                .<Field>map(row -> new Field.Group(names.get(row), rows.stream()
                        .<Field>map(column -> new Field.Fact(names.get(column), table.rows().get(row).get(1 + column)))
                        .toList()))
                .toList()));
        text.say("\ncorrelations (of log E, log A, log B; sandwich)\n").show(table);
    }

    private void test(QuantaVerdict test) {
        Field.Fact statistic = Field.of("statistic", test.statistic());
        Field.Fact p = Field.of("pValue", test.pValue());
        Field.Fact replicates = Field.whole("replicates", test.replicates());
        Field.Fact departure = Field.of("departure", test.departure());
        Field.Fact detectable = Field.of("detectable", test.detectable());
        Field.Fact verdict = Field.of("verdict", test.verdict());
        fields.add(Field.group("quantaTest", statistic, p, replicates, departure,
                new Field.Fact("departureInterval", Ends.of(test.interval())), detectable, verdict));
        String within = study.fit().isSum() ? "" : ", within the sum of the two terms";
        text.say("\nquantization hypothesis, beta = alpha/(1+alpha)" + within + "\n  objective higher by ").show(statistic).say(", p = ").show(p, ALL);
        text.say(test.replicates() == 0 ? " (Wald)" : " (parametric bootstrap, " + test.replicates() + " tables)");
        text.say("\n  beta - alpha/(1+alpha) = ").show(departure);
        Ends.say(text, test.interval());
        text.say("\n  smallest departure detectable with 80 % power: ").show(detectable).say("\n  ").show(verdict).say("\n");
    }

    private void split(CurveStudy.Split split) {
        Field.Fact exponent = Field.of("exponent", split.optimal().parameterExponent());
        Interval interval = split.optimal().parameterExponentInterval();
        Rounding compute = Compute.digits(!study.plan().budgets().isEmpty());
        List<OptimalSplit.Budget> budgets = split.budgets();
        Listing table = Listing.of(budgets, List.of(
                new Column<>("compute", "C", compute, b -> Value.of(b.compute())),
                new Column<>("parameters", "N", TWELVE, b -> Value.of(b.parameters())),
                new Column<>("tokens", "D", TWELVE, b -> Value.of(b.tokens())),
                new Column<>("loss", TWELVE, b -> Value.of(b.loss())),
                new Column<>("lossInterval", TWELVE, b -> Ends.of(b.lossInterval())),
                new Column<>("lossLower", "loss from", TWELVE, b -> Ends.of(b.lossInterval().lower())),
                new Column<>("lossUpper", "to", TWELVE, b -> Ends.of(b.lossInterval().upper())),
                new Column<>("tokensPerParameter", "tokens/parameter", TWELVE, b -> Value.of(b.tokensPerParameter())),
                new Column<>("tokensPerParameterInterval", TWELVE, b -> Ends.of(b.interval())),
                new Column<>("lower", TWELVE, b -> Ends.of(b.interval().lower())),
                new Column<>("upper", TWELVE, b -> Ends.of(b.interval().upper()))));
        fields.add(Field.group("allocation", exponent, new Field.Fact("exponentInterval", Ends.of(interval)),
                new Field.Rows("budgets", table.without("lower").without("upper").without("lossLower").without("lossUpper"))));
        text.say("\ncompute-optimal: N ~ C^").show(exponent);
        Ends.say(text, interval);
        text.say(" (C = " + Compute.product(study.fit().runs().cost()) + " FLOPs)\n").show(table.without("tokensPerParameterInterval").without("lossInterval"));
        budgets.forEach(b -> b.extrapolation().sentence().ifPresent(sentence ->
                text.say("! C = ").show(Value.of(b.compute()), compute).say(": " + sentence + "\n")));
    }

    private void beyond(String what, Extrapolation extrapolation) {
        extrapolation.sentence().ifPresent(sentence -> text.say("! " + what + ": " + sentence + "\n"));
    }

    private static String text(Point point) {
        return String.join(", ", point.values().entrySet().stream().map(e -> e.getKey() + " = " + Rounding.shortest(e.getValue())).toList());
    }

    private Column<Prediction> at(String variable) {
        return new Column<>(variable, TWELVE, p -> Value.of(Objects.requireNonNull(p.at().values().get(variable))));
    }

    private void predictions(List<Prediction> predictions) {
        var columns = new ArrayList<Column<Prediction>>();
        study.fit().runs().variables().forEach(variable -> columns.add(at(variable)));
        columns.add(new Column<>("loss", TWELVE, p -> Value.of(p.loss())));
        columns.add(new Column<>("curve", TWELVE, p -> Ends.of(p.curve())));
        columns.add(new Column<>("curveLower", "curve from", TWELVE, p -> Ends.of(p.curve().lower())));
        columns.add(new Column<>("curveUpper", "to", TWELVE, p -> Ends.of(p.curve().upper())));
        columns.add(new Column<>("run", TWELVE, p -> Ends.of(p.run())));
        columns.add(new Column<>("runLower", "a run from", TWELVE, p -> Ends.of(p.run().lower())));
        columns.add(new Column<>("runUpper", "to", TWELVE, p -> Ends.of(p.run().upper())));
        columns.add(new Column<>("decadesBeyond", "decades beyond", TEN_THOUSANDTHS, p -> Value.of(p.extrapolation().farthest())));
        Listing table = Listing.of(predictions, columns);
        fields.add(new Field.Rows("predictions",
                table.without("curveLower").without("curveUpper").without("runLower").without("runUpper")));
        text.say("\npredictions, 95 % for the curve and for a run\n").show(table.without("curve").without("run"));
        predictions.forEach(p -> beyond(text(p.at()), p.extrapolation()));
    }

    private void nextRuns() {
        List<String> variables = study.fit().runs().variables();
        List<Integer> rows = IntStream.range(0, nextRuns.size()).boxed().toList();
        var columns = new ArrayList<Column<Integer>>();
        columns.add(new Column<>("narrows", GIVEN, i -> Value.of(
                i == 0 ? "all parameters" : "prediction at " + text(study.plan().points().get(i - 1)))));
        variables.forEach(variable -> columns.add(new Column<>(
                variable, TWELVE, i -> Value.of(Objects.requireNonNull(nextRuns.get(i).at().values().get(variable))))));
        columns.add(new Column<>("factor", "width times", TEN_THOUSANDTHS, i -> Value.of(nextRuns.get(i).narrowing())));
        Listing table = Listing.of(rows, columns);
        fields.add(new Field.Rows("nextRuns", table));
        text.say("\nnext run to train\n").show(table);
    }

    private static Value of(Consequence<Double> consequence) {
        return switch (consequence) {
            case Consequence.Found<Double>(Double value) -> Value.of(value);
            case Consequence.Open<Double>(String reason) -> new Value.Absent(reason);
            case Consequence.Inapplicable<Double> _ -> new Value.Absent("does not apply");
        };
    }

    private void comparison(FormTable forms) {
        Listing table = Listing.of(forms.rows(), List.of(
                new Column<>("model", GIVEN, row -> Value.of(row.fit().model().name())),
                new Column<>("free", ALL, row -> new Value.Whole(row.parameters())),
                new Column<>("objective", TWELVE, row -> Value.of(row.objective())),
                new Column<>("aic", "AIC", TWELVE, row -> of(row.aic())),
                new Column<>("vuong", "Vuong p", TEN_THOUSANDTHS, row -> row.againstBest()
                        .map(vuong -> Value.of(vuong.pValue()))
                        .orElseGet(() -> new Value.Absent("the best"))),
                new Column<>("largestError", "error on the largest", TEN_THOUSANDTHS, row -> of(row.largestError()))));
        fields.add(new Field.Rows("comparison", table));
        text.say("\nforms; the error is that of log loss on the " + forms.largest() + " largest runs, predicted from the others\n").show(table);
    }

    private void forms(FormComparison forms) {
        Field.Fact additive = Field.of("additive", forms.additive().objective());
        Field.Fact bottleneck = Field.of("bottleneck", forms.bottleneck().objective());
        Field.Fact verdict = Field.of("verdict", forms.verdict());
        fields.add(Field.group("forms", additive, bottleneck, Field.of("pValue", forms.vuong().pValue()), verdict));
        text.say("\nform: objective ").show(additive).say(" for the sum, ").show(bottleneck).say(" for the larger term: ").show(verdict)
                .say("\n");
    }

    private void heldOut(HeldOut.By by, List<HeldOut> predictions) {
        Column<HeldOut> most = switch (by) {
            case COMPUTE -> new Column<>("budget", "C fitted up to", TWELVE, h -> Value.of(h.most()));
            case SIZE -> new Column<>("size", "N fitted up to", TWELVE, h -> Value.of(h.most()));
        };
        Listing table = Listing.of(predictions, List.of(
                most,
                new Column<>("fitted", "runs", ALL, h -> new Value.Whole(h.fitted())),
                new Column<>("predicted", ALL, h -> new Value.Whole(h.predicted())),
                new Column<>("meanError", "mean log error", TWELVE, h -> Value.of(h.meanError())),
                new Column<>("interval", TWELVE, h -> Ends.of(h.interval())),
                new Column<>("lower", TWELVE, h -> Ends.of(h.interval().lower())),
                new Column<>("upper", TWELVE, h -> Ends.of(h.interval().upper())),
                new Column<>("rootMeanSquare", "rms", TWELVE, h -> Value.of(h.rootMeanSquare()))));
        fields.add(new Field.Rows(by == HeldOut.By.COMPUTE ? "heldOut" : "heldOutBySize", table.without("lower").without("upper")));
        text.say(by == HeldOut.By.COMPUTE ? "\nheld-out runs\n" : "\nheld-out larger models\n").show(table.without("interval"));
    }
}
