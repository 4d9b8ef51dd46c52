package org.neuralquanta.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.fit.Planted;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.runs.Point;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.special.OracleFile;

/** The best split of compute for sums and other forms: against SciPy, against the closed form, and its intervals. */
@Statement("T18")
class OptimalSplitTest {

    private static final RobustLoss SQUARES = new RobustLoss.Squares();
    private static final Fit HALF = Fit.of(CurveModel.chinchilla(), Planted.half());

    @Test
    void theSplitOfANormAgreesWithSciPy() {
        Runs runs = Planted.at(Planted.half(), 1, (n, d) -> 1.8
                + Math.pow(Math.pow(480 * Math.pow(n, -0.35), 1.7) + Math.pow(2000 * Math.pow(d, -0.37), 1.7), 1 / 1.7), _ -> 0);
        Fit fit = Fit.of(CurveModel.norm(), runs, SQUARES);
        assertThat(fit.parameter("q")).isCloseTo(1.7, within(1e-6));
        OptimalSplit split = OptimalSplit.of(fit);
        assertThat(split.parameterExponent()).isCloseTo(0.37 / 0.72, within(1e-7));
        List<CSVRecord> rows = OracleFile.read("fit/predictions.csv").stream().filter(r -> r.get("kind").equals("split")).toList();
        assertThat(rows).hasSize(3);
        for (CSVRecord row : rows) {
            double n = Double.parseDouble(row.get("N"));
            double loss = Double.parseDouble(row.get("loss"));
            OptimalSplit.Budget budget = split.at(Double.parseDouble(row.get("C")));
            assertThat(budget.parameters()).isCloseTo(n, within(1e-5 * n));
            assertThat(budget.tokens()).isCloseTo(Double.parseDouble(row.get("D")), within(1e-5 * budget.tokens()));
            assertThat(budget.loss()).isCloseTo(loss, within(1e-8));
        }
    }

    @Test
    void theSearchAgreesWithTheClosedForm() {
        for (Fit fit : List.of(HALF, Fit.of(CurveModel.quanta(), Planted.half(), SQUARES))) {
            var closed = new SumSplit(fit);
            var search = new NumericSplit(fit);
            assertThat(search.exponent()).isCloseTo(closed.exponent(), within(1e-9));
            if (fit == HALF) {
                assertThat(search.exponentError()).isCloseTo(closed.exponentError(), within(1e-6 * closed.exponentError()));
            }
            for (double product : new double[] {1e18, 1e22, 1e26}) {
                SplitRule.Best expected = closed.of(product);
                SplitRule.Best found = search.of(product);
                assertThat(found.parameters()).isCloseTo(expected.parameters(), within(1e-9 * expected.parameters()));
                assertThat(found.tokens()).isCloseTo(expected.tokens(), within(1e-9 * expected.tokens()));
                assertThat(found.ratioError()).isCloseTo(expected.ratioError(), within(1e-6 * expected.ratioError()));
            }
        }
    }

    @Test
    void noSplitOfAnyFormIsBetter() {
        for (CurveModel model : List.of(CurveModel.norm(), new CurveModel.Chinchilla(CurveModel.Combination.BOTTLENECK),
                CurveModel.chinchilla().fixed("alpha", 0.35))) {
            Fit fit = Fit.of(model, Planted.half());
            OptimalSplit.Budget budget = OptimalSplit.of(fit).at(1e23);
            for (double shift : new double[] {0.9, 0.999, 1.001, 1.1}) {
                assertThat(fit.predict(budget.parameters() * shift, budget.tokens() / shift)).isGreaterThanOrEqualTo(budget.loss());
            }
            assertThat(budget.interval().contains(budget.tokensPerParameter())).isTrue();
            assertThat(budget.lossInterval().contains(budget.loss())).isTrue();
        }
    }

    @Test
    void theLossOfABudgetHasItsInterval() {
        Runs runs = Planted.at(Planted.half(), 1, Planted.sum(1.8, 480, 0.35, 2000, 0.37), Planted.normal(new SplittableRandom(3), 0.003));
        Fit fit = Fit.of(CurveModel.chinchilla(), runs, SQUARES);
        OptimalSplit.Budget budget = OptimalSplit.of(fit).at(1e24);
        Interval profile = fit.predict(Point.of(budget.parameters(), budget.tokens())).curve();
        double width = profile.upper() - profile.lower();
        assertThat(budget.lossInterval().upper() - budget.lossInterval().lower()).isBetween(0.7 * width, 1.1 * width);
        assertThat(budget.extrapolation().decades()).containsOnlyKeys("N", "D", "C");
        assertThat(budget.extrapolation().decades().get("C"))
                .isCloseTo(Math.log10(1e24 / runs.largestCompute()), within(1e-9));
        assertThat(OptimalSplit.usualBudgets(runs)).containsExactly(
                runs.largestCompute(), 10 * runs.largestCompute(), 100 * runs.largestCompute());
        OptimalSplit.Budget other = OptimalSplit.of(Fit.of(CurveModel.chinchilla(), runs.with(new TrainingCost(3)), SQUARES)).at(5e23);
        assertThat(other.parameters()).isCloseTo(budget.parameters(), within(1e-9 * budget.parameters()));
    }

    @Test
    void aLossThatRisesHasNoBestSplit() {
        Runs rising = Planted.at(Planted.half(), 1, (n, d) -> 1 + 0.01 * Math.pow(n, 0.1) + 2000 * Math.pow(d, -0.37), _ -> 0);
        for (CurveModel model : List.of(CurveModel.chinchilla(), CurveModel.chinchilla().fixed("alpha", -0.1))) {
            Fit fit = Fit.of(model, rising, SQUARES);
            assertThatThrownBy(() -> OptimalSplit.of(fit)).isInstanceOf(IllegalStateException.class).hasMessageContaining("no split of compute");
        }
        Runs line = Runs.curve(Planted.column(Planted.half(), 0), Planted.losses(Planted.half()));
        assertThatThrownBy(() -> OptimalSplit.of(Fit.of(CurveModel.power(), line))).isInstanceOf(IllegalStateException.class)
                .hasMessage("compute is split between N and D, the runs have x");
    }

    /** Where D = 20 N, the terms of N and D are hardly told apart, and exponents and amplitudes may leave every range. */
    @Test
    void runsOnOneRayHavePredictionsAndASplitOrAReason() {
        for (long seed = 0; seed < 24; seed += 3) {
            Runs runs = onOneRay(new SplittableRandom(seed));
            for (CurveModel model : List.of(CurveModel.chinchilla(), CurveModel.overlap())) {
                Fit fit = Fit.of(model, runs);
                Point beyond = Point.of(1e11, 1e13);
                assertThat(fit.predict(beyond).curve().contains(fit.predict(1e11, 1e13))).isTrue();
                OptimalSplit split;
                try {
                    split = OptimalSplit.of(fit);
                } catch (IllegalStateException reason) {
                    assertThat(reason).hasMessageContaining("split");
                    continue;
                }
                OptimalSplit.Budget budget = split.at(runs.largestCompute());
                assertThat(split.parameterExponentInterval().contains(split.parameterExponent())).isTrue();
                assertThat(budget.interval().contains(budget.tokensPerParameter())).isTrue();
                assertThat(budget.lossInterval().contains(budget.loss())).isTrue();
            }
        }
    }

    private static Runs onOneRay(SplittableRandom random) {
        double[] n = new double[8 + random.nextInt(20)];
        double[] d = new double[n.length];
        double[] losses = new double[n.length];
        for (int i = 0; i < n.length; i++) {
            n[i] = 1e7 * Math.pow(10, 3 * random.nextDouble());
            d[i] = 20 * n[i];
            losses[i] = (1.7 + 400 * Math.pow(n[i], -0.34) + 410 * Math.pow(d[i], -0.28)) * Math.exp(0.02 * random.nextGaussian());
        }
        return Runs.of(n, d, losses);
    }

    @Test
    void anotherCostBuysAnotherProduct() {
        OptimalSplit.Budget six = OptimalSplit.of(HALF).at(5.76e23);
        OptimalSplit.Budget twelve = OptimalSplit.of(Fit.of(CurveModel.chinchilla(), HALF.runs().with(new TrainingCost(12)))).at(2 * 5.76e23);
        assertThat(twelve.parameters()).isEqualTo(six.parameters());
        assertThat(twelve.tokens()).isEqualTo(six.tokens());
        assertThat(twelve.interval()).isEqualTo(six.interval());
        assertThat(twelve.compute()).isEqualTo(2 * six.compute());
    }

    @Test
    void noSplitOfTheBudgetIsBetter() {
        OptimalSplit split = OptimalSplit.of(HALF);
        OptimalSplit.Budget budget = split.at(5.76e23);
        assertThat(6 * budget.parameters() * budget.tokens()).isCloseTo(5.76e23, within(1e15));
        for (double shift : new double[] {0.9, 0.99, 1.01, 1.1}) {
            assertThat(HALF.predict(budget.parameters() * shift, budget.tokens() / shift)).isGreaterThan(budget.loss());
        }
        assertThat(split.parameterExponent())
                .isCloseTo(HALF.parameter("beta") / (HALF.parameter("alpha") + HALF.parameter("beta")), within(1e-12));
        assertThat(split.parameterExponentInterval().contains(0.5)).isTrue();
        assertThat(budget.interval().contains(budget.tokensPerParameter())).isTrue();
    }
}
