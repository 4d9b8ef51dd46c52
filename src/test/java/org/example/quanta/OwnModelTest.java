package org.example.quanta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;
import java.util.stream.DoubleStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.emergence.Weibull;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.Moment;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.RaceLaw;
import org.neuralquanta.law.StepLaw;
import org.neuralquanta.model.Capacity;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Estimate;
import org.neuralquanta.montecarlo.Execution;
import org.neuralquanta.montecarlo.JointSimulation;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.order.LearningOrder;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.schedule.OrderLaw;

/** Own curves and frequencies do what those of the library do: the same laws, by other sums. */
@Statement({"T1", "T8", "T12", "T13", "T14", "T38"})
class OwnModelTest {

    private static final double[] RESOURCES = {1, 30, 1e3, 1e6, 1e10, 1e15};

    record Pair(EmergenceCurve own, EmergenceCurve built) {}

    private static Pair pair(String name, DoubleUnaryOperator phi, EmergenceCurve built) {
        return new Pair(EmergenceCurve.of(name, phi), built);
    }

    private static List<Pair> curves() {
        return List.of(
                pair("exp", y -> Math.exp(-y), new Exponential()),
                pair("three", y -> (1 + y * (1 + y / 2)) * Math.exp(-y), Shots.of(3)),
                pair("root", y -> Math.exp(-Math.sqrt(y)), Weibull.of(0.5)),
                pair("steep", y -> Math.exp(-Math.pow(y, 20)), Weibull.of(20)),
                pair("logistic", y -> 1 / (1 + Math.exp(y - 5)), Logistic.of(5)),
                pair("step", y -> y < 3 ? 1 : 0, Threshold.of(3)));
    }

    private static List<QuantaDistribution> distributions() {
        return List.of(
                Zipf.infinite(0.4),
                Zipf.infinite(1.5).withOffset(7),
                LogModifiedZipf.infinite(0.4, 1),
                Zipf.finite(0.4, 1000),
                Zipf.finite(-0.2, 1L << 40),
                TabulatedQuanta.ofCounts(50, 30, 9, 9, 3, 2, 1, 1));
    }

    private static void close(double own, double built, double accuracy) {
        assertThat(own).isCloseTo(built, within(accuracy * Math.abs(built) + 1e-290));
    }

    @ParameterizedTest
    @MethodSource("curves")
    void anOwnCurveHasTheLawsOfTheSameCurve(Pair curve) {
        for (QuantaDistribution quanta : distributions()) {
            QuantaModel own = QuantaModel.of(quanta).learnedAfter(curve.own);
            QuantaModel built = QuantaModel.of(quanta).learnedAfter(curve.built);
            for (double x : RESOURCES) {
                double data = DataLaw.of(built).exact(x);
                close(DataLaw.of(own).exact(x), data, 2e-12);
                close(StepLaw.of(own).exact(x), StepLaw.of(built).exact(x), 2e-12);
                for (Capacity capacity : List.of(Capacity.sharp(), Capacity.soft(0.7))) {
                    close(JointLaw.of(own, capacity).exact(20, x), JointLaw.of(built, capacity).exact(20, x), 2e-12);
                }
                Bound bound = DataLaw.of(own).bound(x);
                assertThat(bound.contains(data)).isTrue();
                assertThat(bound.width()).isLessThanOrEqualTo(1e-9 * data + 1e-280);
                assertThat(bound).isInstanceOfSatisfying(Bound.Estimated.class, estimated ->
                        assertThat(estimated.reason()).contains("is given as a function: its bounds are not proven"));
            }
        }
    }

    /** Half of each gap closes at one exposure and half at another, so laws are the means of two staircases. */
    @Test
    void aCurveOfTwoStepsHasTheMeanOfTheirLaws() {
        QuantaModel one = QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Threshold.of(1));
        QuantaModel ten = one.learnedAfter(Threshold.of(10));
        QuantaModel both = one.learnedAfter(EmergenceCurve.of("steps", y -> y < 1 ? 1 : y < 10 ? 0.5 : 0));
        for (double x : RESOURCES) {
            close(DataLaw.of(both).exact(x), 0.5 * (DataLaw.of(one).exact(x) + DataLaw.of(ten).exact(x)), 2e-12);
            for (double parameters : new double[] {1e4, 1e8, 1e11}) {
                double mean = 0.5 * (JointLaw.of(one).exact(parameters, x) + JointLaw.of(ten).exact(parameters, x));
                close(JointLaw.of(both).exact(parameters, x), mean, 2e-12);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("curves")
    void theClosedFormUsesANumericalTransform(Pair curve) {
        QuantaModel own = QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(curve.own);
        QuantaModel built = QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(curve.built);
        close(DataLaw.of(own).asymptotic().amplitude(), DataLaw.of(built).asymptotic().amplitude(), 1e-12);
        close(JointLaw.of(own).asymptotic().at(1e4, 1e5), JointLaw.of(built).asymptotic().at(1e4, 1e5), 1e-10);
        for (double z : new double[] {0.01, 0.3, 2, 20}) {
            Bound transform = EmergenceCurve.of("exp", y -> Math.exp(-y)).mellinBound(z);
            assertThat(transform.contains(new Exponential().mellin(z))).isTrue();
            assertThat(transform.width()).isLessThanOrEqualTo(1e-11 * transform.upper());
        }
    }

    @Test
    void slopesAreComputedOrGiven() {
        DoubleUnaryOperator ramp = y -> Math.max(0, 1 - y);
        EmergenceCurve smooth = EmergenceCurve.of("exp", y -> Math.exp(-y));
        for (double y : new double[] {1e-4, 0.1, 1, 20}) {
            assertThat(smooth.slope(y)).isCloseTo(y * Math.exp(-y), within(1e-9));
        }
        assertThat(smooth.slope(20)).isCloseTo(20 * Math.exp(-20), within(1e-8 * 20 * Math.exp(-20)));
        assertThatThrownBy(() -> EmergenceCurve.of("ramp", ramp).slope(1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("'ramp' is not smooth at exposure 1.0");
        var quanta = Zipf.finite(0.4, 1000);
        QuantaModel model = QuantaModel.of(quanta).learnedAfter(EmergenceCurve.of("ramp", ramp).withSlope(y -> y < 1 ? y : 0));
        double x = 500;
        double open = 0;
        double slope = 0;
        for (int k = 1; k <= 1000; k++) {
            double p = quanta.probability(k);
            open += p * ramp.applyAsDouble(x * p);
            slope += x * p < 1 ? p * x * p : 0;
        }
        close(DataLaw.of(model).exact(x), open, 1e-12);
        close(DataLaw.of(model).localExponent(x), slope / open, 1e-10);
    }

    /** A curve that falls as a power, of which much is still open where others have long closed. */
    @Test
    void aCurveMayFallSlowly() {
        EmergenceCurve slow = EmergenceCurve.of("slow", y -> 1 / (1 + y));
        var quanta = Zipf.finite(0.4, 3000);
        double x = 1e14;
        double sum = 0;
        for (int k = 3000; k >= 1; k--) {
            sum += quanta.probability(k) / (1 + x * quanta.probability(k));
        }
        close(DataLaw.of(QuantaModel.of(quanta).learnedAfter(slow)).exact(x), sum, 1e-12);
        // ∫ y^(z−1)/(1+y) dy = π/ sin πz, z = 2/7
        close(slow.mellin(2 / 7.0), Math.PI / Math.sin(Math.PI * 2 / 7), 1e-8);
        assertThatThrownBy(() -> slow.mellin(1.5)).isInstanceOf(ArithmeticException.class).hasMessageContaining("does not converge");
    }

    @Test
    void countsAndVariancesNeedAProbability() {
        var plain = EmergenceCurve.of("exp", y -> Math.exp(-y));
        QuantaModel infinite = QuantaModel.of(Zipf.infinite(0.4));
        assertThat(DataLaw.of(infinite.learnedAfter(plain)).count(100)).isInstanceOf(Moment.Absent.class);
        assertThat(DataLaw.of(infinite.learnedAfter(plain.asProbability())).count(100))
                .isInstanceOfSatisfying(Moment.Absent.class, absent -> assertThat(absent.reason()).contains("give its closed share"));
        var full = plain.asProbability().withClosed(y -> -Math.expm1(-y), new EmergenceCurve.Closing(1, 1, 1));
        for (QuantaDistribution quanta : distributions()) {
            DataLaw own = DataLaw.of(QuantaModel.of(quanta).learnedAfter(full));
            DataLaw built = DataLaw.of(QuantaModel.of(quanta).learnedAfter(new Exponential()));
            for (double x : new double[] {3, 1e4, 1e9}) {
                if (built.count(x) instanceof Moment.Value(double count)) {
                    close(((Moment.Value) own.count(x)).value(), count, 1e-11);
                }
                if (built.variance(x) instanceof Moment.Value(double variance)) {
                    close(((Moment.Value) own.variance(x)).value(), variance, 1e-11);
                }
            }
        }
        assertThatThrownBy(() -> EmergenceCurve.of("half", y -> 0.5 * Math.exp(-y)).asProbability()).hasMessageContaining("is 0.5");
        assertThatThrownBy(() -> plain.withClosed(y -> -Math.expm1(-y), new EmergenceCurve.Closing(2, 1, 1))).hasMessageContaining("begin as");
        assertThatThrownBy(() -> plain.withClosed(y -> y, new EmergenceCurve.Closing(1, 1, 1))).hasMessageContaining("at exposure 0.001");
    }

    @Test
    void whatIsNoCurveIsRefusedWithThePlace() {
        assertRefused(y -> Math.exp(-y) * (1 + 0.5 * Math.sin(3 * y) * Math.sin(3 * y)), "must not rise, but is");
        assertRefused(y -> y > 2 && y < 3 ? 0.5 : Math.exp(-3 * y), "must not rise, but is");
        assertRefused(y -> 1.5 * Math.exp(-y), "must lie in [0, 1], was 1.5 at exposure 0.0");
        assertRefused(y -> Math.exp(-y) - 0.1, "must lie in [0, 1], was -0.");
        assertRefused(y -> y > 7 ? Double.NaN : Math.exp(-y), "was NaN at exposure");
        assertRefused(y -> 0.5 + 0.5 * Math.exp(-y), "must tend to 0: it is still 0.5 at exposure 1.0E18");
        assertRefused(y -> y == 0 ? 1 : 0.5 * Math.exp(-y), "must be continuous at exposure 0");
        assertRefused(y -> 0, "must be > 0 at exposure 0");
        for (double rate : new double[] {1e20, 1e40, 1e200, 1e290}) {
            assertRefused(y -> Math.exp(-rate * y), "must close half of its gap at an exposure between 1.0E-18 and 1.0E18, but does so near ");
        }
        assertRefused(y -> Math.exp(-1e200 * y), "near 6.9e-201; choose a unit of exposure, and so of samples, of that size");
    }

    /** With another unit of exposure a curve is another function and the law the same, up to the ends of the range. */
    @Test
    void theUnitOfExposureIsFree() {
        var law = DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(new Exponential()));
        for (double rate : new double[] {1e-16, 1e10, 5e17}) {
            var own = DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(EmergenceCurve.of("exp", y -> Math.exp(-rate * y))));
            double samples = rate < 1 ? 1e18 : 2;
            close(own.exact(samples), law.exact(rate * samples), 1e-13);
            close(own.localExponent(samples), law.localExponent(rate * samples), 1e-9);
        }
    }

    /** An implementation of one's own is not checked when it is made: its laws must end all the same. */
    @Test
    void aCurveThatClosesEarlyIsSummedOrRefused() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4));
        close(DataLaw.of(model.learnedAfter(new Early(1e30))).localExponent(1), 2 / 7.0, 1e-9);
        assertThatThrownBy(() -> DataLaw.of(model.learnedAfter(new Early(1e200))).exact(1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("measure exposures in another unit");
    }

    private record Early(double rate) implements EmergenceCurve {

        @Override
        public double open(double exposure) {
            return Math.exp(-rate * exposure);
        }

        @Override
        public double closed(double exposure) {
            return -Math.expm1(-rate * exposure);
        }

        @Override
        public double slope(double exposure) {
            return exposure == 0 ? 0 : rate * exposure * open(exposure);
        }

        @Override
        public double atZero() {
            return 1;
        }

        @Override
        public double mellin(double z) {
            throw new ArithmeticException("not needed");
        }

        @Override
        public boolean isProbability() {
            return true;
        }
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tested
    void aMissingFunctionIsNamed() {
        DoubleUnaryOperator none = null;
        LongToDoubleFunction noFrequency = null;
        LongToDoubleFunction frequency = _ -> 0.1;
        assertThatThrownBy(() -> EmergenceCurve.of("n", none)).isInstanceOf(NullPointerException.class).hasMessage("open");
        assertThatThrownBy(() -> QuantaDistribution.of("n", noFrequency, 10)).isInstanceOf(NullPointerException.class).hasMessage("probability");
        assertThatThrownBy(() -> QuantaDistribution.of("n", noFrequency, frequency)).isInstanceOf(NullPointerException.class).hasMessage("probability");
        assertThatThrownBy(() -> QuantaDistribution.of("n", frequency, noFrequency)).isInstanceOf(NullPointerException.class).hasMessage("tail");
    }

    private static void assertRefused(DoubleUnaryOperator curve, String why) {
        assertThatThrownBy(() -> EmergenceCurve.of("bad", curve))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'bad'")
                .hasMessageContaining(why);
    }

    private static QuantaDistribution ownZipf(int quanta) {
        double sum = DoubleStream.iterate(quanta, k -> k >= 1, k -> k - 1).map(k -> Math.pow(k, -1.4)).sum();
        return QuantaDistribution.of("zipf", k -> Math.pow((double) k, -1.4) / sum, quanta);
    }

    /** The same frequencies, but known at whole ranks and by their tail only. */
    private static QuantaDistribution withTail(Zipf zipf) {
        return QuantaDistribution.of("zipf", zipf::probability, zipf::tail)
                .withAsymptotics(zipf.normalization(), zipf.alpha(), 0);
    }

    @ParameterizedTest
    @MethodSource("curves")
    void ownFrequenciesHaveTheLawsOfTheSameFrequencies(Pair curve) {
        for (List<QuantaDistribution> pair : List.of(
                List.of(ownZipf(1000), Zipf.finite(0.4, 1000)),
                List.of(withTail(Zipf.infinite(0.4)), Zipf.infinite(0.4)),
                List.of(withTail(Zipf.infinite(0.8).withOffset(3)), Zipf.infinite(0.8).withOffset(3)))) {
            QuantaModel own = QuantaModel.of(pair.get(0)).learnedAfter(curve.own);
            QuantaModel built = QuantaModel.of(pair.get(1)).learnedAfter(curve.built);
            for (double x : new double[] {1, 30, 1e3, 1e6}) {
                double data = DataLaw.of(built).exact(x);
                close(DataLaw.of(own).exact(x), data, 1e-11);
                assertThat(DataLaw.of(own).bound(x).contains(data)).isTrue();
                assertThat(DataLaw.of(own).bound(x)).isInstanceOf(Bound.Estimated.class);
                close(StepLaw.of(own).exact(x), StepLaw.of(built).exact(x), 1e-11);
                close(JointLaw.of(own).exact(20, x), JointLaw.of(built).exact(20, x), 1e-11);
                close(ParameterLaw.of(own).exact(x), ParameterLaw.of(built).exact(x), 1e-11);
            }
        }
    }

    /** Rounding of the frequencies, which exposures of hundreds magnify, is below what the sum is known to. */
    @Test
    void ownFrequenciesTakeLargeResources() {
        for (EmergenceCurve curve : List.of(Shots.of(1), Shots.of(3), Weibull.of(20))) {
            for (double x : new double[] {1e14, 1e16, curve.equals(Shots.of(1)) ? 5e16 : 1e18}) {
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertSameLaws(curve, x));
            }
        }
    }

    private static void assertSameLaws(EmergenceCurve curve, double x) {
        QuantaModel own = QuantaModel.of(withTail(Zipf.infinite(0.4))).learnedAfter(curve);
        QuantaModel built = QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(curve);
        double data = DataLaw.of(built).exact(x);
        close(DataLaw.of(own).exact(x), data, 1e-12);
        assertThat(DataLaw.of(own).bound(x).contains(data)).isTrue();
        assertThat(DataLaw.of(own).bound(x).width()).isLessThanOrEqualTo(1e-11 * data);
        close(DataLaw.of(own).localExponent(x), DataLaw.of(built).localExponent(x), 1e-11);
        close(((Moment.Value) DataLaw.of(own).count(x)).value(), ((Moment.Value) DataLaw.of(built).count(x)).value(), 1e-11);
        close(((Moment.Value) DataLaw.of(own).variance(x)).value(), ((Moment.Value) DataLaw.of(built).variance(x)).value(), 1e-11);
        // As many quanta as are learned, and far fewer, whose losses are nothing beside the rest.
        for (double room : new double[] {1e6, 1e9, 1e12}) {
            close(JointLaw.of(own).exact(room, x), JointLaw.of(built).exact(room, x), 1e-12);
        }
    }

    @Test
    void aSumThatDoesNotConvergeByTheLastRankIsRefusedAtOnce() {
        QuantaModel model = QuantaModel.of(withTail(Zipf.infinite(0.4)));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            DataLaw slow = DataLaw.of(model.learnedAfter(Weibull.of(0.2)));
            assertUnconverged(() -> slow.exact(1e4), "it converges at 10.0: give a formula family such as Zipf, finitely many quanta, or a steeper");
            assertUnconverged(() -> slow.exact(1e12), "it converges at 10.0:");
            close(slow.exact(10), DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Weibull.of(0.2))).exact(10), 1e-12);
            DataLaw shots = DataLaw.of(model.learnedAfter(Shots.of(1)));
            assertUnconverged(() -> shots.exact(1e18), "it converges at 1.0E17:");
            assertUnconverged(() -> shots.localExponent(1e18), "at 1.0E18 has not converged at rank 2^62");
            assertThat(shots.count(1e18)).isInstanceOfSatisfying(Moment.Absent.class, absent ->
                    assertThat(absent.reason()).contains("has not converged").contains("it converges at 1.0E16:"));
            EmergenceCurve early = EmergenceCurve.of("early", y -> Math.exp(-y - Math.pow(y, 0.05)));
            assertUnconverged(() -> DataLaw.of(model.learnedAfter(early)).exact(10), "known rank by rank: give");
        });
    }

    private static void assertUnconverged(ThrowingCallable law, String why) {
        assertThatThrownBy(law).isInstanceOf(ArithmeticException.class).hasMessageContaining(why);
    }

    @Test
    void whatNeedsAFormulaSaysThatFrequenciesAreKnownRankByRank() {
        QuantaModel model = QuantaModel.of(withTail(Zipf.infinite(0.4)));
        String why = "rank by rank; give a formula family such as Zipf";
        assertThatThrownBy(() -> DataLaw.of(model).localExponent(1e4)).hasMessageContaining(why);
        assertThatThrownBy(() -> ParameterLaw.of(model).localExponent(1e4)).hasMessageContaining(why);
        assertThatThrownBy(() -> ComputeLaw.of(model).localExponent(1e8)).hasMessageContaining(why);
        for (QuantaModel joint : List.of(model, model.learnedAfter(Shots.of(1)))) {
            assertThat(JointLaw.of(joint).localExponents(100, 1e4).parameters()).isInstanceOfSatisfying(JointLaw.LocalExponents.Exponent.Absent.class, absent ->
                    assertThat(absent.reason()).contains(why));
        }
        assertThatThrownBy(() -> ComputeLaw.of(model.learnedAfter(Shots.of(1))).exact(1e8))
                .hasMessageContaining("known rank by rank, needs a threshold curve or a formula family such as Zipf");
    }

    @Test
    void ownFrequenciesHaveClosedFormsByTheirPowers() {
        QuantaModel own = QuantaModel.of(withTail(Zipf.infinite(0.4))).learnedAfter(Shots.of(2));
        QuantaModel built = QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Shots.of(2));
        assertThat(DataLaw.of(own).asymptotic()).isEqualTo(DataLaw.of(built).asymptotic());
        assertThat(ParameterLaw.of(own).asymptotic()).isEqualTo(ParameterLaw.of(built).asymptotic());
        close(ComputeLaw.of(own.learnedAfter(Threshold.of(2))).exact(1e6), ComputeLaw.of(built.learnedAfter(Threshold.of(2))).exact(1e6), 1e-11);
        assertThatThrownBy(() -> DataLaw.of(QuantaModel.of(ownZipf(10))).asymptotic()).hasMessageContaining("formula");
        assertThatThrownBy(() -> QuantaDistribution.of("zipf", Zipf.infinite(0.4)::probability, Zipf.infinite(0.4)::tail).withAsymptotics(0.3, 0.5, 0)).hasMessageContaining("must be asymptotic");
    }

    @Test
    void ordersTakeOwnFrequencies() {
        QuantaModel own = QuantaModel.of(ownZipf(50));
        QuantaModel built = QuantaModel.of(Zipf.finite(0.4, 50));
        for (LearningOrder order : List.of(new ByFrequency(), new UniformlyRandom(), new PlackettLuce(0.8))) {
            for (long n : new long[] {0, 7, 49}) {
                close(OrderLaw.of(own, order).loss(n), OrderLaw.of(built, order).loss(n), 1e-11);
                assertThat(OrderLaw.of(own, order).bound(n)).isInstanceOf(Bound.Estimated.class);
            }
        }
        QuantaModel endless = QuantaModel.of(withTail(Zipf.infinite(0.4)));
        QuantaModel formula = QuantaModel.of(Zipf.infinite(0.4));
        close(OrderLaw.of(endless, new ByFrequency()).loss(1_000_000), OrderLaw.of(formula, new ByFrequency()).loss(1_000_000), 1e-11);
        var race = new PlackettLuce(1);
        for (double t : new double[] {0.3, 40, 1e4}) {
            close(RaceLaw.of(endless, race).loss(t), RaceLaw.of(formula, race).loss(t), 1e-11);
            close(RaceLaw.of(endless, race).count(t), RaceLaw.of(formula, race).count(t), 1e-10);
        }
    }

    /** Half as many in each octave of ranks: steps, and the sum of an octave is known. */
    @Test
    void frequenciesMayBeStepsOrVanish() {
        QuantaDistribution octaves = QuantaDistribution.of(
                "octaves",
                k -> Math.scalb(0.5, -2 * (63 - Long.numberOfLeadingZeros(k))),
                n -> {
                    int octave = 63 - Long.numberOfLeadingZeros(n + 1);
                    return Math.scalb(1.0, -octave) - (n + 1 - (1L << octave)) * Math.scalb(0.5, -2 * octave);
                });
        double x = 1e5;
        double sum = 0;
        for (int j = 60; j >= 0; j--) {
            sum += Math.scalb(0.5, -j) * Math.exp(-x * Math.scalb(0.5, -2 * j));
        }
        close(DataLaw.of(QuantaModel.of(octaves).learnedAfter(new Exponential())).exact(x), sum + Math.scalb(1.0, -61), 1e-11);
        QuantaDistribution geometric = QuantaDistribution.of("geometric", k -> k > 1100 ? 0 : Math.scalb(1.0, (int) -k), n -> n > 1100 ? 0 : Math.scalb(1.0, (int) -n));
        sum = 0;
        for (int k = 200; k >= 1; k--) {
            sum += Math.scalb(1.0, -k) * Math.exp(-x * Math.scalb(1.0, -k));
        }
        close(DataLaw.of(QuantaModel.of(geometric).learnedAfter(new Exponential())).exact(x), sum, 1e-12);
    }

    @Test
    void whatAreNoFrequenciesIsRefusedWithTheRank() {
        Zipf zipf = Zipf.infinite(0.4);
        assertThatThrownBy(() -> QuantaDistribution.of("bad", k -> 0.1, 9)).hasMessageContaining("their sum must be 1, was 0.8");
        assertThatThrownBy(() -> QuantaDistribution.of("bad", k -> k / 10.0, 4)).hasMessageContaining("must not rise, but is 0.1 and then 0.2 at rank 2");
        assertThatThrownBy(() -> QuantaDistribution.of("bad", k -> k == 3 ? Double.NaN : 0.2, 5)).hasMessageContaining("was NaN at rank 3");
        assertThatThrownBy(() -> QuantaDistribution.of("bad", k -> k == 3 ? -0.1 : 0.2, 5)).hasMessageContaining("was -0.1 at rank 3");
        assertThatThrownBy(() -> QuantaDistribution.of("bad", k -> 1e-8, 100_000_000)).hasMessageContaining("for more, give infinitely many");
        assertThatThrownBy(() -> QuantaDistribution.of("bad", zipf::probability, n -> 0.9 * zipf.tail(n))).hasMessageContaining("must be 1 at rank 0");
        assertThatThrownBy(() -> QuantaDistribution.of("bad", zipf::probability, n -> zipf.tail(2 * n))).hasMessageContaining("from rank 0 to 1 it falls by");
        assertThatThrownBy(() -> QuantaDistribution.of("bad", k -> k > 1_000_000 ? 1e-3 : zipf.probability(k), zipf::tail))
                .hasMessageContaining("must not rise");
        assertThatThrownBy(() -> QuantaModel.of(withTail(zipf)).with(new org.neuralquanta.model.Gap(1, 0.1))).hasMessageContaining("eta must be 0");
        assertThatThrownBy(() -> JointLaw.of(QuantaModel.of(withTail(zipf)), Capacity.soft())).hasMessageContaining("soft capacity needs");
        assertThatThrownBy(() -> Simulation.of(withTail(zipf))).hasMessageContaining("give a finite number of quanta");
    }

    /** Five standard errors at each of nine points: one false alarm in 200,000 runs. */
    @Test
    void aSimulationAgreesWithTheLaw() throws InterruptedException {
        DoubleUnaryOperator phi = y -> Math.exp(-Math.pow(y, 0.7)) / (1 + y * y);
        QuantaDistribution quanta = ownZipf(300);
        DataLaw law = DataLaw.of(QuantaModel.of(quanta).learnedAfter(EmergenceCurve.of("own", phi)));
        double[] grid = {3, 100, 3000};
        Simulation simulation = Simulation.of(quanta).learnedBy(phi).repeated(2000, "aSimulationAgreesWithTheLaw".hashCode());
        var result = simulation.run(grid);
        assertThat(simulation.on(Execution.of(3)).run(grid).digest()).isEqualTo(result.digest());
        for (Estimate point : result.points()) {
            assertThat(Math.abs(point.mean() - law.exact(point.x()))).isLessThan(5 * point.standardError());
        }
        JointLaw joint = JointLaw.of(QuantaModel.of(quanta).learnedAfter(EmergenceCurve.of("own", phi)));
        var joined = new JointSimulation(simulation, new JointSimulation.Room.First()).run(_ -> {}, new double[] {10, 100}, grid);
        for (int i = 0; i < 2; i++) {
            for (Estimate point : joined.get(i).points()) {
                double expected = joint.exact(i == 0 ? 10 : 100, point.x());
                assertThat(Math.abs(point.mean() - expected)).isLessThan(5 * point.standardError() + 1e-9);
            }
        }
        // A mutant: 2 % more exposure.
        DataLaw mutant = DataLaw.of(QuantaModel.of(quanta).learnedAfter(EmergenceCurve.of("mutant", y -> phi.applyAsDouble(1.1 * y))));
        assertThat(result.points()).anyMatch(point -> Math.abs(point.mean() - mutant.exact(point.x())) > 5 * point.standardError());
        assertThatThrownBy(() -> Simulation.of(Zipf.infinite(0.4)).learnedBy(phi)).hasMessageContaining("finitely many");
        assertThatThrownBy(() -> Simulation.of(quanta).learnedBy(y -> y > 1 && y < 2 ? 0.9 : phi.applyAsDouble(y))).hasMessageContaining("must not rise");
    }

    @Test
    void anOwnLawIsFittedToRuns() {
        DataLaw law = DataLaw.of(QuantaModel.of(ownZipf(200)).learnedAfter(EmergenceCurve.of("root", y -> Math.exp(-Math.sqrt(y)))));
        double[] x = DoubleStream.iterate(100, v -> v < 1e6, v -> 1.5 * v).toArray();
        double[] losses = DoubleStream.of(x).map(v -> 0.02 + 3 * law.exact(v / 25)).toArray();
        Fit fit = Fit.of(CurveModel.of("own", law::exact, 1, 1e7), Runs.curve(x, losses));
        assertThat(fit.parameter("S")).isCloseTo(25, within(25 * 1e-3));
        assertThat(fit.parameter("A")).isCloseTo(3, within(3 * 1e-3));
        assertThat(fit.parameter("E")).isCloseTo(0.02, within(0.02 * 1e-3));
        assertThat(fit.predict(5e6)).isCloseTo(0.02 + 3 * law.exact(2e5), within(1e-4));
        assertThat(fit.gradientNorm()).isLessThan(1e-10);
        assertThatThrownBy(() -> Fit.of(CurveModel.of("short", law::exact, 1, 10), Runs.curve(x, losses))).hasMessageContaining("smaller range");
        assertThatThrownBy(() -> CurveModel.of("none", law::exact, 0, 10)).hasMessageContaining("least > 0");
    }
}
