package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Bounds;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.cli.law.Needed;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.EmergenceOptions;
import org.neuralquanta.cli.option.Families;
import org.neuralquanta.cli.option.PlotOption;
import org.neuralquanta.cli.option.Real;
import org.neuralquanta.cli.option.Shares;
import org.neuralquanta.emergence.CurveFamily;
import org.neuralquanta.mixture.BestMixtureLaw;
import org.neuralquanta.mixture.Family;
import org.neuralquanta.mixture.Mixture;
import org.neuralquanta.mixture.MixtureDataLaw;
import org.neuralquanta.mixture.MixtureParameterLaw;
import org.neuralquanta.plot.Plot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Several families of quanta (T42). */
@Command(
        name = "mixture",
        description = "Loss for several families of quanta: over data that mix them in given or optimal shares, or over parameters that learn the"
                + " quanta of all families in one order (T42).",
        footer = {"", "Example: quanta law mixture --families 0.4:0.25,0.6:0.8 --shares best --at 1e4"})
final class MixtureCommand implements Question {

    private static final CurveFamily ONE_SAMPLE = CurveFamily.named("exponential").orElseThrow();

    /** People are shown the shares of at most so many families. */
    private static final int FEW = 8;

    private enum Resource {
        DATA,
        PARAMETERS
    }

    @Option(
            names = "--families",
            paramLabel = "W:A,...",
            required = true,
            description = "Families of infinitely many quanta, each as W:ALPHA, W:ALPHA:GAP or W:ALPHA:GAP:FLOOR: weight W in the test (the"
                    + " weights add up to 1); ALPHA from 1e-12 to 200; gap, default 1; irreducible loss, default 0.")
    private Families families = new Families("", List.of());

    @Option(
            names = "--shares",
            paramLabel = "Q1,Q2,...",
            description = "Shares of the families in the data, which add up to 1, or best; default: the weights.")
    private @Nullable Shares shares;

    @Option(
            names = "--resource",
            paramLabel = "RESOURCE",
            defaultValue = "data",
            description = "data (default) or parameters, which are counted in units of the cost of a quantum.")
    private Resource resource = Resource.DATA;

    @Mixin
    private final EmergenceOptions emergence = new EmergenceOptions();

    @Option(names = "--at", paramLabel = "X1,X2,...", description = "Amounts of the resource, 1 to 1e18.")
    private Real.Listed at = new Real.Listed(List.of());

    @Option(names = "--loss", paramLabel = "L1,L2,...",
            description = "Instead of --at: target losses; the answer is the least amount of the resource that reaches each.")
    private Real.Listed loss = new Real.Listed(List.of());

    @Mixin
    private final PlotOption plot = new PlotOption();

    @Override
    public PlotOption plot() {
        return plot;
    }

    @Override
    public Answer answer() {
        Needed.isAsked("--at", at, "amounts of the resource", loss);
        Mixture plain = families.mixture("--families");
        return switch (resource) {
            case PARAMETERS -> {
                BadInput.refuse("--shares", shares, "cannot be used with --resource parameters", "with --resource data");
                emergence.refuse("cannot be used with --resource parameters", "with --resource data");
                plot.refuse("cannot be used with --resource parameters", "with --resource data");
                yield answer(Law.of(MixtureParameterLaw.of(plain))).answer;
            }
            case DATA -> {
                Mixture mixture = new Mixture(plain.families().stream()
                        .map(family -> new Family(family.weight(), emergence.of(family.model(), ONE_SAMPLE)))
                        .toList());
                Listed listed = answer(data(mixture));
                yield listed.answer.drawnAs(new Plot.Mixed(mixture, shares(mixture), listed.at));
            }
        };
    }

    /** Those of the data as given, the weights where these are left out or the best are wanted. */
    private List<Double> shares(Mixture mixture) {
        Shares given = shares;
        return given == null || given.values().isEmpty()
                ? mixture.families().stream().map(Family::weight).toList()
                : given.values().get().all().stream().map(Real::value).toList();
    }

    private Law data(Mixture mixture) {
        Shares given = shares;
        if (given == null) {
            return Law.of(MixtureDataLaw.of(mixture), shares(mixture));
        }
        if (given.values().isEmpty()) {
            return Law.of(BadInput.unlessRefused("--emergence", emergence.curveOr(ONE_SAMPLE).name(), () -> BestMixtureLaw.of(mixture)));
        }
        List<Double> values = shares(mixture);
        double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
        return Law.of(BadInput.unlessRefused("--shares", given, () -> MixtureDataLaw.of(mixture, numbers)), values);
    }

    /**
     * An answer, and the amounts of the resource that it is about.
     *
     * @param answer the answer
     * @param at the amounts
     */
    private record Listed(Answer answer, List<Double> at) {}

    private Listed answer(Law law) {
        if (!loss.all().isEmpty()) {
            List<Needed> needed = loss.all().stream()
                    .map(target -> target.to("--loss", value -> Needed.of(value, () -> law.resourceFor.apply(value))))
                    .toList();
            Listing table = Needed.table(law.resource, needed);
            return new Listed(
                    Answer.of(
                            List.of(new Field.Rows("needed", table)),
                            new Prose().show(table.without("bound").noting(Bounds.notes(needed, Needed::amount)))),
                    Needed.shown(needed));
        }
        List<Point> points = at.all().stream().map(x -> x.to("--at", value -> Point.of(law, value))).toList();
        Listing table = Listing.of(points, columns(law));
        Listing shown = table.without("bound").noting(Bounds.notes(points, Point::bounds));
        return new Listed(
                Answer.of(
                        List.of(new Field.Rows("points", table)),
                        new Prose().show(families.members().size() <= FEW ? shown : shown.without(law.listed))),
                points.stream().map(Point::x).toList());
    }

    private static List<Column<Point>> columns(Law law) {
        var columns = new ArrayList<Column<Point>>();
        columns.add(new Column<>("x", law.resource, GIVEN, point -> Value.of(point.x)));
        columns.add(new Column<>("exact", ALL, Point::exact));
        columns.addAll(Bounds.columns(Point::bounds));
        columns.add(new Column<>("asymptotic", "closed form", TWELVE, Point::asymptotic));
        columns.add(new Column<>("localExponent", "local exponent", TWELVE, Point::localExponent));
        columns.add(new Column<>(law.listed, TWELVE, Point::listed));
        return columns;
    }

    /**
     * What is asked of a law.
     *
     * @param listed the name of what it says of each family
     */
    private record Law(
            String resource,
            DoubleUnaryOperator exact,
            DoubleFunction<Bound> bound,
            DoubleUnaryOperator asymptotic,
            DoubleUnaryOperator localExponent,
            DoubleFunction<Bound> resourceFor,
            String listed,
            DoubleFunction<List<Value>> each) {

        static Law of(MixtureDataLaw law, List<Double> shares) {
            List<Value> values = shares.stream().map(share -> Value.of(share.doubleValue())).toList();
            return new Law("D", law::exact, law::bound, x -> law.asymptotic().at(x), law::localExponent, law::samplesFor, "shares", _ -> values);
        }

        static Law of(BestMixtureLaw law) {
            return new Law("D", law::exact, law::bound, law::asymptotic, law::localExponent, law::samplesFor, "shares",
                    x -> law.shares(x).stream().map(share -> Value.of(share.doubleValue())).toList());
        }

        static Law of(MixtureParameterLaw law) {
            return new Law("N", law::exact, law::bound, x -> law.asymptotic().at(x), law::localExponent, law::parametersFor, "learned",
                    x -> law.learned(x).stream().<Value>map(Value.Whole::new).toList());
        }
    }

    private record Point(double x, Value exact, Bounds bounds, Value asymptotic, Value localExponent, Value listed) {

        static Point of(Law law, double x) {
            return new Point(
                    x,
                    Value.of(() -> law.exact.applyAsDouble(x)),
                    Bounds.of(() -> law.bound.apply(x)),
                    Value.of(() -> law.asymptotic.applyAsDouble(x)),
                    Value.of(() -> law.localExponent.applyAsDouble(x)),
                    each(law, x));
        }

        private static Value each(Law law, double x) {
            try {
                return new Value.Several(law.each.apply(x));
            } catch (ArithmeticException e) {
                return new Value.Absent(String.valueOf(e.getMessage()));
            }
        }
    }
}
