package org.neuralquanta.cli;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.dynamics.DominoModel;
import org.neuralquanta.dynamics.ResourceModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learning in time (T22, T23). */
@Command(
        name = "dynamics",
        description = "How loss falls with time: quanta that compete for a resource (T22), or follow each other (T23).",
        footer = {"", "Example: quanta dynamics --model resource --alpha 0.4 --waste 1e-3 --at 1e2,1e6"})
final class DynamicsCommand implements Question {

    private static final String MODELS = "resource, domino";
    private static final Domain TIME = new Domain("0 to 1e18", x -> x >= 0 && x <= 1e18);

    @Mixin
    private final QuantaOptions quanta = new QuantaOptions();

    @Option(names = "--model", paramLabel = "MODEL", description = MODELS + ".")
    private @Nullable String model;

    @Option(names = "--waste", paramLabel = "W", description = "Wasted resource, for the resource model; default 0.")
    private @Nullable String waste;

    @Option(names = "--rate", paramLabel = "R", defaultValue = "1", description = "Resource per time; default 1.")
    private String rate = "1";

    @Option(names = "--at", paramLabel = "T1,T2,...", description = "Times.")
    private @Nullable String at;

    @Override
    public Answer answer() {
        if (model == null) {
            throw new BadInput("--model: missing; allowed: " + MODELS);
        }
        if (at == null) {
            throw new BadInput("--at: missing; allowed: a list of numbers, " + TIME.text());
        }
        double r = Numbers.real("--rate", rate, Domain.POSITIVE);
        List<Double> times = Numbers.reals("--at", at, TIME);
        return switch (model) {
            case "resource" -> resource(quanta.distribution(), r, times);
            case "domino" -> domino(quanta.distribution(), r, times);
            default -> throw new BadInput("--model", model, "is no model", MODELS);
        };
    }

    private Answer resource(QuantaDistribution distribution, double r, List<Double> times) {
        double w = waste == null ? 0 : Numbers.real("--waste", waste, Domain.NOT_NEGATIVE);
        ResourceModel learning = ResourceModel.of(distribution).withWaste(w).withRate(r);
        return new Course(times.stream()
                .map(t -> new Point(
                        t,
                        t < learning.end()
                                ? Quantity.of(() -> learning.exposure(t))
                                : new Quantity.Absent("everything is learned from t = " + TextTable.shortest(learning.end()) + " on"),
                        value(learning::loss, t),
                        value(learning::count, t)))
                .toList());
    }

    private Answer domino(QuantaDistribution distribution, double r, List<Double> times) {
        BadInput.refuse("--waste", waste, "does not go with --model domino", "with --model resource");
        DominoModel learning = DominoModel.of(distribution).withRate(r);
        var none = new Quantity.Absent("in the domino model quanta have no exposure in common");
        return new Course(times.stream()
                .map(t -> new Point(t, none, value(learning::loss, t), value(learning::count, t)))
                .toList());
    }

    private static Quantity value(DoubleUnaryOperator law, double t) {
        return Quantity.of(() -> law.applyAsDouble(t));
    }

    private record Point(double t, Quantity exposure, Quantity loss, Quantity count) {}

    private record Course(List<Point> points) implements Answer {

        @Override
        public String text() {
            var table = new TextTable("t", "exposure", "loss", "count");
            points.forEach(point -> table.row(
                    TextTable.shortest(point.t), 1, List.of(point.exposure, point.loss, point.count)));
            return table.toString();
        }

        @Override
        public String json() {
            return JsonDocument.of(json -> json.array("points", points, point -> json.number("t", point.t)
                    .quantity("exposure", point.exposure)
                    .quantity("loss", point.loss)
                    .quantity("count", point.count)));
        }
    }
}
