package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.newton.DampedNewton;
import org.neuralquanta.newton.Minimum;
import org.neuralquanta.runs.Runs;

@Statement({"T16", "T17", "T21"})
class FitLawsTest {

    private static Runs noisy(long seed) {
        var random = new SplittableRandom(seed);
        double alpha = 0.2 + 0.4 * random.nextDouble();
        double beta = 0.2 + 0.4 * random.nextDouble();
        // Both terms about 0.5 at N = 1e9, D = 1e10.
        var law = Planted.sum(1.5, 0.5 * Math.pow(1e9, alpha), alpha, 0.5 * Math.pow(1e10, beta), beta);
        return Planted.at(Planted.half(), 2, law, Planted.normal(random, 0.005));
    }

    private static void assertSame(Fit fit, Fit other, double tolerance) {
        fit.parameters().forEach((name, value) ->
                assertThat(other.parameter(name)).as(name).isCloseTo(value, within(tolerance * Math.abs(value))));
    }

    @Property(tries = 6)
    void unitsChangeAmplitudesOnly(@ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll @DoubleRange(min = -6, max = 6) double decades) {
        double factor = Math.pow(10, decades);
        Runs runs = noisy(seed);
        double[] scaled = Arrays.stream(Planted.column(runs, 0)).map(n -> n * factor).toArray();
        Fit fit = Fit.of(CurveModel.chinchilla(), runs);
        Fit other = Fit.of(CurveModel.chinchilla(), Runs.of(scaled, Planted.column(runs, 1), Planted.losses(runs)));
        for (String name : List.of("E", "B", "alpha", "beta")) {
            assertThat(other.parameter(name)).as(name).isCloseTo(fit.parameter(name), within(1e-6 * fit.parameter(name)));
        }
        double amplitude = fit.parameter("A") * Math.pow(factor, fit.parameter("alpha"));
        assertThat(other.parameter("A")).isCloseTo(amplitude, within(1e-5 * amplitude));
        assertThat(other.objective()).isCloseTo(fit.objective(), within(1e-9 * fit.objective()));
    }

    @Property(tries = 5)
    void theOrderOfTheRunsDoesNotMatter(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Runs runs = noisy(seed);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        double[][] columns = {Planted.column(runs, 0), Planted.column(runs, 1), Planted.losses(runs)};
        double[][] shuffled = Arrays.stream(columns)
                .map(c -> order.stream().mapToDouble(i -> c[i]).toArray())
                .toArray(double[][]::new);
        Runs straight = Runs.of(columns[0], columns[1], columns[2]);
        Runs other = Runs.of(shuffled[0], shuffled[1], shuffled[2]);
        assertThat(other).isEqualTo(straight);
        assertThat(Fit.of(CurveModel.quanta(), other).parameters()).isEqualTo(Fit.of(CurveModel.quanta(), straight).parameters());
    }

    @Property(tries = 5)
    void everyRunTwiceChangesNothingButTheObjective(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Runs runs = noisy(seed);
        Fit fit = Fit.of(CurveModel.chinchilla(), runs);
        Fit twice = Fit.of(CurveModel.chinchilla(), Planted.twice(runs));
        assertThat(twice.objective()).isCloseTo(2 * fit.objective(), within(1e-9 * fit.objective()));
        assertSame(fit, twice, 1e-6);
        double[] two = new double[runs.size()];
        Arrays.fill(two, 2);
        Minimum weighted = fit.refit(fit.minimised().weighted(two));
        assertThat(weighted.value()).isCloseTo(2 * fit.objective(), within(1e-9 * fit.objective()));
    }

    @Property(tries = 6)
    void theHypothesisNeverFitsBetterThanTheFullModel(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Runs runs = noisy(seed);
        for (RobustLoss loss : List.of(RobustLoss.standard(), new RobustLoss.Squares(), new RobustLoss.Student(4))) {
            double full = Fit.of(CurveModel.chinchilla(), runs, loss).objective();
            double tied = Fit.of(CurveModel.quanta(), runs, loss).objective();
            assertThat(tied).isGreaterThanOrEqualTo(full - 1e-9 * Math.abs(full));
        }
    }

    @Property(tries = 4)
    void neitherStartsNorTheirNumberChangeTheAnswer(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Runs runs = noisy(seed);
        Objective objective = Objective.of(Shape.of(CurveModel.chinchilla(), runs), RobustLoss.standard(), runs);
        List<double[]> grid = new ArrayList<>(Search.starts(objective));
        assertThat(grid).hasSize(500);
        Minimum all = Search.best(objective, grid);
        assertThat(all.gradientNorm()).isLessThan(DampedNewton.POLISHED);
        Collections.shuffle(grid, new Random(seed));
        double least = Double.POSITIVE_INFINITY;
        for (int number : new int[] {20, 100, 500}) {
            double value = Search.best(objective, grid.subList(0, number)).value();
            assertThat(value).as("%d starts", number).isCloseTo(all.value(), within(1e-9 * all.value()));
            assertThat(value).isLessThanOrEqualTo(least + 1e-12);
            least = value;
        }
        var random = new SplittableRandom(seed);
        List<double[]> anywhere = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            anywhere.add(new double[] {
                random.nextDouble(-3, 0.5), random.nextDouble(-3, 2), random.nextDouble(0, 2), random.nextDouble(-3, 2), random.nextDouble(0, 2)
            });
        }
        assertThat(Search.best(objective, anywhere).value()).isCloseTo(all.value(), within(1e-9 * all.value()));
    }

    @Property(tries = 5)
    void refittingTheFittedCurveGivesItself(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Fit fit = Fit.of(CurveModel.chinchilla(), noisy(seed));
        Fit again = Fit.of(CurveModel.chinchilla(), fit.runs().withLogLosses(fit.logPredictions(fit.runs())));
        assertSame(fit, again, 1e-6);
        assertThat(again.objective()).isLessThan(1e-20);
    }

    @Property(tries = 10)
    void plantedCurvesAreFound(@ForAll @DoubleRange(min = 0.1, max = 1.5) double alpha) {
        double[] x = new double[30];
        Arrays.setAll(x, i -> 100 * Math.pow(1.4, i));
        double end = 3 * x[29];
        Fit power = Fit.of(CurveModel.power(), Runs.curve(x, Arrays.stream(x).map(v -> 0.7 + 5 * Math.pow(v, -alpha)).toArray()));
        assertThat(power.parameter("alpha")).isCloseTo(alpha, within(1e-5));
        assertThat(power.parameter("E")).isCloseTo(0.7, within(1e-5));
        // X shows itself by A X^-alpha alone: at large exponents that is below the rounding of the loss.
        double small = alpha / 3;
        double[] saturating = Arrays.stream(x).map(v -> 0.1 + 5 * (Math.pow(v, -small) - Math.pow(end, -small))).toArray();
        Fit finite = Fit.of(new CurveModel.Saturating(0.1), Runs.curve(x, saturating));
        assertThat(finite.parameter("alpha")).isCloseTo(small, within(1e-4));
        assertThat(finite.parameter("X")).isCloseTo(end, within(1e-3 * end));
    }

    @Test
    void theGeneralFamilyTiesTheExponentsAsT17Says() {
        var general = new CurveModel.Quanta(0.1, 0.5, -0.2);
        double quantaAlpha = 0.6;
        double alphaN = (quantaAlpha - 0.1) / 1.5;
        double alphaD = (quantaAlpha - 0.1) / (1 + quantaAlpha - 0.2);
        assertThat(general.dataExponent(alphaN)).isCloseTo(alphaD, within(1e-15));
        Runs runs = Planted.at(Planted.half(), 2, Planted.sum(1.5, 300, alphaN, 900, alphaD), _ -> 0);
        assertThat(Fit.of(general, runs).parameter("alpha")).isCloseTo(alphaN, within(1e-6));
        assertThat(CurveModel.quanta().dataExponent(0.4)).isCloseTo(0.4 / 1.4, within(1e-15));
        assertThatThrownBy(() -> general.dataExponent(-0.7)).hasMessageContaining("alpha_N must be > -").hasMessageContaining("-0.7");
    }

    @Test
    void lopsidedLossesLowerTheCurve() {
        Runs runs = Planted.half();
        Fit even = Fit.of(CurveModel.chinchilla(), runs, new RobustLoss.Squares());
        Fit frontier = Fit.of(CurveModel.chinchilla(), runs, new RobustLoss.Lopsided(new RobustLoss.Squares(), 20));
        assertThat(Arrays.stream(frontier.residuals()).filter(r -> r < 0).count())
                .isLessThan(Arrays.stream(even.residuals()).filter(r -> r < 0).count());
        assertThat(frontier.gradientNorm()).isLessThan(DampedNewton.POLISHED);
    }

    @Test
    void lossesAndWeightsThatDoNotFitTheRunsAreRefused() {
        Runs half = Planted.half();
        double[] logs = new double[half.size()];
        logs[3] = Double.NaN;
        assertThatThrownBy(() -> half.withLogLosses(logs)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("was NaN");
        assertThatThrownBy(() -> half.withLogLosses(new double[2])).hasMessage("2 losses and 120 runs");
        Fit fit = Fit.of(CurveModel.chinchilla(), half);
        double[] weights = new double[half.size()];
        weights[3] = -1;
        assertThatThrownBy(() -> fit.reweighted(weights)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("was -1.0");
        assertThatThrownBy(() -> fit.reweighted(new double[2])).hasMessage("2 weights and 120 runs");
    }
}
