package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.runs.Runs;

/** Tables as they come, with few runs, much scatter, short ranges or no law: each is fitted or refused, and no number is out of order. */
class RandomTablesTest {

    private static double[] amounts(SplittableRandom random, int count, double least) {
        double decades = 4 * random.nextDouble();
        return DoubleStream.generate(() -> least * Math.pow(10, decades * random.nextDouble())).limit(count).toArray();
    }

    private static double[] losses(SplittableRandom random, double[]... variables) {
        double floor = random.nextInt(3) == 0 ? 0 : 2 * random.nextDouble();
        double scatter = Math.pow(10, -4 + 4 * random.nextDouble());
        double exponent = 0.1 + 0.5 * random.nextDouble();
        double[] losses = new double[variables[0].length];
        for (int run = 0; run < losses.length; run++) {
            double loss = floor;
            for (double[] variable : variables) {
                loss += Math.pow(variable[run] / 1e6, -exponent);
            }
            losses[run] = loss * Math.exp(scatter * (random.nextDouble() - 0.5));
        }
        return losses;
    }

    private static void check(CurveModel model, Runs runs) {
        Fit fit;
        try {
            fit = Fit.of(model, runs);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).as("%s", model).isNotBlank().doesNotContain("\n", "NaN", "Infinity");
            return;
        }
        assertThat(fit.objective()).isFinite();
        // A coefficient is infinite where it is beyond the range of a double, as 10^6 to a power of 60.
        assertThat(fit.parameters().values()).allSatisfy(value -> assertThat(value).as("%s", fit).isNotNaN());
        Profile.of(fit).intervals().forEach((name, interval) -> assertThat(interval.contains(fit.parameter(name))).as("%s of %s in %s", name, fit, interval).isTrue());
        Covariance covariance = Covariance.sandwich(fit);
        for (int row = 0; row < covariance.names().size(); row++) {
            for (int column = 0; column < row; column++) {
                double correlation = covariance.correlation(row, column);
                assertThat(Double.isNaN(correlation) || Math.abs(correlation) <= 1).as("%s", correlation).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void areFittedOrRefused(int seed) {
        var random = new SplittableRandom(seed);
        int count = 8 + random.nextInt(12);
        double[] n = amounts(random, count, 1e6);
        double[] d = amounts(random, count, 1e8);
        Runs plane = Runs.of(n, d, losses(random, n, d));
        List.of(CurveModel.chinchilla(), CurveModel.quanta(), CurveModel.norm(), CurveModel.joint(), CurveModel.overlap())
                .forEach(model -> check(model, plane));
        Runs line = Runs.curve(n, losses(random, n));
        Stream.of(CurveModel.power(), CurveModel.m3(), CurveModel.m4()).forEach(model -> check(model, line));
    }

    /** Eight fits a table. */
    @Test
    @Tag("slow")
    void manyAreFittedOrRefused() {
        int first = Integer.getInteger("sweep.seed", 100);
        IntStream.range(first, first + Integer.getInteger("sweep.tables", 200)).forEach(this::areFittedOrRefused);
    }

    /** Within 10^-7 of one size and one D the curvature is singular, and rounding errors once made correlations of 1.02. */
    @Test
    void runsAtOnePlaceLeaveCorrelationsOpen() {
        double[] scatter = {0.5, 0.66, 0.46, 0.28, 1.0, 1.0, 0.84, 0.71, 0.32, 0.23, 0.29, 0.07, 0.77, 0.4, 0.85, 0.39};
        double[] n = IntStream.range(0, 16).mapToDouble(i -> 1e9 * (1 + 1e-9 * i)).toArray();
        double[] d = IntStream.range(0, 16).mapToDouble(i -> 1e10 * (1 + 1e-9 * (i * 7 % 16))).toArray();
        check(CurveModel.chinchilla(), Runs.of(n, d, DoubleStream.of(scatter).map(u -> 3 + 1e-9 * u).toArray()));
    }
}
