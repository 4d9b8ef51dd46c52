package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Multilinear;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.model.Capacity;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.schedule.OrderLaw;
import org.neuralquanta.special.FreshPoints;

/**
 * Random points of all laws, ties among them on purpose, by src/test/resources/oracle/law-sweep.py: no value outside a bound that is
 * called proven, nor outside one that is called estimated, and no exact value off by more than 1e-12 unless the bound says that rounding
 * cannot decide a tie of irrational numbers. A stored sample by default; {@code mvn verify -Pmpmath} takes 10^5 fresh points.
 */
@Statement({"T3", "T5", "T6", "T10", "T11", "T12", "T15", "T17", "T18", "T38"})
class LawSweepTest {

    private static final String SAMPLE = "law-sweep.csv.gz";

    private static final List<String> COLUMNS = List.of(
            "law", "family", "alpha", "parameter", "quanta", "counts", "curve", "curveParameter", "gap", "eta", "cost", "kappa", "delta",
            "nu", "residual", "x", "y", "value");

    private static final BigDecimal UNSEEN = new BigDecimal("1e-36");

    /** What a law says of a point. */
    private record Answer(Bound bound, double exact) {

        static Answer of(Supplier<Bound> bound, DoubleSupplier exact) {
            return new Answer(bound.get(), exact.getAsDouble());
        }
    }

    /** A line of the generator. */
    private record Row(List<String> cells) {

        static Row of(String line) {
            return new Row(Arrays.asList(line.split(",", -1)));
        }

        String text(String column) {
            return cells.get(COLUMNS.indexOf(column));
        }

        double number(String column) {
            return Double.parseDouble(text(column));
        }

        QuantaDistribution quanta() {
            if (text("family").equals("counts")) {
                return TabulatedQuanta.ofCounts(
                        Arrays.stream(text("counts").split(" ")).mapToLong(Long::parseLong).toArray());
            }
            Zipf zipf = text("quanta").equals("inf")
                    ? Zipf.infinite(number("alpha"))
                    : Zipf.finite(number("alpha"), Long.parseLong(text("quanta")));
            return zipf.withOffset(number("parameter"));
        }

        EmergenceCurve curve() {
            double parameter = number("curveParameter");
            return switch (text("curve")) {
                case "threshold" -> Threshold.of(parameter);
                case "shots" -> Shots.of(parameter);
                case "exponential" -> new Exponential();
                case "logistic" -> Logistic.of(parameter);
                case "multilinear" -> Multilinear.of(parameter);
                default -> throw new IllegalArgumentException("no curve " + text("curve"));
            };
        }

        QuantaModel model() {
            return QuantaModel.of(quanta())
                    .learnedAfter(curve())
                    .with(new Gap(number("gap"), number("eta")))
                    .with(new Cost(number("cost"), number("kappa")))
                    .with(new Exposure(number("delta"), number("nu")))
                    .withResidual(number("residual"));
        }

        Answer answer() {
            QuantaModel model = model();
            double x = number("x");
            double y = number("y");
            return switch (text("law")) {
                case "parameters" -> of(ParameterLaw.of(model));
                case "data" -> of(DataLaw.of(model));
                case "steps" -> of(StepLaw.of(model));
                case "multinomial" -> of(DataLaw.of(model.with(Exposure.ofDelta(number("delta"))), Sampling.MULTINOMIAL));
                case "without-replacement" -> of(DataLaw.of(model, Sampling.WITHOUT_REPLACEMENT));
                case "compute" -> of(ComputeLaw.of(model, new TrainingCost(1)));
                case "joint" -> Answer.of(() -> JointLaw.of(model).bound(x, y), () -> JointLaw.of(model).exact(x, y));
                case "soft" -> {
                    JointLaw soft = JointLaw.of(model, Capacity.soft(number("nu")));
                    yield Answer.of(() -> soft.bound(x, y), () -> soft.exact(x, y));
                }
                case "race" -> {
                    RaceLaw race = RaceLaw.of(model, new PlackettLuce(number("nu")));
                    yield Answer.of(() -> race.lossBound(x), () -> race.loss(x));
                }
                case "frequency" -> of(OrderLaw.of(model, new ByFrequency()), (long) x);
                case "uniform" -> of(OrderLaw.of(model, new UniformlyRandom()), (long) x);
                default -> throw new IllegalArgumentException("no law " + text("law"));
            };
        }

        private Answer of(ScalingLaw law) {
            double x = number("x");
            return Answer.of(() -> law.bound(x), () -> law.exact(x));
        }

        private static Answer of(OrderLaw law, long learned) {
            return Answer.of(() -> law.bound(learned), () -> law.loss(learned));
        }
    }

    /** How many points of each law, and of those how many were ties that rounding could not decide. */
    private static final class Count {

        private int points;
        private int estimated;
        private int undecided;

        @Override
        public String toString() {
            return points + " points" + (estimated == 0 ? "" : ", " + estimated + " estimated")
                    + (undecided == 0 ? "" : ", " + undecided + " undecided ties");
        }
    }

    private final TreeMap<String, Count> counts = new TreeMap<>();

    private void check(String line) {
        if (line.startsWith("#") || line.startsWith("law,")) {
            return;
        }
        Row row = Row.of(line);
        Answer answer = row.answer();
        var truth = new BigDecimal(row.text("value"));
        BigDecimal unseen = truth.abs().multiply(UNSEEN);
        assertThat(new BigDecimal(answer.bound.lower())).as("lower end of %s at %s", answer, line).isLessThanOrEqualTo(truth.add(unseen));
        assertThat(new BigDecimal(answer.bound.upper()))
                .as("upper end of %s at %s", answer, line)
                .isGreaterThanOrEqualTo(truth.subtract(unseen));
        assertThat(answer.bound.contains(answer.exact)).as("exact of %s at %s", answer, line).isTrue();
        Count count = counts.computeIfAbsent(row.text("law"), _ -> new Count());
        count.points++;
        count.estimated += answer.bound instanceof Bound.Estimated ? 1 : 0;
        double off = new BigDecimal(answer.exact).subtract(truth).abs().doubleValue();
        double allowed = 1e-12 * truth.doubleValue() + 1e-290;
        if (off > allowed) {
            count.undecided++;
            assertThat(answer.bound.width()).as("%s is off by %s and no tie: %s", answer, off, line).isGreaterThanOrEqualTo(off);
            assertThat(isStaircase(row)).as("%s is off by %s: %s", answer, off, line).isTrue();
            assertThat(isRational(row)).as("%s is off by %s at a tie of rational numbers: %s", answer, off, line).isFalse();
        }
    }

    private static boolean isStaircase(Row row) {
        return countsCosts(row) || row.curve() instanceof Threshold;
    }

    private static boolean countsCosts(Row row) {
        return List.of("parameters", "joint", "compute").contains(row.text("law")) || isNearlyFull(row);
    }

    /** Whether N differs from the cost of all quanta by so little that it matters how that is rounded. */
    private static boolean isNearlyFull(Row row) {
        return row.text("law").equals("soft")
                && row.number("x") > 0.999 * row.number("cost") * LongStream.rangeClosed(1, row.quanta().quanta().orElseThrow())
                        .mapToDouble(k -> Math.pow((double) k, row.number("kappa")))
                        .sum();
    }

    /** Whether ties are decided in exact numbers: of costs with a whole κ ≥ 0, of needs that are quotients. */
    private static boolean isRational(Row row) {
        boolean costs = !countsCosts(row) || (isWhole(row.number("kappa")) && row.number("kappa") >= 0);
        boolean use = row.text("family").equals("counts")
                || row.text("quanta").equals("1")
                || (!row.text("quanta").equals("inf") && isWhole(row.number("alpha")));
        boolean needs = row.text("law").equals("parameters")
                || !(row.curve() instanceof Threshold)
                || (use && isWhole(row.text("law").equals("steps") ? row.number("nu") : row.number("delta")));
        return costs && needs;
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value);
    }

    private void report(String what) {
        System.out.println(what + ": " + counts);
    }

    @Test
    void aStoredSampleLiesInItsBounds() throws IOException {
        try (var file = LawSweepTest.class.getResourceAsStream("/oracle/" + SAMPLE);
                var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.US_ASCII))) {
            lines.lines().forEach(this::check);
        }
        report("stored points of all laws");
        assertThat(counts).hasSize(11);
    }

    @Test
    @EnabledIfSystemProperty(named = "mpmath.points", matches = "[0-9]+")
    void freshPointsLieInTheirBounds() throws IOException, InterruptedException {
        FreshPoints.check(FreshPoints.NUMBER / 5, 2, this::check, "law-sweep.py");
        report("fresh points of all laws");
    }
}
