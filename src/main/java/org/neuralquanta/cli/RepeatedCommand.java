package org.neuralquanta.cli;

import static org.neuralquanta.cli.answer.Rounding.ALL;
import static org.neuralquanta.cli.answer.Rounding.GIVEN;
import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.cli.answer.Answer;
import org.neuralquanta.cli.answer.Bounds;
import org.neuralquanta.cli.answer.Column;
import org.neuralquanta.cli.answer.Field;
import org.neuralquanta.cli.answer.Listing;
import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.cli.law.Needed;
import org.neuralquanta.cli.option.BadInput;
import org.neuralquanta.cli.option.Choice;
import org.neuralquanta.cli.option.ModelOptions;
import org.neuralquanta.cli.option.NeedOptions;
import org.neuralquanta.cli.option.PlotOption;
import org.neuralquanta.cli.option.Real;
import org.neuralquanta.cli.option.Whole;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.emergence.CurveFamily;
import org.neuralquanta.law.RepeatedLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.plot.Plot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** R passes over U distinct samples (T41). */
@Command(
        name = "repeated",
        description = "Loss after R passes over U distinct samples, where each visit to a sample teaches with probability H, and the number of"
                + " fresh samples that the passes are worth (T41).",
        footer = {"", "Example: quanta law repeated --alpha 0.4 --teaches 0.06 --unique 1e6 --passes 1,4,16,64"})
final class RepeatedCommand implements Question {

    private static final CurveFamily ONE_VISIT = CurveFamily.named("exponential").orElseThrow();

    @Mixin
    private final ModelOptions options = new ModelOptions();

    @Mixin
    private final NeedOptions needs = new NeedOptions();

    @Option(names = "--unique", paramLabel = "U1,U2,...", description = "Numbers of distinct samples, 1 to 1e18.")
    private Real.Listed unique = new Real.Listed(List.of());

    @Option(names = "--passes", paramLabel = "R1,R2,...", required = true, description = "Numbers of passes over the samples, 1 to 1e18.")
    private Whole.Listed passes = new Whole.Listed(List.of());

    @Option(names = "--loss", paramLabel = "L1,L2,...",
            description = "Instead of --unique: target losses; the answer is the least number of distinct samples that reaches each.")
    private Real.Listed loss = new Real.Listed(List.of());

    @Option(
            names = "--teaches",
            paramLabel = "H",
            defaultValue = "1",
            description = "Probability that a visit to a sample teaches, above 0 and at most 1; default 1.")
    private Real teaches = new Real("1", 1);

    @Option(
            names = "--sampling",
            paramLabel = "SAMPLING",
            defaultValue = "poisson",
            description = "How the distinct samples are drawn: poisson (default), multinomial or without-replacement (needs --counts and --teaches"
                    + " 1).")
    private Sampling sampling = Sampling.POISSON;

    @Mixin
    private final PlotOption plot = new PlotOption();

    @Override
    public PlotOption plot() {
        return plot;
    }

    @Override
    public Answer answer() {
        boolean inverse = Needed.isAsked("--unique", unique, "numbers of distinct samples", loss);
        RepeatedLaw law = law();
        // Tried with one sample, which is always valid, so that an error concerns the passes.
        passes.all().forEach(r -> r.to("--passes", times -> Value.of(() -> law.exact(1, times))));
        return inverse ? needed(law) : losses(law);
    }

    private RepeatedLaw law() {
        QuantaModel model = needs.of(options.model(), ONE_VISIT);
        if (model.emergence().countedSamples().isEmpty()) {
            throw new BadInput("--emergence", needs.curveOr(ONE_VISIT).name(), "does not count visits", "exponential, or shots with a whole tau");
        }
        if (sampling == Sampling.WITHOUT_REPLACEMENT) {
            if (!options.isMeasured()) {
                throw new BadInput("--sampling", Choice.name(sampling), "needs counts", "with --counts FILE.csv");
            }
            needs.refuseDelta("cannot be used with --sampling without-replacement", "with poisson or multinomial");
        }
        return teaches.to("--teaches", h -> RepeatedLaw.of(model, h, sampling));
    }

    /** The least numbers of distinct samples. */
    private Answer needed(RepeatedLaw law) {
        List<Given> rows = passes.all().stream()
                .flatMap(r -> loss.all().stream()
                        .map(target -> target.to("--loss", value -> new Given(r.value(), Needed.of(value, () -> law.uniqueFor(value, r.value()))))))
                .toList();
        Listing table = Needed.table("U", List.of(new Column<>("passes", "R", GIVEN, row -> new Value.Whole(row.passes))), rows, Given::needed);
        List<Double> enough = Needed.shown(rows.stream().map(Given::needed).toList()).stream().distinct().sorted().toList();
        return Answer.of(
                        List.of(new Field.Rows("needed", table)),
                        new Prose().show(table.without("bound").noting(Bounds.notes(rows, row -> row.needed.amount()))))
                .drawnAs(new Plot.Repeated(law, enough, passes.all().stream().map(Whole::value).toList()));
    }

    private Answer losses(RepeatedLaw law) {
        List<Point> points = unique.all().stream()
                .flatMap(u -> passes.all().stream().map(r -> u.to("--unique", samples -> Point.of(law, samples, r.value()))))
                .toList();
        Value largest = Value.of(() -> law.largestWorth());
        var fields = new ArrayList<Field>();
        fields.add(new Field.Fact("largestWorth", largest));
        Listing table = Listing.of(points, columns());
        fields.add(new Field.Rows("points", table));
        Prose text = largest instanceof Value.Known
                ? new Prose().say("any number of passes is worth at most ").show(largest, TWELVE).say(" times as many fresh samples\n\n")
                : new Prose();
        return Answer.of(fields, text.show(table.without("bound").noting(Bounds.notes(points, Point::bounds))))
                .drawnAs(new Plot.Repeated(
                        law, unique.all().stream().map(Real::value).toList(), passes.all().stream().map(Whole::value).toList()));
    }

    private static List<Column<Point>> columns() {
        var columns = new ArrayList<Column<Point>>();
        columns.add(new Column<>("unique", "U", GIVEN, point -> Value.of(point.unique)));
        columns.add(new Column<>("passes", "R", GIVEN, point -> new Value.Whole(point.passes)));
        columns.add(new Column<>("exact", ALL, Point::exact));
        columns.addAll(Bounds.columns(Point::bounds));
        columns.add(new Column<>("asymptotic", "closed form", TWELVE, Point::asymptotic));
        columns.add(new Column<>("worth", "worth in fresh samples", TWELVE, Point::worth));
        return columns;
    }

    private record Given(long passes, Needed needed) {}

    private record Point(double unique, long passes, Value exact, Bounds bounds, Value asymptotic, Value worth) {

        static Point of(RepeatedLaw law, double unique, long passes) {
            return new Point(
                    unique,
                    passes,
                    Value.of(() -> law.exact(unique, passes)),
                    Bounds.of(() -> law.bound(unique, passes)),
                    Value.of(() -> law.asymptotic(passes).at(unique)),
                    Value.of(() -> law.worth(passes)));
        }
    }
}
