package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.QuantaModel;

/** The closed-form optimum of two bottlenecks, against numerical minimisation by commons-math3. */
@Statement("T18")
class AdditiveLawTest {

    @Example
    void aSplitBeyondDoublesIsRefusedByName() {
        assertThatThrownBy(() -> new AdditiveLaw(1e-300, Double.MIN_VALUE, 0.5, 0.5, 0).allocation())
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("amplitudes of the best split");
    }

    @Property(tries = 200)
    void optimumIsTheMinimum(@ForAll @Scale(9) @DoubleRange(min = 0.05, max = 3) double a,
            @ForAll @Scale(9) @DoubleRange(min = 0.05, max = 3) double b,
            @ForAll @Scale(9) @DoubleRange(min = 0.01, max = 100) double parameterAmplitude,
            @ForAll @Scale(9) @DoubleRange(min = 0.01, max = 100) double dataAmplitude,
            @ForAll @Scale(9) @DoubleRange(min = 0, max = 30) double logProduct,
            @ForAll @Scale(9) @DoubleRange(min = 0.1, max = 1e4) double flops) {
        var law = new AdditiveLaw(parameterAmplitude, a, dataAmplitude, b, 0);
        var cost = new TrainingCost(flops);
        double product = Math.exp(logProduct);
        double compute = cost.flops(product, 1);
        double parameters = law.allocation(cost).parameters().at(compute);
        double data = law.allocation(cost).data().at(compute);
        assertThat(cost.flops(parameters, data) / compute).isBetween(1 - 1e-12, 1 + 1e-12);
        double best = law.optimum(cost).at(compute);
        assertThat(law.at(parameters, data) / best).isBetween(1 - 1e-12, 1 + 1e-12);
        double least = new BrentOptimizer(1e-10, 1e-12)
                .optimize(
                        new MaxEval(1000),
                        GoalType.MINIMIZE,
                        new UnivariateObjectiveFunction(u -> law.at(Math.exp(u), product / Math.exp(u))),
                        new SearchInterval(Math.log(parameters) - 9, Math.log(parameters) + 7))
                .getValue();
        assertThat(least / best).isBetween(1 - 1e-12, 1 + 1e-9);
        assertThat(law.optimum(cost).exponent()).isBetween(a * b / (a + b) * (1 - 1e-14), a * b / (a + b) * (1 + 1e-14));
    }

    /** Chinchilla's constants and budget: 6 N D is all compute, and a sixth of it the product. */
    @Test
    void computeIsSixFlopsForEachParameterAndSample() {
        var law = new AdditiveLaw(406.4, 0.34, 410.7, 0.28, 1.69);
        double compute = 5.76e23;
        double parameters = law.allocation().parameters().at(compute);
        double tokens = law.allocation().data().at(compute);
        assertThat(6 * parameters * tokens).isCloseTo(compute, within(1e-12 * compute));
        var one = new TrainingCost(1);
        assertThat(parameters).isCloseTo(law.allocation(one).parameters().at(compute / 6), within(1e-13 * parameters));
        assertThat(law.optimum().at(compute)).isCloseTo(law.at(parameters, tokens), within(1e-13));
        assertThat(law.optimum().at(compute)).isCloseTo(law.optimum(one).at(compute / 6), within(1e-13));
    }

    /** The bottlenecks of the quanta model, added instead of the worse one taken, give the same exponent in compute. */
    @Property(tries = 100)
    void hasTheExponentOfTheStaircase(@ForAll @Scale(9) @DoubleRange(min = 0.05, max = 3) double alpha,
            @ForAll @Scale(9) @DoubleRange(min = -0.8, max = 2) double kappa,
            @ForAll @Scale(9) @DoubleRange(min = -0.5, max = 1) double delta) {
        QuantaModel model = QuantaModel.of(Zipf.infinite(alpha)).with(new Cost(9, kappa)).with(Exposure.ofDelta(delta));
        PowerLaw parameters = ParameterLaw.of(model).asymptotic();
        PowerLaw data = DataLaw.of(model).asymptotic();
        var law = new AdditiveLaw(parameters.amplitude(), parameters.exponent(), data.amplitude(), data.exponent(), 0);
        PowerLaw compute = ComputeLaw.of(model).asymptotic();
        assertThat(law.optimum().exponent() / compute.exponent()).isBetween(1 - 1e-13, 1 + 1e-13);
        assertThat(law.optimum().amplitude()).isGreaterThan(compute.amplitude());
        assertThat(law.allocation().parameters().exponent() / ComputeLaw.of(model).allocation().parameters().exponent())
                .isBetween(1 - 1e-13, 1 + 1e-13);
    }

    /** One quantum more than the best number is out of reach, for every number near it too. */
    @Property(tries = 100)
    void staircaseLearnsAsManyAsCanBePaid(@ForAll @Scale(9) @DoubleRange(min = 0.05, max = 2) double alpha,
            @ForAll @Scale(9) @DoubleRange(min = 0.5, max = 20) double tau,
            @ForAll @Scale(9) @DoubleRange(min = 1, max = 1e12) double compute) {
        Zipf zipf = Zipf.infinite(alpha);
        ComputeLaw law = ComputeLaw.of(QuantaModel.of(zipf).learnedAfter(Threshold.of(tau)).with(new Cost(10, 0)));
        long best = law.learned(compute);
        for (long n = Math.max(1, best - 50); n < best + 50; n++) {
            double needed = 6 * 10.0 * n * tau / zipf.probability(n);
            assertThat(needed <= compute * (1 + 1e-13)).as("n = %d of %d", n, best).isEqualTo(n <= best);
        }
        assertThat(law.exact(compute) / zipf.tail(best)).isBetween(1 - 1e-14, 1 + 1e-14);
    }

    @Test
    void constantsMustBePositive() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new AdditiveLaw(bad, 1, 1, 1, 0)).hasMessage("parameterAmplitude must be finite and > 0, was " + bad);
            assertThatThrownBy(() -> new AdditiveLaw(1, bad, 1, 1, 0)).hasMessage("parameterExponent must be finite and > 0, was " + bad);
            assertThatThrownBy(() -> new AdditiveLaw(1, 1, bad, 1, 0)).hasMessage("dataAmplitude must be finite and > 0, was " + bad);
            assertThatThrownBy(() -> new AdditiveLaw(1, 1, 1, bad, 0)).hasMessage("dataExponent must be finite and > 0, was " + bad);
            assertThatThrownBy(() -> new AdditiveLaw(1, 1, 1, 1, 0).at(bad, 1)).hasMessage("parameters must be finite and > 0, was " + bad);
            assertThatThrownBy(() -> new AdditiveLaw(1, 1, 1, 1, 0).at(1, bad)).hasMessage("samples must be finite and > 0, was " + bad);
        }
        assertThatThrownBy(() -> new AdditiveLaw(1, 1, 1, 1, -1)).hasMessageContaining("irreducible loss").hasMessageContaining("was -1.0");
        assertThatThrownBy(() -> new AdditiveLaw(1, 1, 1, 1, Double.NaN)).hasMessageContaining("was NaN");
    }
}
