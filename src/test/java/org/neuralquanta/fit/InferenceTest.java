package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuralquanta.Statement;
import org.neuralquanta.newton.DampedNewton;
import org.neuralquanta.runs.Columns;
import org.neuralquanta.runs.Runs;

@Statement("T21")
class InferenceTest {

    private static final Fit HALF = Fit.of(CurveModel.chinchilla(), Planted.half());

    @Test
    void theObjectiveAtTheEndsOfAProfileIsTheLimit() {
        Fit fit = Fit.of(CurveModel.chinchilla(), Planted.half(), new RobustLoss.Squares());
        Interval beta = Objects.requireNonNull(Profile.of(fit).intervals().get("beta"));
        double rise = rise(fit, beta.lower());
        assertThat(rise).isPositive();
        // Both ends lie on the same level: refits with beta fixed there, from the grid and not from the profile's path.
        assertThat(rise(fit, beta.upper())).isCloseTo(rise, within(1e-4 * rise));
        assertThat(beta.contains(fit.parameter("beta"))).isTrue();
    }

    /** γ of M3 is positive and 0 for a pure power law: what the runs leave open is said of every parameter with a logarithm. */
    @Test
    void aPositiveParameterThatMayBeZeroIsSaidToBeOpen() {
        double[] x = DoubleStream.iterate(1e3, v -> 2 * v).limit(20).toArray();
        Runs runs = Runs.curve(x, Arrays.stream(x).map(v -> 30 * Math.pow(v, -0.3) * (1 + 0.01 * Math.sin(v))).toArray());
        Profile profile = Profile.of(Fit.of(CurveModel.m3(), runs, new RobustLoss.Squares()));
        assertThat(profile.intervals().get("gamma")).extracting(Interval::lower).isEqualTo(0.0);
        assertThat(profile.warnings()).containsExactly("gamma is not determined: runs over a wider range of x would help");
    }

    /** There Huber's loss has no curvature, and no run tells more than another. */
    @Test
    void runsFarInTheStraightPartOfThePenaltyCountAlike() {
        var calibration = Calibration.of(RobustLoss.standard(), new double[] {-1, -0.9, 1.1, 1.2, 0.8, -1.3}, 0, 2);
        double first = calibration.curvature(0);
        assertThat(first).isPositive().isFinite();
        for (int run = 1; run < 6; run++) {
            assertThat(calibration.curvature(run)).isEqualTo(first);
        }
    }

    private static double rise(Fit fit, double beta) {
        return Search.starts(fit.minimised()).stream()
                .limit(40)
                .mapToDouble(start -> {
                    double[] from = start.clone();
                    from[4] = beta;
                    return DampedNewton.minimise(fit.minimised().evaluation(), from, 4).value();
                })
                .min()
                .orElseThrow() - fit.objective();
    }

    @Test
    void threeWaysToAnIntervalAgreeWhereTheScatterIsEven() {
        var random = new SplittableRandom(20220329);
        Runs runs = Planted.at(Planted.half(), 1, Planted.sum(1.8, 480, 0.35, 2000, 0.37), Planted.normal(random, 0.005));
        Fit fit = Fit.of(CurveModel.chinchilla(), runs, new RobustLoss.Squares());
        Covariance even = Covariance.calibrated(fit);
        Covariance sandwich = Covariance.sandwich(fit);
        List<Interval> profile = List.copyOf(Profile.of(fit).intervals().values());
        List<Interval> bootstrap = List.copyOf(Bootstrap.of(fit, 1000, 1, () -> {}).intervals().values());
        for (int j = 3; j < 5; j++) {
            double width = 2 * 1.98 * even.standardError(j);
            // 120 runs leave a standard error about 1/sqrt(2 * 115) = 7 % of itself uncertain, the sandwich and the bootstrap
            // of 1000 about twice that: 40 % is beyond three of theirs.
            assertThat(2 * 1.98 * sandwich.standardError(j)).isCloseTo(width, within(0.4 * width));
            assertThat(profile.get(j).upper() - profile.get(j).lower()).isCloseTo(width, within(0.4 * width));
            assertThat(bootstrap.get(j).upper() - bootstrap.get(j).lower()).isCloseTo(width, within(0.4 * width));
        }
        assertThat(even.correlation(3, 3)).isCloseTo(1, within(1e-12));
        assertThat(Math.abs(even.correlation(1, 3))).isBetween(0.9, 1.0);
    }

    @Test
    void whatIsNotDeterminedIsSaid() {
        // D hardly varies beside N: the term in D cannot be told from E.
        double[] n = new double[12];
        double[] d = new double[12];
        double[] loss = new double[12];
        var random = new SplittableRandom(5);
        for (int i = 0; i < 12; i++) {
            n[i] = 1e7 * Math.pow(2, i);
            d[i] = 1e10 * (1 + 1e-4 * i);
            loss[i] = (1.8 + 400 * Math.pow(n[i], -0.35)) * Math.exp(0.002 * random.nextGaussian());
        }
        Profile profile = Profile.of(Fit.of(CurveModel.chinchilla(), Runs.of(n, d, loss), new RobustLoss.Squares()));
        assertThat(profile.warnings()).anyMatch(w -> w.contains("a wider range of D"));
        assertThat(Profile.of(HALF).warnings()).isEmpty();
    }

    @Test
    void aBootstrapDependsOnItsSeedAloneAndDrawsGroupsTogether(@TempDir Path directory) throws Exception {
        var first = Bootstrap.of(HALF, 50, 3, () -> {}).intervals();
        try (var pool = new ForkJoinPool(1)) {
            assertThat(pool.submit(() -> Bootstrap.of(HALF, 50, 3, () -> {}).intervals()).get()).isEqualTo(first);
        }
        assertThat(Bootstrap.of(HALF, 50, 4, () -> {}).intervals()).isNotEqualTo(first);
        Path file = Files.writeString(directory.resolve("g.csv"), "x,loss,group\n1,9,a\n2,8,a\n3,7,b\n4,6,b\n5,5,b\n6,4,c\n");
        Runs grouped = Runs.readCurve(file, Columns.byName());
        double[] weights = Bootstrap.weights(grouped, new SplittableRandom(1));
        assertThat(weights[0]).isEqualTo(weights[1]);
        assertThat(weights[2]).isEqualTo(weights[3]).isEqualTo(weights[4]);
        assertThat(weights[0] + weights[2] + weights[5]).isEqualTo(3);
        assertThatThrownBy(() -> Bootstrap.of(HALF, 0, 1, () -> {})).hasMessage("bootstrap replicates must be > 0, was 0");
    }

    @Test
    void aRefitFromTheFitIsTheBestOfTheGrid() {
        SplittableRandom[] streams = Bootstrap.streams(11, 10);
        for (SplittableRandom stream : streams) {
            Objective drawn = HALF.minimised().weighted(Bootstrap.weights(HALF.runs(), stream));
            double refit = HALF.refit(drawn).value();
            assertThat(refit).isLessThanOrEqualTo(Search.best(drawn).value() * (1 + 1e-9));
        }
    }

    @Test
    void theHalfTableContradictsTheHypothesisWithinTheSum() {
        QuantaVerdict verdict = QuantaVerdict.of(HALF, CurveModel.quanta(), 199, 1, () -> {});
        assertThat(verdict.pValue()).isEqualTo(1.0 / 200);
        assertThat(verdict.interval().contains(0)).isFalse();
        assertThat(verdict.verdict()).contains("contradict").contains("if the loss is the sum");
        assertThat(QuantaVerdict.of(HALF, CurveModel.quanta(), 0, 1, () -> {}).pValue()).isBetween(1e-4, 0.02);
    }

    @Test
    void aPlantedHypothesisIsNotConfirmedButLeft() {
        var random = new SplittableRandom(2303);
        Runs runs = Planted.at(Planted.half(), 1, Planted.sum(1.8, 1000, 0.4, 400, 0.4 / 1.4), Planted.normal(random, 0.005));
        QuantaVerdict verdict = QuantaVerdict.of(Fit.of(CurveModel.chinchilla(), runs), CurveModel.quanta(), 199, 1, () -> {});
        // True for 95 % of such tables; this is one of them.
        assertThat(verdict.verdict()).contains("do not contradict").contains("does not confirm");
        assertThat(verdict.detectable()).isBetween(0.001, 0.2);
    }
}
