package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.model.Capacity;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.schedule.SpendingLaw;

/** Where the power laws end, and what holds there instead. */
@Statement("T20")
class RegimesTest {

    /** With one FLOP for each parameter and sample, compute is the product N D. */
    private static final TrainingCost PRODUCT = new TrainingCost(1);

    private static final double EULER = 0.5772156649015329;

    private static void assertRelative(double value, double expected, double error) {
        assertThat(value / expected - 1).isBetween(-error, error);
    }

    @Test
    void infiniteLossIsRefused() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4));
        for (double eta : new double[] {0.4, 1}) {
            assertThatThrownBy(() -> model.with(new Gap(1, eta)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("eta must be < alpha = 0.4")
                    .hasMessageContaining("was " + eta)
                    .hasMessageContaining("infinite");
        }
    }

    /** c ln(K/n). */
    @Test
    void lossOfFinitelyManyQuantaFallsLogarithmicallyAtAlphaEqualToEta() {
        long quanta = 1_000_000_000_000L;
        for (double alpha : new double[] {0, 0.5}) {
            Zipf zipf = Zipf.finite(alpha, quanta);
            ParameterLaw law = ParameterLaw.of(QuantaModel.of(zipf).with(new Gap(1, alpha)));
            assertRelative(law.exact(1e6), zipf.normalization() * Math.log(quanta / 1e6), 1e-7);
            assertThatThrownBy(law::asymptotic).isInstanceOf(NoPowerLawException.class).hasMessageContaining("logarithmically");
            DataLaw data = DataLaw.of(QuantaModel.of(zipf).with(new Gap(1, alpha)));
            assertThatThrownBy(data::asymptotic).isInstanceOf(NoPowerLawException.class).hasMessageContaining("log(K/n)");
        }
    }

    @Test
    void mostLossInTheRarestQuantaIsNamed() {
        assertThatThrownBy(StepLaw.of(QuantaModel.of(Zipf.finite(-0.5, 1000)))::asymptotic)
                .isInstanceOf(NoPowerLawException.class)
                .hasMessageContaining("alpha - eta = -0.5 < 0")
                .hasMessageContaining("rarest");
    }

    /** Δ/(αζ(s)) e^{−α(N/C − γ)}. */
    @Test
    void lossIsExponentialInParametersAtKappaMinusOne() {
        Zipf zipf = Zipf.infinite(0.4);
        ParameterLaw law = ParameterLaw.of(QuantaModel.of(zipf).with(new Cost(2, -1)));
        assertThatThrownBy(law::asymptotic).isInstanceOf(NoPowerLawException.class).hasMessageContaining("exponential");
        for (double parameters : new double[] {30, 40, 60}) {
            double closed = zipf.normalization() / 0.4 * Math.exp(-0.4 * (parameters / 2 - EULER));
            assertRelative(law.exact(parameters), closed, Math.exp(EULER - parameters / 2));
            assertRelative(law.localExponent(parameters), 0.4 * parameters / 2, 1e-5);
        }
    }

    /** Beyond every boundary the law is refused by name, just inside it is given. */
    @Property(tries = 100)
    void powerLawsAreGivenExactlyInsideTheirConditions(
            @ForAll @DoubleRange(min = 0.01, max = 3) double alpha, @ForAll @DoubleRange(min = 0, max = 5) double beyond) {
        Zipf infinite = Zipf.infinite(alpha);
        assertThatThrownBy(() -> QuantaModel.of(infinite).with(new Gap(1, alpha + beyond))).hasMessageContaining("eta must be < alpha");
        assertThat(DataLaw.of(QuantaModel.of(infinite).with(new Gap(1, alpha * (1 - 1e-9)))).asymptotic().exponent()).isPositive();
        assertThatThrownBy(ParameterLaw.of(QuantaModel.of(Zipf.finite(alpha, 1000)).with(new Gap(1, alpha + beyond)))::asymptotic)
                .isInstanceOf(NoPowerLawException.class);
        assertThatThrownBy(ParameterLaw.of(QuantaModel.of(infinite).with(new Cost(1, -1 - beyond)))::asymptotic)
                .isInstanceOf(NoPowerLawException.class);
        assertThat(ParameterLaw.of(QuantaModel.of(infinite).with(new Cost(1, -1 + 1e-9))).asymptotic().exponent())
                .isBetween(alpha * 0.999e9, alpha * 1.001e9);
    }

    /** L(N) e^{αN/C} tends to a constant: over one cost C the loss falls by the factor e^{−α}. */
    @Property(tries = 100)
    void everyCostBuysTheSameFactorAtKappaMinusOne(
            @ForAll @DoubleRange(min = 0.01, max = 2) double alpha, @ForAll @DoubleRange(min = 15, max = 35) double costs) {
        ParameterLaw law = ParameterLaw.of(QuantaModel.of(Zipf.infinite(alpha)).with(new Cost(2, -1)));
        assertRelative(law.exact(2 * costs + 2), Math.exp(-alpha) * law.exact(2 * costs), 5 * alpha * Math.exp(-costs) + 1e-12);
    }

    @Test
    void computeLawAtKappaMinusOneHasALogarithm() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4)).with(new Cost(1, -1));
        PowerLaw law = ComputeLaw.of(model, PRODUCT).asymptotic();
        double w = 0.4 / 1.4;
        assertThat(law.exponent()).isEqualTo(w);
        assertThat(law.logExponent()).isEqualTo(-w);
        assertRelative(ComputeLaw.of(model, PRODUCT).exact(1e24), law.at(1e24), 0.05);
        assertRelative(ComputeLaw.of(model, PRODUCT).exact(1e15), law.at(1e15), 0.08);
        assertThatThrownBy(() -> ComputeLaw.of(model, PRODUCT).exact(1e30)).isInstanceOf(ArithmeticException.class).hasMessageContaining("2^62");
    }

    @Test
    void finitelyManyParametersLearnEverythingAtKappaBelowMinusOne() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4)).with(new Cost(1, -2));
        assertThatThrownBy(ParameterLaw.of(model)::asymptotic)
                .isInstanceOf(NoPowerLawException.class)
                .hasMessageContaining("finite")
                .hasMessageContaining("kappa < -1");
        double all = Math.PI * Math.PI / 6;
        assertThat(ParameterLaw.of(model).exact(all - 1e-9)).isBetween(1e-6, 1e-3);
        assertThat(ParameterLaw.of(model).exact(2)).isZero();
        assertThat(ParameterLaw.of(model).bound(2)).isEqualTo(new Bound.Proven(Enclosure.exactly(0)));
        assertThatThrownBy(() -> ParameterLaw.of(model).learned(2)).isInstanceOf(ArithmeticException.class).hasMessageContaining("infinitely many");
        assertThatThrownBy(() -> ParameterLaw.of(model).localExponent(2))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("nothing is left");
        // N is 2e-16 above ζ(2), which rounding does not tell from it.
        assertThat(ParameterLaw.of(model).bound(all).lower()).isZero();
        assertThat(SpendingLaw.of(QuantaModel.of(Zipf.infinite(2)).with(new Cost(1, -2))).optimal(2)).isZero();
        for (EmergenceCurve curve : List.of(new Exponential(), new Threshold(1))) {
            QuantaModel taught = model.learnedAfter(curve);
            for (Capacity capacity : List.of(Capacity.sharp(), Capacity.soft())) {
                JointLaw joint = JointLaw.of(taught, capacity);
                assertThat(joint.exact(2, 1e6)).isEqualTo(DataLaw.of(taught).exact(1e6));
                assertThat(joint.bound(2, 1e6).contains(DataLaw.of(taught).exact(1e6))).isTrue();
                assertThat(joint.bound(2, 1e6).width()).isLessThan(1e-12);
                assertThat(joint.exact(1.5, 1e6)).isGreaterThan(joint.exact(2, 1e6));
                assertThat(joint.localExponents(2, 1e6).parameters()).isEqualTo(new JointLaw.LocalExponents.Exponent.Value(0));
            }
        }
        assertThat(ComputeLaw.of(model).asymptotic().exponent()).isEqualTo(DataLaw.of(model).asymptotic().exponent());
        assertRelative(ComputeLaw.of(model, PRODUCT).exact(1e18), DataLaw.of(model).exact(1e18 / all), 1e-6);
    }

    @Test
    void allQuantaAreLearnedAtOnceAtNuZero() {
        assertThatThrownBy(() -> StepLaw.of(QuantaModel.of(Zipf.infinite(0.4)).with(Exposure.ofNu(0))))
                .isInstanceOf(NoPowerLawException.class)
                .hasMessageContaining("all quanta are learned at once");
    }

    @Test
    void tablesHaveNoClosedForm() {
        QuantaModel model = QuantaModel.of(TabulatedQuanta.ofCounts(5, 3, 1));
        assertThatThrownBy(DataLaw.of(model)::asymptotic).isInstanceOf(NoPowerLawException.class).hasMessageContaining("tabulated");
        assertThatThrownBy(() -> ParameterLaw.of(model).localExponent(1)).isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("staircase");
        assertThatThrownBy(() -> ComputeLaw.of(model.learnedAfter(new Exponential())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threshold");
    }

    /** n^−α (log n)^−γ, and in data D^−z (log D)^{−γ/(1+α)}: slowly approached, so compared in ratios. */
    @Test
    @Statement("T19")
    void logarithmsModifyTheLaws() {
        QuantaModel model = QuantaModel.of(LogModifiedZipf.infinite(0.5, 2));
        PowerLaw parameters = ParameterLaw.of(model).asymptotic();
        assertThat(parameters.logExponent()).isEqualTo(2);
        PowerLaw data = DataLaw.of(model).asymptotic();
        assertRelative(data.logExponent(), 2 / 1.5, 1e-14);
        double near = ParameterLaw.of(model).exact(1e8) / parameters.at(1e8) - 1;
        double far = ParameterLaw.of(model).exact(1e16) / parameters.at(1e16) - 1;
        assertThat(Math.abs(far)).isLessThan(0.7 * Math.abs(near)).isLessThan(0.2);
    }

    @Test
    @Statement("T13")
    void countsThatDoNotExistSayWhy() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4));
        assertThat(DataLaw.of(model.learnedAfter(Shots.of(0.7))).count(100)).isInstanceOfSatisfying(
                Moment.Absent.class, absent -> assertThat(absent.reason()).contains("infinitely many"));
        assertThat(DataLaw.of(model.learnedAfter(Shots.of(0.72))).count(100)).isInstanceOf(Moment.Value.class);
        assertThat(DataLaw.of(model.learnedAfter(Logistic.of(2))).count(100)).isInstanceOfSatisfying(
                Moment.Absent.class, absent -> assertThat(absent.reason()).contains("share of loss"));
    }

    @Test
    @Statement("T14")
    void variancesThatDoNotExistSayWhy() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4));
        assertThat(DataLaw.of(model).variance(100)).isEqualTo(new Moment.Value(0));
        assertThat(DataLaw.of(model).countVariance(100)).isEqualTo(new Moment.Value(0));
        // Of 300 samples only the first quantum can be learned a hundred times over: the others have less than e^-50.
        double p = model.distribution().probability(1);
        double learned = 1 - new BinomialDistribution(300, p).cumulativeProbability(99);
        assertThat(DataLaw.of(model.learnedAfter(Shots.of(100)), Sampling.MULTINOMIAL).variance(300)).isInstanceOfSatisfying(
                Moment.Value.class, variance -> assertThat(variance.value()).isCloseTo(p * p * learned * (1 - learned), within(1e-12)));
        assertThat(DataLaw.of(model.learnedAfter(Logistic.of(2))).variance(100)).isInstanceOfSatisfying(
                Moment.Absent.class, absent -> assertThat(absent.reason()).contains("no variance"));
    }
}
