package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.neuralquanta.runs.Runs;

/** Models with some parameters held. */
class FixedTest {

    /** Such a fit would drive A to 0, where nothing else matters. */
    @Test
    void aFloorAboveEveryLossIsRefused() {
        double[] x = {1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
        Runs runs = Runs.curve(x, Arrays.stream(x).map(v -> 1 + 6 * Math.pow(v, -0.3)).toArray());
        for (CurveModel model : List.of(new CurveModel.Saturating(5), CurveModel.power().fixed("E", 5), CurveModel.m2().fixed("eps_inf", 5))) {
            assertThatThrownBy(() -> Fit.of(model, runs))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("every loss is at or below the irreducible loss, which is fixed at 5.0: nothing is left that could fall; fix it at a lower value");
        }
        assertThat(Fit.of(CurveModel.power().fixed("E", 1.5), runs).parameter("A")).isPositive();
    }

    /** The scale of Student's law follows the coordinates wherever they go. */
    @Test
    void aKnownFloorGoesWithStudentsLaw() {
        double[] x = DoubleStream.iterate(1e3, v -> 2 * v).limit(16).toArray();
        Runs runs = Runs.curve(x, Arrays.stream(x).map(v -> (0.5 + 30 * (Math.pow(v, -0.3) - Math.pow(1e9, -0.3))) * (1 + 0.01 * Math.sin(v))).toArray());
        Fit fit = Fit.of(new CurveModel.Saturating(0.5), runs, new RobustLoss.Student(4));
        Profile profile = Profile.of(fit);
        fit.parameters().forEach((name, value) -> assertThat(profile.intervals().get(name))
                .as(name).satisfies(interval -> assertThat(interval.contains(value)).isTrue()));
    }

    /** Five runs whose residuals are as large as the curve's fall. */
    @Test
    void fewRunsFarFromAPowerLawHaveIntervals() {
        Runs runs = Runs.curve(new double[] {15, 360, 180000, 1.8e6, 3e7}, new double[] {3.2, 1.86, 1.13, 1.07, 1.03});
        Fit fit = Fit.of(new CurveModel.Power(false), runs);
        assertThat(Profile.of(fit).intervals().get("alpha")).satisfies(interval -> assertThat(interval.contains(fit.parameter("alpha"))).isTrue());
        assertThat(Covariance.sandwich(fit).standardError(1)).isPositive().isFinite();
    }

    private static final Runs HALF = Planted.half();

    private static final List<CurveModel> MODELS = List.of(CurveModel.chinchilla(), CurveModel.quanta(), CurveModel.norm());

    @Test
    void aParameterHeldAtItsOptimumLeavesTheOthersThere() {
        for (CurveModel model : MODELS) {
            Fit free = Fit.of(model, HALF);
            for (String name : List.of("E", "A", "B", "alpha")) {
                Fit held = Fit.of(model.fixed(name, free.parameter(name)), HALF);
                assertThat(held.objective()).as("%s %s", model, name).isCloseTo(free.objective(), within(1e-11));
                held.parameters().forEach((other, value) ->
                        assertThat(value).as("%s %s", model, other).isCloseTo(free.parameter(other), within(1e-4 * free.parameter(other))));
            }
        }
    }

    @Test
    void profilesAndBootstrapOfTheOthersAreThoseOfASmallerModel() {
        Fit power = Fit.of(CurveModel.power(), Runs.curve(Planted.column(HALF, 0), Planted.losses(HALF)));
        Fit held = Fit.of(power.model().fixed("E", 0), power.runs());
        Fit without = Fit.of(new CurveModel.Power(false), power.runs());
        assertThat(held.objective()).isCloseTo(without.objective(), within(1e-13));
        Profile expected = Profile.of(without);
        Profile.of(held).intervals().forEach((name, interval) -> {
            Interval other = Objects.requireNonNull(expected.intervals().get(name));
            assertThat(interval.lower()).as(name).isCloseTo(other.lower(), within(1e-5 * Math.abs(other.lower())));
            assertThat(interval.upper()).as(name).isCloseTo(other.upper(), within(1e-5 * Math.abs(other.upper())));
        });
        assertThat(Bootstrap.of(held, 50, 1, () -> {}).intervals()).containsOnlyKeys("A", "alpha");
        assertThat(Covariance.sandwich(held).names()).containsExactly("A", "alpha");
    }

    @Test
    void severalAreHeldTogether() {
        CurveModel model = CurveModel.chinchilla().fixed("alpha", 0.3).fixed("beta", 0.3).fixed("E", 1.7);
        assertThat(model.parameters()).containsExactly("A", "B");
        assertThat(model.dimension()).isEqualTo(2);
        assertThat(Fit.of(model, HALF).gradientNorm()).isLessThan(1e-10);
        assertThat(CurveModel.quanta().fixed("alpha", 0.3).parameters()).containsExactly("E", "A", "B");
    }

    @Test
    void whatCannotBeHeldIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> CurveModel.power().fixed("gamma", 1)).withMessageContaining("gamma");
        assertThatIllegalArgumentException().isThrownBy(() -> CurveModel.power().fixed("E", Double.NaN)).withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fit.of(CurveModel.quanta().fixed("beta", 0.3), HALF))
                .withMessageContaining("beta");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fit.of(CurveModel.chinchilla().fixed("E", -1), HALF))
                .withMessageContaining("-1");
    }

    @Test
    void aParameterAtTheEdgeOfItsRangeHasAnInterval() {
        double[] x = new double[12];
        double[] losses = new double[12];
        for (int k = 1; k <= 12; k++) {
            x[k - 1] = 1000 << k;
            losses[k - 1] = 1.7 + 9 * Math.pow(2, -0.3 * k) + 0.01 * Math.sin(k);
        }
        Fit fit = Fit.of(new CurveModel.Saturating(0).fixed("alpha", 0.4), Runs.curve(x, losses));
        Interval profile = Objects.requireNonNull(Profile.of(fit).intervals().get("X"));
        assertThat(profile.lower()).isLessThan(profile.upper());
        Interval refits = Objects.requireNonNull(Bootstrap.of(fit, 3, 1, () -> {}).intervals().get("X"));
        assertThat(refits.upper()).isInfinite();
    }
}
