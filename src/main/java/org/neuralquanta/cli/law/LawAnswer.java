package org.neuralquanta.cli.law;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Bounds;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Rounding;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.cli.option.Real;
import org.neuralquanta.expansion.Expansion;
import org.neuralquanta.expansion.ParameterExpansion;
import org.neuralquanta.expansion.PeriodicLaw;
import org.neuralquanta.law.Allocation;
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.CuratedLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.plot.Plot;
import org.neuralquanta.study.CurveBand;

/** A scaling law at some points: exact value, bound and closed form. */
public final class LawAnswer {

    private LawAnswer() {}

    public static Answer of(String resource, ScalingLaw law, Real.Listed at) {
        return of(resource, law, at, List.of());
    }

    /** With covariances of the loss with that of an earlier time. */
    public static Answer of(String resource, DataLaw law, Real.Listed at, double earlier) {
        // Three columns show one bound.
        var known = new HashMap<Double, Bounds>();
        Function<Point, Bounds> bounds = point -> known.computeIfAbsent(point.x, later -> Bounds.of(() -> law.covarianceBound(earlier, later)));
        return of(
                resource,
                law,
                at,
                List.of(
                        new Column<>("covariance", TWELVE, point -> Value.of(law.covariance(earlier, point.x))),
                        new Column<>("covarianceLower", TWELVE, point -> bounds.apply(point).lower()),
                        new Column<>("covarianceUpper", TWELVE, point -> bounds.apply(point).upper()),
                        new Column<>("covarianceBound", TWELVE, point -> bounds.apply(point).kind()),
                        new Column<>(
                                "covarianceAsymptotic",
                                "closed form of covariance",
                                TWELVE,
                                point -> Value.of(law.covarianceAsymptotic(earlier, point.x)))));
    }

    /** With an expansion beside the closed form. */
    public static Answer of(String resource, ScalingLaw law, Real.Listed at, Beside beside) {
        return of(resource, law, at, x -> asymptotic(law, x), beside.columns, beside, List.of());
    }

    /**
     * With an oscillating closed form.
     *
     * @param variable what it is a function of, at an amount of the resource
     */
    public static Answer of(String resource, ScalingLaw law, Real.Listed at, PeriodicLaw closed, DoubleUnaryOperator variable, String name) {
        return of(
                resource,
                law,
                at,
                x -> closed.at(variable.applyAsDouble(x)),
                List.of(),
                null,
                List.of(
                        new Remark("on average ~ ", Field.of("meanAmplitude", closed.harmonics().getFirst().real()), ALL, " " + name + "^(-"),
                        new Remark("", Field.of("meanExponent", closed.exponent()), ALL, ")\n"),
                        new Remark("oscillates with the angular frequency ", Field.of("angularFrequency", closed.frequency()), TWELVE, " in log " + name),
                        new Remark(" and the relative amplitude ", Field.of("swing", closed.swing()), TWELVE, "\n")));
    }

    /** With the band in which a learning curve lies at all points at once. */
    public static Answer of(String resource, DataLaw law, Real.Listed at, CurveBand band) {
        Field.Fact factor = Field.of("bandFactor", band.factor());
        return of(
                resource,
                law,
                at,
                x -> asymptotic(law, x),
                List.of(
                        new Column<>("bandLower", "band from", TWELVE, point -> Value.of(band.at(point.x).lower())),
                        new Column<>("bandUpper", "to", TWELVE, point -> Value.of(band.at(point.x).upper()))),
                null,
                List.of(new Remark("band of ", factor, TWELVE, " standard deviations on each side\n")));
    }

    /** A number between words. */
    private record Remark(String before, Field.Fact fact, Rounding digits, String after) {}

    private static Answer of(String resource, ScalingLaw law, Real.Listed at, List<Column<Point>> more) {
        return of(resource, law, at, x -> asymptotic(law, x), more, null, List.of());
    }

    private static Answer of(
            String resource,
            ScalingLaw law,
            Real.Listed at,
            DoubleUnaryOperator closed,
            List<Column<Point>> more,
            @Nullable Beside beside,
            List<Remark> remarks) {
        var fields = new ArrayList<Field>();
        Prose text = summary(resource, law, fields);
        for (Remark remark : remarks) {
            fields.add(remark.fact);
            text.say(remark.before).show(remark.fact, remark.digits).say(remark.after);
        }
        if (beside != null) {
            beside.say(text);
        }
        List<Point> points = at.all().stream().map(x -> x.to("--at", value -> Point.of(law, closed, value))).toList();
        Listing table = table(resource, law, points, more);
        fields.add(new Field.Rows("points", table.without("ratio")));
        if (beside != null) {
            fields.addAll(beside.fields());
        }
        return Answer.of(fields, text.say("\n").show(table.without("bound").noting(Bounds.notes(points, Point::bounds))))
                .drawnAs(new Plot.Law(law, points.stream().map(Point::x).toList()));
    }

    /** The least amounts with which a law reaches some losses. */
    public static Answer reaching(String resource, ScalingLaw law, Real.Listed losses) {
        var fields = new ArrayList<Field>();
        Prose text = summary(resource, law, fields);
        List<Needed> needed = losses.all().stream().map(loss -> loss.to("--loss", value -> Needed.of(value, () -> law.resourceFor(value)))).toList();
        Listing table = Needed.table(resource, needed);
        fields.add(new Field.Rows("needed", table));
        return Answer.of(fields, text.say("\n").show(table.without("bound").noting(Bounds.notes(needed, Needed::amount))))
                .drawnAs(new Plot.Law(law, Needed.shown(needed)));
    }

    private static double asymptotic(ScalingLaw law, double x) {
        PowerLaw closed = law.asymptotic();
        if (!closed.isDefinedAt(x)) {
            throw new ArithmeticException("a closed form with a logarithm is defined above 1");
        }
        return closed.at(x);
    }

    private static Prose summary(String resource, ScalingLaw law, List<Field> fields) {
        ClosedForm closed = ClosedForm.of(() -> law.asymptotic());
        fields.addAll(closed.fields());
        var text = new Prose();
        if (law instanceof ComputeLaw compute) {
            Field.Fact flops = Field.of("flopsPerParameterAndSample", compute.cost().flopsPerParameterAndSample());
            fields.add(Field.of("unit", resource));
            fields.add(flops);
            text.say("compute is ").show(flops, ALL).say(" N D " + resource + "\n");
        }
        closed.say(text, "reducible loss", resource, -1).say("\n");
        if (law instanceof ComputeLaw compute) {
            ClosedForm parameters = ClosedForm.ofGrowth(() -> compute.allocation().parameters());
            ClosedForm data = ClosedForm.ofGrowth(() -> compute.allocation().data());
            fields.add(Field.group(
                    "allocation", new Field.Group("parameters", parameters.fields()), new Field.Group("data", data.fields())));
            parameters.say(text, "N", resource, 1).say("\n");
            data.say(text, "D", resource, 1).say("\n");
        }
        return text;
    }

    private static Listing table(String resource, ScalingLaw law, List<Point> points, List<Column<Point>> more) {
        var columns = new ArrayList<Column<Point>>();
        columns.add(new Column<>("x", resource, GIVEN, point -> Value.of(point.x)));
        columns.add(new Column<>("exact", ALL, Point::exact));
        columns.addAll(Bounds.columns(Point::bounds));
        columns.add(new Column<>("asymptotic", "closed form", TWELVE, Point::asymptotic));
        columns.add(new Column<>("ratio", "exact/closed", TWELVE, point -> Value.ratio(point.exact, point.asymptotic)));
        columns.add(new Column<>("localExponent", "local exponent", TWELVE, Point::localExponent));
        if (law instanceof DataLaw data) {
            columns.add(new Column<>("count", "learned quanta", TWELVE, point -> Value.of(data.count(point.x))));
            columns.add(new Column<>("variance", TWELVE, point -> Value.of(data.variance(point.x))));
        }
        if (law instanceof CuratedLaw curated) {
            columns.add(new Column<>("trained", "trained quanta", TWELVE, point -> new Value.Whole(curated.trained(point.x))));
        }
        columns.addAll(more);
        return Listing.of(points, columns);
    }

    /** The terms of an expansion, and what they add up to at each point. */
    public static final class Beside {

        private final String variable;
        private final Expansion expansion;
        private final List<Column<Point>> columns;

        private Beside(String variable, Expansion expansion, List<Column<Point>> columns) {
            this.variable = variable;
            this.expansion = expansion;
            this.columns = columns;
        }

        /** The expansion of a law of data. */
        public static Beside of(Expansion expansion) {
            return new Beside("D", expansion, columns(expansion, x -> x));
        }

        /** The expansion in the number of learned quanta, with what its error leaves open. */
        public static Beside of(ParameterExpansion terms, ParameterLaw law) {
            var columns = new ArrayList<>(columns(terms.expansion(), x -> (double) law.learned(x)));
            var known = new HashMap<Double, Bounds>();
            Function<Point, Bounds> bounds = point -> known.computeIfAbsent(point.x, x -> Bounds.of(() -> terms.bound(Math.max(1, law.learned(x)))));
            columns.add(new Column<>("expansionLower", TWELVE, point -> bounds.apply(point).lower()));
            columns.add(new Column<>("expansionUpper", TWELVE, point -> bounds.apply(point).upper()));
            return new Beside("n learned quanta", terms.expansion(), columns);
        }

        private static List<Column<Point>> columns(Expansion expansion, DoubleUnaryOperator resource) {
            return List.of(
                    new Column<>("expansion", TWELVE, point -> Value.of(() -> expansion.at(resource.applyAsDouble(point.x)))),
                    new Column<>(
                            "expansionExponent",
                            "its exponent",
                            TWELVE,
                            point -> Value.of(() -> expansion.localExponent(resource.applyAsDouble(point.x)))));
        }

        private Listing terms() {
            return Listing.of(expansion.terms(), List.of(
                    new Column<>("coefficient", ALL, term -> Value.of(term.coefficient())),
                    new Column<>("exponent", ALL, term -> Value.of(-term.exponent())),
                    new Column<>("vanishes", ALL, term -> Value.of(term.vanishes() ? "yes" : "no"))));
        }

        private Field.Fact order() {
            return new Field.Fact("order", Double.isFinite(expansion.order())
                    ? Value.of(-expansion.order())
                    : new Value.Absent("the remainder is smaller than every power"));
        }

        private List<Field> fields() {
            return List.of(new Field.Rows("terms", terms()), order());
        }

        private void say(Prose text) {
            text.say("\nexpansion in powers of " + variable + "\n")
                    .show(terms())
                    .say("the remainder is of the order of the power ")
                    .show(order(), ALL)
                    .say("\n");
        }
    }

    private record Point(double x, Value exact, Bounds bounds, Value asymptotic, Value localExponent) {

        static Point of(ScalingLaw law, DoubleUnaryOperator closed, double x) {
            return new Point(
                    x,
                    Value.of(() -> law.exact(x)),
                    Bounds.of(() -> law.bound(x)),
                    Value.of(() -> closed.applyAsDouble(x)),
                    Value.of(() -> law.localExponent(x)));
        }
    }

    /** A closed form, amplitude · x^±exponent · log(x)^±logExponent, or the reason why there is none. */
    private record ClosedForm(Value exponent, Value logExponent, Value amplitude) {

        static ClosedForm of(Supplier<PowerLaw> law) {
            return of(law, form -> new ClosedForm(Value.of(form.exponent()), Value.of(form.logExponent()), Value.of(form.amplitude())));
        }

        static ClosedForm ofGrowth(Supplier<Allocation.Growth> law) {
            return of(law, form -> new ClosedForm(Value.of(form.exponent()), Value.of(form.logExponent()), Value.of(form.amplitude())));
        }

        private static <T> ClosedForm of(Supplier<T> law, Function<T, ClosedForm> form) {
            try {
                return form.apply(law.get());
            } catch (NoPowerLawException | ArithmeticException e) {
                var absent = new Value.Absent(String.valueOf(e.getMessage()));
                return new ClosedForm(absent, absent, absent);
            }
        }

        List<Field> fields() {
            return Stream.<Field>of(
                            new Field.Fact("exponent", exponent),
                            new Field.Fact("logExponent", logExponent),
                            new Field.Fact("amplitude", amplitude))
                    .toList();
        }

        /** With the sign of the exponents: −1 for a law that falls. */
        Prose say(Prose text, String what, String x, int sign) {
            if (!(exponent instanceof Value.Known(double power)
                    && logExponent instanceof Value.Known(double logPower)
                    && amplitude instanceof Value.Known)) {
                return text.say(amplitude instanceof Value.Absent(String reason) ? what + ": " + reason : what);
            }
            text.say(what + " ~ ").show(amplitude, ALL).say(" " + x + "^").show(Value.of(sign * power), ALL);
            return logPower == 0 ? text : text.say(" (log " + x + ")^").show(Value.of(sign * logPower), TWELVE);
        }
    }
}
