package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Rounding;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.QuantaOptions;
import org.neuralquanta.cli.option.Real;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.dynamics.DominoModel;
import org.neuralquanta.dynamics.ResourceModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learning in time (T22, T23). */
@Command(
        name = "dynamics",
        description = "Loss over time when quanta compete for a resource (T22) or are learned one after another (T23).",
        footer = {"", "Example: quanta dynamics --model resource --alpha 0.4 --waste 1e-3 --at 1e2,1e6"})
final class DynamicsCommand implements Question {

    private enum Model {
        RESOURCE,
        DOMINO
    }

    @Mixin
    private final QuantaOptions quanta = new QuantaOptions();

    @Option(names = "--model", paramLabel = "MODEL", required = true,
            description = "resource, for which quanta compete, or domino, one after another.")
    private Model model = Model.RESOURCE;

    @Option(names = "--waste", paramLabel = "W", description = "With --model resource: wasted resource; default 0.")
    private @Nullable Real waste;

    @Option(names = "--rate", paramLabel = "R", defaultValue = "1", description = "Resource per unit of time; default 1.")
    private Real rate = new Real("1", 1);

    @Option(names = "--at", paramLabel = "T1,T2,...", required = true, description = "Times, at least 0.")
    private Real.Listed at = new Real.Listed(List.of());

    @Override
    public Answer answer() {
        List<Point> points = switch (model) {
            case RESOURCE -> resource(quanta.distribution());
            case DOMINO -> domino(quanta.distribution());
        };
        Listing table = Listing.of(points, List.of(
                new Column<>("t", GIVEN, point -> Value.of(point.t)),
                new Column<>("exposure", ALL, Point::exposure),
                new Column<>("loss", TWELVE, Point::loss),
                new Column<>("count", TWELVE, Point::count)));
        return Answer.of(List.of(new Field.Rows("points", table)), new Prose().show(table));
    }

    private record Point(double t, Value exposure, Value loss, Value count) {}

    private List<Point> points(Function<Double, Point> point) {
        return at.all().stream().map(t -> t.to("--at", point::apply)).toList();
    }

    private List<Point> resource(QuantaDistribution distribution) {
        ResourceModel thrifty = ResourceModel.of(distribution);
        ResourceModel wasteful = waste == null ? thrifty : waste.to("--waste", thrifty::withWaste);
        ResourceModel learning = rate.to("--rate", wasteful::withRate);
        return points(t -> new Point(
                t,
                t < learning.end()
                        ? Value.of(() -> learning.exposure(t))
                        : new Value.Absent("everything is learned from t = " + Rounding.shortest(learning.end()) + " on"),
                Value.of(() -> learning.loss(t)),
                Value.of(() -> learning.count(t))));
    }

    private List<Point> domino(QuantaDistribution distribution) {
        BadInput.refuse("--waste", waste, "cannot be used with --model domino", "with --model resource");
        DominoModel learning = rate.to("--rate", DominoModel.of(distribution)::withRate);
        var none = new Value.Absent("the domino model has no common exposure");
        return points(t -> new Point(t, none, Value.of(() -> learning.loss(t)), Value.of(() -> learning.count(t))));
    }
}
