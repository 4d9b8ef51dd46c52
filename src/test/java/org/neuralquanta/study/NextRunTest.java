package org.neuralquanta.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.neuralquanta.fit.Covariance;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Planted;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.runs.Point;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.runs.RunsRange;

/** The next run to train: what it is said to narrow is what it narrows, and no other affordable run is better. */
class NextRunTest {

    private static final RobustLoss SQUARES = new RobustLoss.Squares();
    private static final Runs HALF = Planted.half();
    private static final Fit FIT = Fit.of(CurveModel.chinchilla(), HALF, SQUARES);
    private static final Point TARGET = Point.of(70e9, 1.4e12);

    @Test
    void narrowingIsThatOfTheInformationMatrix() {
        Point run = Point.of(2e9, 1e11);
        double[] n = Arrays.copyOf(Planted.column(HALF, 0), 121);
        double[] d = Arrays.copyOf(Planted.column(HALF, 1), 121);
        double[] losses = Arrays.copyOf(Planted.losses(HALF), 121);
        n[120] = 2e9;
        d[120] = 1e11;
        // On the curve, so that the refit is the same curve with the run's information added.
        losses[120] = FIT.predict(2e9, 1e11);
        Fit more = Fit.of(CurveModel.chinchilla(), Runs.of(n, d, losses), SQUARES);
        double before = Covariance.inverseCurvature(FIT).standardErrorAlong(FIT.gradient(TARGET));
        double after = Covariance.inverseCurvature(more).standardErrorAlong(more.gradient(TARGET));
        assertThat(NextRun.of(FIT, TARGET, run).narrowing()).isCloseTo(after / before, within(1e-6));
        assertThat(NextRun.of(FIT, TARGET, run).compute()).isEqualTo(6 * 2e9 * 1e11);
    }

    @Test
    void noAffordableRunIsBetter() {
        double budget = HALF.largestCompute();
        NextRun best = NextRun.forPrediction(FIT, TARGET, budget);
        assertThat(best.compute()).isLessThanOrEqualTo(budget * (1 + 1e-9));
        assertThat(best.narrowing()).isBetween(0.1, 0.99);
        RunsRange range = RunsRange.of(HALF);
        var random = new SplittableRandom(9);
        for (int i = 0; i < 2000; i++) {
            double n = Math.exp(range.least(0) + random.nextDouble() * (range.most(0) + Math.log(10) - range.least(0)));
            double d = Math.exp(range.least(1) + random.nextDouble() * (range.most(1) + Math.log(10) - range.least(1)));
            if (6 * n * d <= budget) {
                assertThat(NextRun.of(FIT, TARGET, Point.of(n, d)).narrowing()).isGreaterThanOrEqualTo(best.narrowing() - 1e-4);
            }
        }
        // What is affordable stays so with a larger budget.
        assertThat(NextRun.forPrediction(FIT, TARGET, 10 * budget).narrowing()).isLessThanOrEqualTo(best.narrowing());
        assertThat(NextRun.forPrediction(FIT, TARGET, budget / 1e3).narrowing()).isGreaterThan(best.narrowing());
        assertThat(NextRun.forParameters(FIT, budget).narrowing()).isBetween(0.5, 0.999);
    }

    @Test
    void computeIsThatOfTheRuns() {
        Fit half = Fit.of(CurveModel.chinchilla(), HALF.with(new TrainingCost(3)), SQUARES);
        NextRun six = NextRun.forPrediction(FIT, TARGET, 2e21);
        NextRun three = NextRun.forPrediction(half, TARGET, 1e21);
        assertThat(three.at()).isEqualTo(six.at());
        assertThat(three.compute()).isEqualTo(six.compute() / 2);
    }

    @Test
    void aCurveInOneVariableSeeksTheFarthestX() {
        Runs line = Runs.curve(Planted.column(HALF, 0), Planted.losses(HALF));
        Fit fit = Fit.of(CurveModel.power(), line, SQUARES);
        NextRun run = NextRun.forPrediction(fit, Point.of("x", 1e12), 3e10);
        assertThat(run.at().values().get("x")).isCloseTo(3e10, within(1e6));
        assertThat(run.compute()).isEqualTo(run.at().values().get("x"));
    }

    @Test
    void badBudgetsAreRefused() {
        for (double budget : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> NextRun.forPrediction(FIT, TARGET, budget))
                    .withMessageContaining("must be finite and > 0");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> NextRun.forParameters(FIT, 1e10))
                .withMessageContaining("does not pay for the smallest N and D of the runs");
        Fit line = Fit.of(CurveModel.power(), Runs.curve(new double[] {1e9, 2e9, 4e9, 8e9, 16e9}, new double[] {3, 2.6, 2.3, 2.1, 1.99}), SQUARES);
        assertThatIllegalArgumentException().isThrownBy(() -> NextRun.forParameters(line, 1e8))
                .withMessage("the budget of 1.0E8 does not pay for the smallest x of the runs, which take 1.0E9");
        assertThatIllegalArgumentException().isThrownBy(() -> NextRun.forPrediction(FIT, Point.of("x", 1), 1e22))
                .withMessageContaining("needs N and D");
    }
}
