package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.runs.Columns;
import org.neuralquanta.runs.Runs;

/** The forms in one variable: which contain which, planted parameters, and what is refused. */
@Statement("T40")
class LineFormsTest {

    private static final RobustLoss SQUARES = new RobustLoss.Squares();

    private static final Runs MEASURED = measured();

    private static Runs measured() {
        try {
            return Runs.readCurve(Planted.data("learning-curve.csv"), Columns.byName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forty runs from 1e6 to 1e10. */
    private static Runs planted(DoubleUnaryOperator law, double deviation) {
        var random = new SplittableRandom(7);
        double[] x = new double[40];
        Arrays.setAll(x, i -> 1e6 * Math.pow(10, i / 9.75));
        double[] losses = Arrays.stream(x).map(v -> law.applyAsDouble(v) * Math.exp(deviation * random.nextGaussian())).toArray();
        return Runs.curve(x, losses);
    }

    private static void sameCurve(Fit one, Fit other) {
        assertThat(one.objective()).isCloseTo(other.objective(), within(1e-9 * other.objective()));
        for (double x : new double[] {1e6, 1e8, 1e11}) {
            assertThat(one.predict(x)).isCloseTo(other.predict(x), within(1e-6 * other.predict(x)));
        }
    }

    @Test
    void m1AndM2ArePowerLaws() {
        sameCurve(Fit.of(CurveModel.m1(), MEASURED), Fit.of(new CurveModel.Power(false), MEASURED));
        sameCurve(Fit.of(CurveModel.m2(), MEASURED, SQUARES), Fit.of(CurveModel.power(), MEASURED, SQUARES));
        sameCurve(Fit.of(CurveModel.m2().fixed("eps_inf", 0), MEASURED), Fit.of(CurveModel.m1(), MEASURED));
    }

    @Test
    void othersContainThem() {
        Fit m1 = Fit.of(CurveModel.m1(), MEASURED, SQUARES);
        Fit m3 = Fit.of(CurveModel.m3().fixed("gamma", 0), MEASURED, SQUARES);
        sameCurve(m3, m1);
        assertThat(m3.parameter("c")).isCloseTo(-m1.parameter("c"), within(1e-9));
        Fit m2 = Fit.of(CurveModel.m2(), MEASURED, SQUARES);
        sameCurve(Fit.of(CurveModel.broken(1).fixed("c1", 0).fixed("d1", 1e8).fixed("f1", 1), MEASURED, SQUARES), m2);
        double objective = Fit.of(CurveModel.broken(1), MEASURED, SQUARES).objective();
        assertThat(objective).isLessThan(m2.objective());
        assertThat(Fit.of(CurveModel.broken(2), MEASURED, SQUARES).objective()).isLessThan(objective);
        Fit m4 = Fit.of(CurveModel.m4(), MEASURED, SQUARES);
        sameCurve(Fit.of(CurveModel.m4(m4.parameter("eps_0")), MEASURED, SQUARES), m4);
        assertThat(m4.objective()).isLessThan(m2.objective());
        Fit curve = Fit.of(CurveModel.curve(), MEASURED, SQUARES);
        sameCurve(Fit.of(CurveModel.curve(curve.parameter("eps_0")), MEASURED, SQUARES), curve);
        sameCurve(Fit.of(CurveModel.curve().fixed("eps_0", 1), MEASURED, SQUARES), Fit.of(CurveModel.curve(1), MEASURED, SQUARES));
    }

    /** E + (ε₀ − E) L(x/D₀) with the library's exact law, and far above D₀ a power law. */
    @Test
    void curveIsTheDataLawOfInfinitelyManyQuanta() {
        DataLaw law = DataLaw.of(QuantaModel.of(Zipf.infinite(0.6)).learnedAfter(new Exponential()));
        Runs runs = planted(x -> 0.3 + 0.6 * law.exact(x / 3e5), 0);
        Fit fit = Fit.of(CurveModel.curve(0.9), runs, SQUARES);
        assertThat(fit.parameter("E")).isCloseTo(0.3, within(1e-8));
        assertThat(fit.parameter("alpha")).isCloseTo(0.6, within(1e-7));
        assertThat(fit.parameter("D0")).isCloseTo(3e5, within(0.1));
        assertThat(Fit.of(CurveModel.curve(), runs, SQUARES).parameter("eps_0")).isCloseTo(0.9, within(1e-6));
        double exponent = Math.log((fit.predict(1e13) - 0.3) / (fit.predict(1e14) - 0.3)) / Math.log(10);
        assertThat(exponent).isCloseTo(0.6 / 1.6, within(1e-6));
    }

    /** Without an end it is the curve; with one the planted parameters come back, and a later end fits worse. */
    @Test
    void limitedCurveContainsTheCurve() {
        Fit curve = Fit.of(CurveModel.curve(1), MEASURED, SQUARES);
        sameCurve(Fit.of(CurveModel.limited(1).fixed("X", 1e250), MEASURED, SQUARES), curve);
        assertThat(Fit.of(CurveModel.limited(1), MEASURED, SQUARES).objective()).isLessThanOrEqualTo(curve.objective() * (1 + 1e-9));
        DataLaw law = DataLaw.of(QuantaModel.of(Zipf.infinite(0.5)).learnedAfter(new Exponential()));
        Runs runs = planted(x -> 0.2 + 0.7 * (law.exact(x / 2e5) + law.exact(5e7 / 2e5) - law.exact((x + 5e7) / 2e5)), 0);
        Fit fit = Fit.of(CurveModel.limited(0.9), runs, SQUARES);
        assertThat(fit.parameter("E")).isCloseTo(0.2, within(1e-5));
        assertThat(fit.parameter("alpha")).isCloseTo(0.5, within(1e-5));
        assertThat(fit.parameter("D0")).isCloseTo(2e5, within(10.0));
        assertThat(fit.parameter("X")).isCloseTo(5e7, within(1e3));
        Fit later = Fit.of(CurveModel.limited(0.9).fixed("X", 1e9), runs, SQUARES);
        Fit other = Fit.of(CurveModel.limited(0.9).fixed("X", 3e8), runs, SQUARES);
        assertThat(other.objective()).isGreaterThan(1e-6);
        assertThat(later.objective()).isGreaterThan(other.objective());
    }

    @Test
    void plantedParametersComeBack() {
        Fit m4 = Fit.of(CurveModel.m4(), planted(x -> {
            // β x^c = (y − .2)/(.9 − y)^1.4 is inverted by bisection.
            double low = 0.2;
            double high = 0.9;
            for (int i = 0; i < 80; i++) {
                double y = (low + high) / 2;
                boolean above = (y - 0.2) / Math.pow(0.9 - y, 1.4) > 4e3 * Math.pow(x, -0.5);
                low = above ? low : y;
                high = above ? y : high;
            }
            return low;
        }, 0), SQUARES);
        assertThat(m4.parameters().values().stream().mapToDouble(Double::doubleValue).toArray())
                .containsExactly(new double[] {4e3, -0.5, 0.2, 1.4, 0.9}, within(1e-2));
        Fit broken = Fit.of(CurveModel.broken(1), planted(
                x -> 0.1 + 3 * Math.pow(x, -0.05) * Math.pow(1 + Math.pow(x / 1e8, 2), -0.2), 0), SQUARES);
        assertThat(broken.objective()).isLessThan(1e-16);
        assertThat(broken.parameter("d1")).isCloseTo(1e8, within(1e4));
        assertThat(broken.parameter("f1")).isCloseTo(0.5, within(1e-4));
        assertThat(broken.parameter("c1")).isCloseTo(0.4, within(1e-4));
    }

    @Test
    void unitsAndOrderOfRunsDoNotMatter() {
        double[] x = Planted.column(MEASURED, 0);
        double[] losses = Planted.losses(MEASURED);
        double[] inMillions = new double[x.length];
        double[] reversed = new double[x.length];
        Arrays.setAll(inMillions, i -> x[x.length - 1 - i] / 1e6);
        Arrays.setAll(reversed, i -> losses[x.length - 1 - i]);
        Runs other = Runs.curve(inMillions, reversed);
        Fit curve = Fit.of(CurveModel.curve(1), MEASURED);
        Fit moved = Fit.of(CurveModel.curve(1), other);
        assertThat(moved.objective()).isCloseTo(curve.objective(), within(1e-12));
        assertThat(moved.parameter("D0")).isCloseTo(curve.parameter("D0") / 1e6, within(1e-6 * moved.parameter("D0")));
        Fit m3 = Fit.of(CurveModel.m3(), MEASURED, SQUARES);
        Fit movedM3 = Fit.of(CurveModel.m3(), other, SQUARES);
        assertThat(movedM3.parameter("gamma")).isCloseTo(1e6 * m3.parameter("gamma"), within(1e-6 * movedM3.parameter("gamma")));
        assertThat(movedM3.parameter("beta"))
                .isCloseTo(m3.parameter("beta") * Math.pow(1e6, -m3.parameter("c")), within(1e-6 * movedM3.parameter("beta")));
    }

    @Test
    void whatCannotBeFittedIsRefused() {
        for (CurveModel model : new CurveModel[] {CurveModel.curve(0.9), CurveModel.limited(0.9), CurveModel.m4(0.9)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Fit.of(model, MEASURED))
                    .withMessageContaining("0.9;").withMessageContaining("0.94885").withMessageContaining("eps_0");
        }
        for (double start : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> CurveModel.curve(start)).withMessageContaining("eps_0");
            assertThatIllegalArgumentException().isThrownBy(() -> CurveModel.m4(start)).withMessageContaining("eps_0");
        }
        for (int breaks : new int[] {0, -1, 5}) {
            assertThatIllegalArgumentException().isThrownBy(() -> CurveModel.broken(breaks)).withMessageContaining("from 1 to 4");
        }
    }
}
