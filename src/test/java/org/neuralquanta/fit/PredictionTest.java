package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuralquanta.Statement;
import org.neuralquanta.runs.Columns;
import org.neuralquanta.runs.Extrapolation;
import org.neuralquanta.runs.Point;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.special.OracleFile;
import org.neuralquanta.table.InvalidTableException;

/** Predictions with intervals: against SciPy, against each other, and what leaves them unchanged. */
@Statement("T21")
class PredictionTest {

    private static final RobustLoss SQUARES = new RobustLoss.Squares();
    private static final Fit HALF = Fit.of(CurveModel.chinchilla(), Planted.half(), SQUARES);
    private static final List<Point> POINTS = Point.parse("N=1B,D=20B;N=70B,D=1.4T;N=1T,D=20T");

    private static Runs clean() {
        return Planted.at(Planted.half(), 1, Planted.sum(1.8, 480, 0.35, 2000, 0.37), Planted.normal(new SplittableRandom(3), 0.003));
    }

    private static double relativeWidth(Interval interval) {
        return Math.log(interval.upper() / interval.lower());
    }

    @Test
    void profileIntervalsAgreeWithSciPy() {
        List<CSVRecord> rows = OracleFile.read("fit/predictions.csv").stream().filter(r -> r.get("kind").equals("profile")).toList();
        assertThat(rows).hasSize(4);
        for (CSVRecord row : rows) {
            Prediction prediction = HALF.predict(Point.of(Double.parseDouble(row.get("N")), Double.parseDouble(row.get("D"))));
            assertThat(prediction.loss()).isCloseTo(Double.parseDouble(row.get("loss")), within(1e-7));
            assertThat(prediction.curve().lower()).isCloseTo(Double.parseDouble(row.get("lower")), within(1e-5));
            assertThat(prediction.curve().upper()).isCloseTo(Double.parseDouble(row.get("upper")), within(1e-5));
        }
    }

    @Test
    void profileBootstrapAndDeltaMethodAgreeOnACleanTable() {
        Fit fit = Fit.of(CurveModel.chinchilla(), clean(), SQUARES);
        Bootstrap bootstrap = Bootstrap.of(fit, 1000, 1, () -> {});
        Covariance covariance = Covariance.sandwich(fit);
        List<Prediction> profiles = fit.predict(POINTS);
        List<Prediction> refits = fit.predict(POINTS, bootstrap);
        for (int i = 0; i < POINTS.size(); i++) {
            Runs point = POINTS.get(i).at(fit.runs().variables());
            double width = 2 * fit.calibration().criticalDeviation() * covariance.standardErrorAlong(fit.gradient(point));
            // The profile is that of the sandwich or of even scatter, whichever is wider: at most 20 % apart for 115 degrees of freedom.
            assertThat(relativeWidth(profiles.get(i).curve())).isBetween(0.95 * width, 1.3 * width);
            assertThat(relativeWidth(refits.get(i).curve())).isCloseTo(width, within(0.25 * width));
            assertThat(profiles.get(i).loss()).isEqualTo(refits.get(i).loss());
            double run = Math.hypot(relativeWidth(profiles.get(i).curve()), 2 * 1.96 * 0.003);
            assertThat(relativeWidth(profiles.get(i).run())).isCloseTo(run, within(0.2 * run));
            assertThat(relativeWidth(refits.get(i).run())).isCloseTo(run, within(0.25 * run));
        }
    }

    @Test
    void everyFormAndLossHasIntervals() {
        Runs line = Runs.curve(Planted.column(Planted.half(), 0), Planted.losses(Planted.half()));
        for (RobustLoss loss : List.of(RobustLoss.standard(), SQUARES, new RobustLoss.Student(4))) {
            for (CurveModel model : List.of(CurveModel.quanta(), CurveModel.norm(), CurveModel.chinchilla().fixed("alpha", 0.35))) {
                Prediction prediction = Fit.of(model, Planted.half(), loss).predict(Point.of(7e9, 1e11));
                assertThat(prediction.curve().contains(prediction.loss())).isTrue();
                assertThat(relativeWidth(prediction.curve())).isBetween(1e-4, 0.1);
                assertThat(prediction.run().lower()).isLessThan(prediction.curve().lower());
                assertThat(prediction.run().upper()).isGreaterThan(prediction.curve().upper());
            }
            for (CurveModel model : List.of(CurveModel.power(), CurveModel.m4())) {
                Prediction prediction = Fit.of(model, line, loss).predict(Point.of("x", 1e10));
                assertThat(prediction.curve().contains(prediction.loss())).isTrue();
            }
        }
    }

    @Test
    void aFixedParameterNarrowsIntervals() {
        Fit fixed = Fit.of(CurveModel.chinchilla().fixed("alpha", HALF.parameter("alpha")), Planted.half(), SQUARES);
        // Amid the runs the curve is known from its neighbours, and the sandwich may find it wider with fewer parameters.
        for (Point point : POINTS.subList(1, 3)) {
            assertThat(fixed.predict(point).loss()).isCloseTo(HALF.predict(point).loss(), within(1e-6));
            assertThat(relativeWidth(fixed.predict(point).curve())).isLessThan(relativeWidth(HALF.predict(point).curve()));
        }
        Fit floor = Fit.of(CurveModel.chinchilla().fixed("E", HALF.parameter("E")), Planted.half(), SQUARES);
        assertThat(floor.predict(Point.of(1e20, 1e20)).curve().lower()).isGreaterThanOrEqualTo(HALF.parameter("E"));
    }

    @Test
    void whatIsKnownExactlyHasANarrowInterval() {
        Fit floor = Fit.of(CurveModel.chinchilla().fixed("E", 1.7), Planted.half(), SQUARES);
        Prediction far = floor.predict(Point.of(1e300, 1e300));
        assertThat(far.curve().lower()).isCloseTo(1.7, within(1e-12));
        assertThat(far.curve().upper()).isCloseTo(1.7, within(1e-12));
        assertThat(far.run().upper()).isBetween(1.7001, 2.0);
        Runs exact = Planted.at(Planted.half(), 1, Planted.sum(1.8, 480, 0.35, 2000, 0.37), _ -> 0);
        Prediction none = Fit.of(CurveModel.chinchilla(), exact, SQUARES).predict(Point.of(7e9, 2e12));
        double law = Planted.sum(1.8, 480, 0.35, 2000, 0.37).applyAsDouble(7e9, 2e12);
        assertThat(none.run().lower()).isCloseTo(law, within(1e-6));
        assertThat(none.run().upper()).isCloseTo(law, within(1e-6));
    }

    @Test
    void orderAndUnitsDoNotMatter() {
        Runs runs = clean();
        double[] n = Planted.column(runs, 0);
        double[] d = Planted.column(runs, 1);
        double[] losses = Planted.losses(runs);
        double[] inBillions = new double[n.length];
        double[] inMillions = new double[n.length];
        double[] reversed = new double[n.length];
        Arrays.setAll(inBillions, i -> n[n.length - 1 - i] / 1e9);
        Arrays.setAll(inMillions, i -> d[n.length - 1 - i] / 1e6);
        Arrays.setAll(reversed, i -> losses[n.length - 1 - i]);
        Prediction one = Fit.of(CurveModel.chinchilla(), runs, SQUARES).predict(Point.of(7e9, 2e12));
        Prediction other = Fit.of(CurveModel.chinchilla(), Runs.of(inBillions, inMillions, reversed), SQUARES).predict(Point.of(7, 2e6));
        assertThat(other.loss()).isCloseTo(one.loss(), within(1e-9));
        assertThat(other.curve().lower()).isCloseTo(one.curve().lower(), within(1e-7));
        assertThat(other.run().upper()).isCloseTo(one.run().upper(), within(1e-7));
        assertThat(other.extrapolation().farthest()).isCloseTo(one.extrapolation().farthest(), within(1e-9));
    }

    @Test
    void predictionsDoNotDependOnThreads() throws Exception {
        Bootstrap bootstrap = Bootstrap.of(HALF, 40, 3, () -> {});
        try (var pool = new ForkJoinPool(1)) {
            assertThat(pool.submit(() -> HALF.predict(POINTS)).get()).isEqualTo(HALF.predict(POINTS));
            assertThat(pool.submit(() -> HALF.predict(POINTS, Bootstrap.of(HALF, 40, 3, () -> {}))).get())
                    .isEqualTo(HALF.predict(POINTS, bootstrap));
        }
    }

    /** Two runs of each group have the same error: drawn one by one they would look twice as many as they are. */
    @Test
    void groupsWidenBootstrapIntervals(@TempDir Path directory) throws Exception {
        var random = new SplittableRandom(12);
        var text = new StringBuilder("x,loss,group\n");
        for (int g = 0; g < 40; g++) {
            double error = Math.exp(0.01 * random.nextGaussian());
            for (int i = 0; i < 4; i++) {
                double x = 1e6 * Math.pow(10, g / 10.0 + i / 100.0);
                text.append(x).append(',').append((1 + 50 * Math.pow(x, -0.3)) * error).append(",g").append(g).append('\n');
            }
        }
        Runs grouped = Runs.readCurve(Files.writeString(directory.resolve("g.csv"), text), Columns.byName());
        Fit with = Fit.of(CurveModel.power(), grouped, SQUARES);
        Fit without = Fit.of(CurveModel.power(), grouped.ungrouped(), SQUARES);
        List<Point> far = List.of(Point.of("x", 1e11));
        double ratio = relativeWidth(with.predict(far, Bootstrap.of(with, 500, 1, () -> {})).getFirst().curve())
                / relativeWidth(without.predict(far, Bootstrap.of(without, 500, 1, () -> {})).getFirst().curve());
        assertThat(ratio).isBetween(1.5, 2.6);
        assertThat(relativeWidth(with.predict(far.getFirst()).curve()) / relativeWidth(without.predict(far.getFirst()).curve()))
                .isBetween(1.5, 2.6);
    }

    @Test
    void distanceFromTheRunsIsSaid() {
        Runs runs = Runs.of(new double[] {1e8, 1e9, 1e10, 1e8}, new double[] {1e10, 1e10, 1e11, 2e10}, new double[] {3, 2.5, 2, 3});
        Extrapolation inside = Extrapolation.of(runs, Point.of(1e9, 5e10));
        assertThat(inside.decades()).containsExactly(Map.entry("N", 0.0), Map.entry("D", 0.0), Map.entry("C", 0.0));
        assertThat(inside.sentence()).isEmpty();
        Extrapolation beyond = Extrapolation.of(runs, Point.of(1e11, 1e11));
        assertThat(beyond.decades().get("N")).isCloseTo(1, within(1e-12));
        assertThat(beyond.decades().get("C")).isCloseTo(1, within(1e-12));
        assertThat(beyond.warning()).isEqualTo(Extrapolation.Warning.NOTE);
        assertThat(beyond.sentence()).hasValueSatisfying(s -> assertThat(s).startsWith("beyond the table by 1.0 decades in N, 1.0 decades in C:"));
        assertThat(Extrapolation.of(runs, Point.of(1e7, 1e10)).decades().get("N")).isCloseTo(1, within(1e-12));
        Extrapolation far = Extrapolation.of(runs, Point.of(1e12, 1e13));
        assertThat(far.warning()).isEqualTo(Extrapolation.Warning.STRONG);
        assertThat(far.farthest()).isCloseTo(4, within(1e-12));
        assertThat(Extrapolation.of(runs, Point.of(3e10, 1e11)).warning()).isEqualTo(Extrapolation.Warning.NONE);
    }

    @Test
    void pointsAreReadByName(@TempDir Path directory) throws Exception {
        assertThat(Point.parse("N=7B,D=2T; D = 1e9 , N=70M"))
                .containsExactly(Point.of(7e9, 2e12), Point.of(7e7, 1e9));
        Path file = Files.writeString(directory.resolve("p.csv"), "tokens,name,params\n2T,a,7B\n1e9,b,70M\n");
        assertThat(Point.read(file, Columns.parse("N=params,D=tokens"), List.of("N", "D")))
                .containsExactly(Point.of(7e9, 2e12), Point.of(7e7, 1e9));
    }

    @Test
    void badPointsAreRefused(@TempDir Path directory) throws Exception {
        for (String text : new String[] {"", "N=", "=7", "7B", "N=7B;", "N=7B,,D=1"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Point.parse(text)).withMessageContaining("NAME=NUMBER");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Point.parse("N=0,D=1")).withMessage("N must be finite and > 0, was 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Point.parse("N=-7B,D=1")).withMessageContaining("was -7.0E9");
        assertThatIllegalArgumentException().isThrownBy(() -> Point.parse("N=seven")).withMessageContaining("N: 'seven'");
        assertThatIllegalArgumentException().isThrownBy(() -> Point.parse("N=1,N=2")).withMessageContaining("gives N twice");
        assertThatIllegalArgumentException().isThrownBy(() -> Point.of(Double.NaN, 1)).withMessageContaining("was NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> HALF.predict(Point.of("N", 1e9)))
                .withMessage("a point needs N and D, the variables of the runs; given were N");
        assertThatIllegalArgumentException().isThrownBy(() -> HALF.predict(Point.parse("N=1,x=2").getFirst()))
                .withMessageEndingWith("given were N, x");
        assertThatIllegalArgumentException().isThrownBy(() -> HALF.predict(0, 1e9)).withMessageContaining("N must be finite and > 0");
        Fit steep = Fit.of(CurveModel.m1().fixed("c", -2), Runs.curve(new double[] {1, 2, 3, 4}, new double[] {8, 2, 1, 0.5}), SQUARES);
        assertThat(steep.predict(Point.of("x", 1e100)).loss()).isPositive();
        for (String table : new String[] {"N,D\n1,0\n", "N,D\n1,x\n", "N,D\n", "N\n1\n", "N,D\n1,\n"}) {
            Path file = Files.writeString(directory.resolve("bad.csv"), table);
            assertThat(catchThrowable(() -> Point.read(file, Columns.byName(), List.of("N", "D"))))
                    .isInstanceOf(InvalidTableException.class).hasMessageContaining("bad.csv");
        }
    }
}
