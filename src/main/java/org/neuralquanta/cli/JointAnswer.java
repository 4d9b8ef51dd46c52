package org.neuralquanta.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.neuralquanta.law.JointAsymptotic;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.LocalExponents;
import org.neuralquanta.law.LocalExponents.Exponent;
import org.neuralquanta.law.NoPowerLawException;

/** The joint law on a grid: exactly, enclosed, and in three closed forms. Points in the order of parameters, then data. */
record JointAnswer(List<Double> parameters, List<Double> data, List<Point> points) implements Answer {

    /** From so many points on the work is shown. */
    private static final int MANY = 10_000;

    /** The numbers of one point. */
    record Point(
            double parameters,
            double data,
            Quantity exact,
            Quantity.Bounds bounds,
            Quantity asymptotic,
            Quantity sum,
            Quantity larger,
            Quantity exponentParameters,
            Quantity exponentData) {}

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

        /** One of its values; it has none where a term has none. */
        default Quantity value(double n, double d, ToDoubleFunction<JointAsymptotic> value) {
            return switch (this) {
                case Absent(String reason) -> new Quantity.Absent(reason);
                case Form(JointAsymptotic law) -> {
                    double leastN = law.parameters().logExponent() == 0 ? 0 : 1;
                    double leastD = law.data().logExponent() == 0 ? 0 : 1;
                    yield n > leastN && d > leastD
                            ? Quantity.of(() -> value.applyAsDouble(law))
                            : new Quantity.Absent("a closed form starts above 0, one with a logarithm above 1");
                }
            };
        }
    }

    static JointAnswer of(JointLaw law, List<Double> parameters, List<Double> data) {
        Closed closed = Closed.of(law);
        var points = new ArrayList<Point>(parameters.size() * data.size());
        long size = (long) parameters.size() * data.size();
        try (Progress progress = size > MANY ? new Progress("points", size) : Progress.hidden()) {
            for (double n : parameters) {
                for (double d : data) {
                    points.add(point(law, closed, n, d));
                    progress.step();
                }
            }
        }
        return new JointAnswer(parameters, data, points);
    }

    private static Point point(JointLaw law, Closed closed, double n, double d) {
        LocalExponents exponents = law.localExponents(n, d);
        return new Point(
                n,
                d,
                Quantity.of(() -> law.exact(n, d)),
                Quantity.Bounds.of(() -> law.bound(n, d)),
                closed.value(n, d, form -> form.at(n, d)),
                closed.value(n, d, form -> form.sum(n, d)),
                closed.value(n, d, form -> form.larger(n, d)),
                exponent(exponents.parameters()),
                exponent(exponents.data()));
    }

    private static Quantity exponent(Exponent exponent) {
        return switch (exponent) {
            case Exponent.Value(double value) -> Quantity.of(() -> value);
            case Exponent.Absent(String reason) -> new Quantity.Absent(reason);
        };
    }

    /** The exact loss, N down and D across. */
    @Override
    public String text() {
        var header = new ArrayList<>(List.of("N \\ D"));
        data.forEach(d -> header.add(TextTable.shortest(d)));
        var table = new TextTable(header.toArray(String[]::new));
        for (int row = 0; row < parameters.size(); row++) {
            List<Quantity> cells = points.subList(row * data.size(), (row + 1) * data.size()).stream()
                    .map(Point::exact)
                    .toList();
            table.row(TextTable.shortest(parameters.get(row)), cells.size(), cells);
        }
        return table.toString();
    }

    @Override
    public String json() {
        return JsonDocument.of(json -> json.array("points", points, point -> json.number("parameters", point.parameters)
                .number("data", point.data)
                .quantity("exact", point.exact)
                .bounds(point.bounds)
                .quantity("asymptotic", point.asymptotic)
                .quantity("sum", point.sum)
                .quantity("larger", point.larger)
                .quantity("exponentParameters", point.exponentParameters)
                .quantity("exponentData", point.exponentData)));
    }
}
