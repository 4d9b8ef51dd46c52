package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Bounds;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Rounding;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.cli.law.Needed;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Choice;
import org.neuralquanta.cli.option.CostOptions;
import org.neuralquanta.cli.option.ModelOptions;
import org.neuralquanta.cli.option.NeedOptions;
import org.neuralquanta.cli.option.PlotOption;
import org.neuralquanta.cli.option.Real;
import org.neuralquanta.law.JointAsymptotic;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.JointLaw.LocalExponents.Exponent;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.model.Capacity;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.plot.Plot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** N parameters and D samples together (T38). */
@Command(
        name = "joint",
        description = "Loss with N parameters and D samples: exact, enclosed and in closed form, beside the sum and the larger of the two terms of"
                + " the closed form (T38).",
        footer = {
            "",
            "Example: quanta law joint --alpha 0.4 --emergence shots --at-parameters 1e2,1e3 --at-data 1e4,1e6"
        })
final class JointCommand implements Question {

    /** The number of points from which on progress is shown. */
    private static final int MANY = 10_000;

    private enum Room {
        SHARP,
        SOFT
    }

    @Mixin
    private final ModelOptions options = new ModelOptions();

    @Mixin
    private final NeedOptions needs = new NeedOptions();

    @Mixin
    private final CostOptions cost = new CostOptions();

    @Mixin
    private final PlotOption plot = new PlotOption();

    @Option(names = "--at-parameters", paramLabel = "N1,N2,...", description = "Numbers of parameters, in increasing order.")
    private Real.Listed atParameters = new Real.Listed(List.of());

    @Option(names = "--at-data", paramLabel = "D1,D2,...", description = "Numbers of samples, in increasing order.")
    private Real.Listed atData = new Real.Listed(List.of());

    @Option(
            names = "--loss",
            paramLabel = "L1,L2,...",
            description = "Target losses; the answer is the least data for each of --at-parameters, or the fewest parameters for each of"
                    + " --at-data.")
    private Real.Listed loss = new Real.Listed(List.of());

    @Option(
            names = "--capacity",
            paramLabel = "CAPACITY",
            defaultValue = "sharp",
            description = "sharp (default): the network has room for the most frequent quanta; soft: it has room for each quantum with a"
                    + " probability that grows with its use frequency.")
    private Room capacity = Room.SHARP;

    @Option(
            names = "--overlap",
            paramLabel = "W",
            description = "With --capacity soft: share of quanta that are limited by both parameters and data, 0 to 1; default 1.")
    private @Nullable Real overlap;

    @Override
    public PlotOption plot() {
        return plot;
    }

    @Override
    public Answer answer() {
        Capacity room = capacity();
        List<Real> parameters = atParameters.increasing("--at-parameters");
        List<Real> data = atData.increasing("--at-data");
        checkGiven(parameters.isEmpty(), data.isEmpty());
        QuantaModel model = cost.of(needs.of(options.model(), LawCommand.USUAL));
        JointLaw law = BadInput.unlessRefused("--capacity", Choice.name(capacity), () -> JointLaw.of(model, room));
        // Tried with one sample, which is always valid, so that an error concerns the parameters.
        parameters.forEach(n -> n.to("--at-parameters", amount -> law.localExponents(amount, 1)));
        if (!loss.all().isEmpty()) {
            return needed(law, parameters, data);
        }
        Listing points = Listing.of(points(law, parameters, data), columns());
        return Answer.of(List.of(new Field.Rows("points", points)), new Prose().show(grid(points, parameters, data)))
                .drawnAs(new Plot.Joint(law, parameters.stream().map(Real::value).toList(), data.stream().map(Real::value).toList()));
    }

    private void checkGiven(boolean noParameters, boolean noData) {
        if (loss.all().isEmpty() && (noParameters || noData)) {
            throw new BadInput((noParameters ? "--at-parameters" : "--at-data")
                    + ": missing; --at-parameters and --at-data are both needed, or one of them and --loss");
        }
        if (!loss.all().isEmpty() && noParameters == noData) {
            throw new BadInput("--loss", loss, noData ? "needs --at-parameters or --at-data" : "cannot be used with both --at-parameters and --at-data",
                    "with only one of them");
        }
    }

    /** The least amounts of the other resource. */
    private Answer needed(JointLaw law, List<Real> parameters, List<Real> data) {
        boolean ofData = data.isEmpty();
        var rows = new ArrayList<Given>();
        for (Real amount : ofData ? parameters : data) {
            for (Real target : loss.all()) {
                rows.add(target.to("--loss", value -> new Given(amount.value(), Needed.of(value, () -> ofData
                        ? law.samplesFor(value, amount.value())
                        : amount.to("--at-data", samples -> law.parametersFor(value, samples))))));
            }
        }
        Listing table = Needed.table(
                ofData ? "D" : "N",
                List.of(new Column<>(ofData ? "parameters" : "data", GIVEN, row -> Value.of(row.amount))),
                rows,
                Given::needed);
        List<Double> asked = (ofData ? parameters : data).stream().map(Real::value).toList();
        List<Double> enough = Needed.shown(rows.stream().map(Given::needed).toList()).stream().distinct().sorted().toList();
        return Answer.of(
                        List.of(new Field.Rows("needed", table)),
                        new Prose().show(table.without("bound").noting(Bounds.notes(rows, row -> row.needed.amount()))))
                .drawnAs(ofData ? new Plot.Joint(law, asked, enough) : new Plot.Joint(law, enough, asked));
    }

    private record Given(double amount, Needed needed) {}

    private Capacity capacity() {
        return switch (capacity) {
            case SHARP -> {
                BadInput.refuse("--overlap", overlap, "cannot be used with --capacity sharp", "with --capacity soft");
                yield Capacity.sharp();
            }
            case SOFT -> overlap == null ? Capacity.soft(1) : overlap.to("--overlap", Capacity::soft);
        };
    }

    /** In the order of parameters, then data. */
    private static List<Point> points(JointLaw law, List<Real> parameters, List<Real> data) {
        Closed closed = Closed.of(law);
        var points = new ArrayList<Point>();
        long size = (long) parameters.size() * data.size();
        try (var bar = size > MANY ? new TerminalBar("points", size) : TerminalBar.hidden()) {
            for (Real n : parameters) {
                for (Real d : data) {
                    points.add(d.to("--at-data", samples -> Point.of(law, closed, n.value(), samples)));
                    bar.step();
                }
            }
        }
        return points;
    }

    private static List<Column<Point>> columns() {
        var columns = new ArrayList<Column<Point>>();
        columns.add(new Column<>("parameters", GIVEN, point -> Value.of(point.parameters)));
        columns.add(new Column<>("data", GIVEN, point -> Value.of(point.data)));
        columns.add(new Column<>("exact", ALL, Point::exact));
        columns.addAll(Bounds.columns(Point::bounds));
        columns.add(new Column<>("asymptotic", TWELVE, point -> point.closed(form -> form.at(point.parameters, point.data))));
        columns.add(new Column<>("sum", TWELVE, point -> point.closed(form -> form.sum(point.parameters, point.data))));
        columns.add(new Column<>("larger", TWELVE, point -> point.closed(form -> form.larger(point.parameters, point.data))));
        columns.add(new Column<>("exponentParameters", TWELVE, point -> exponent(point.exponents.parameters())));
        columns.add(new Column<>("exponentData", TWELVE, point -> exponent(point.exponents.data())));
        return columns;
    }

    /** The exact loss, N down and D across. */
    private static Listing grid(Listing points, List<Real> parameters, List<Real> data) {
        List<List<Value>> exact = points.only("exact").rows();
        var columns = new ArrayList<Column<Integer>>();
        columns.add(new Column<>("N \\ D", GIVEN, row -> Value.of(parameters.get(row).value())));
        for (int across = 0; across < data.size(); across++) {
            int place = across;
            columns.add(new Column<>(
                    Rounding.shortest(data.get(place).value()), ALL, row -> exact.get(row * data.size() + place).getFirst()));
        }
        return Listing.of(IntStream.range(0, parameters.size()).boxed().toList(), columns);
    }

    private static Value exponent(Exponent exponent) {
        return switch (exponent) {
            case Exponent.Value(double value) -> Value.of(value);
            case Exponent.Absent(String reason) -> new Value.Absent(reason);
        };
    }

    private record Point(double parameters, double data, Value exact, Bounds bounds, Closed form, JointLaw.LocalExponents exponents) {

        static Point of(JointLaw law, Closed closed, double n, double d) {
            JointLaw.LocalExponents exponents = law.localExponents(n, d);
            return new Point(n, d, Value.of(() -> law.exact(n, d)), Bounds.of(() -> law.bound(n, d)), closed, exponents);
        }

        /** A value of the closed form; absent where a term has no value. */
        Value closed(ToDoubleFunction<JointAsymptotic> value) {
            return switch (form) {
                case Closed.Absent(String reason) -> new Value.Absent(reason);
                case Closed.Form(JointAsymptotic law) ->
                    law.parameters().isDefinedAt(parameters) && law.data().isDefinedAt(data)
                            ? Value.of(() -> value.applyAsDouble(law))
                            : new Value.Absent("a closed form is defined above 0, with a logarithm above 1");
            };
        }
    }

    /** A closed form, or the reason why there is none. */
    private sealed interface Closed {

        record Form(JointAsymptotic law) implements Closed {}

        record Absent(String reason) implements Closed {}

        static Closed of(JointLaw law) {
            try {
                return new Form(law.asymptotic());
            } catch (NoPowerLawException | ArithmeticException e) {
                return new Absent(String.valueOf(e.getMessage()));
            }
        }
    }
}
