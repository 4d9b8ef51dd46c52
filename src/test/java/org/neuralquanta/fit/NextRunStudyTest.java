package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.runs.Point;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.runs.RunsRange;
import org.neuralquanta.study.NextRun;
import org.neuralquanta.study.OptimalSplit;

/**
 * Planted tables of 40 runs: one more run is trained, the curve refitted, and its prediction at N = 70e9, D = 1.4e12 compared with the truth.
 * Whatever is chosen costs at most the largest compute of the table. Criterion, set before the study: over 400 tables the mean square error
 * of log M with the run of {@link NextRun#forPrediction} is smaller than with each of three naive choices – the largest compute-optimal
 * run, a repeat at the runs' centre, a random affordable run – by at least two standard errors of the paired difference. Run with
 * {@code mvn test -P slow}.
 */
@Tag("slow")
class NextRunStudyTest {

    private static final int TABLES = 400;
    private static final RobustLoss SQUARES = new RobustLoss.Squares();
    private static final Point TARGET = Point.of(70e9, 1.4e12);
    private static final double DEVIATION = 0.005;
    private static final List<String> CHOICES =
            List.of("none", "prediction-optimal", "D-optimal", "compute-optimal", "repeat at the centre", "random");

    private static double law(double n, double d) {
        return Planted.sum(1.82, 480, 0.35, 400, 0.35 / 1.35).applyAsDouble(n, d);
    }

    private static Fit fit(Runs runs) {
        CurveModel model = CurveModel.chinchilla();
        Objective objective = Objective.of(Shape.of(model, runs), SQUARES, runs);
        List<double[]> grid = Search.starts(objective);
        return new Fit(model, objective, Search.best(objective, IntStream.range(0, 6).mapToObj(i -> grid.get(37 + 83 * i)).toList()));
    }

    private static Runs with(Runs runs, Point run, double loss) {
        double[] at = run.in(runs.variables());
        return Runs.of(and(Planted.column(runs, 0), at[0]), and(Planted.column(runs, 1), at[1]), and(Planted.losses(runs), loss));
    }

    private static double[] and(double[] values, double last) {
        double[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = last;
        return all;
    }

    private static Point random(Runs runs, double budget, SplittableRandom random) {
        RunsRange range = RunsRange.of(runs);
        double most = Math.log(TrainingCost.standard().product(budget));
        while (true) {
            double n = range.least(0) + random.nextDouble() * (range.most(0) - range.least(0));
            double d = range.least(1) + random.nextDouble() * (range.most(1) - range.least(1));
            if (n + d <= most) {
                return Point.of(Math.exp(n), Math.exp(d));
            }
        }
    }

    private static double[] squaredErrors(int table) {
        var random = new SplittableRandom(40_000_003L * (table + 1));
        Runs runs = Planted.at(Planted.half(), 3, NextRunStudyTest::law, Planted.normal(random, DEVIATION));
        Fit fit = fit(runs);
        double budget = runs.largestCompute();
        OptimalSplit.Budget optimal = OptimalSplit.of(fit).at(budget);
        List<Point> choices = List.of(
                NextRun.forPrediction(fit, TARGET, budget).at(),
                NextRun.forParameters(fit, budget).at(),
                Point.of(optimal.parameters(), optimal.tokens()),
                Point.of(Math.exp(runs.centre(0)), Math.exp(runs.centre(1))),
                random(runs, budget, random));
        double error = DEVIATION * random.nextGaussian();
        double[] squares = new double[CHOICES.size()];
        squares[0] = square(fit);
        for (int k = 0; k < choices.size(); k++) {
            double[] at = choices.get(k).in(runs.variables());
            squares[k + 1] = square(fit(with(runs, choices.get(k), law(at[0], at[1]) * Math.exp(error))));
        }
        return squares;
    }

    private static double square(Fit fit) {
        double[] at = TARGET.in(fit.runs().variables());
        double error = Math.log(fit.predict(at) / law(at[0], at[1]));
        return error * error;
    }

    @Test
    void theDesignBeatsNaiveChoices() {
        double[][] squares = IntStream.range(0, TABLES).parallel().mapToObj(NextRunStudyTest::squaredErrors).toArray(double[][]::new);
        for (int k = 0; k < CHOICES.size(); k++) {
            int choice = k;
            double[] gains = Arrays.stream(squares).mapToDouble(s -> s[choice] - s[1]).toArray();
            double mean = Arrays.stream(gains).average().orElseThrow();
            double error = Math.sqrt(Arrays.stream(gains).map(g -> (g - mean) * (g - mean)).sum() / TABLES / (TABLES - 1));
            System.out.printf("next run, %s: root mean square error of log M %.5f, z against the design %.1f%n", CHOICES.get(k),
                    Math.sqrt(Arrays.stream(squares).mapToDouble(s -> s[choice]).average().orElseThrow()), error == 0 ? 0 : mean / error);
            if (k >= 3) {
                assertThat(mean).as(CHOICES.get(k)).isGreaterThan(2 * error);
            }
        }
    }
}
