package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.schedule.OrderLaw;

/** Tiny and huge parameters: a part of an answer that cannot be had never takes the others with it. */
@Statement({"T6", "T11", "T13", "T14", "T15", "T17"})
class ExtremesTest {

    private static final double ZETA_TWO = Math.PI * Math.PI / 6;

    private static void assertNothingLeft(ScalingLaw law, double x) {
        assertThat(law.exact(x)).isZero();
        assertThat(law.bound(x).upper()).isZero();
        assertThatThrownBy(() -> law.localExponent(x))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("nothing is left");
    }

    /** There the continued number of quanta leaves the longs. */
    @Test
    void beyondTheLastQuantum() {
        DataLaw data = DataLaw.of(QuantaModel.of(Zipf.finite(-0.5, 10)));
        assertNothingLeft(data, 1e11);
        assertThat(data.count(1e11)).isEqualTo(new Moment.Value(10));
        assertNothingLeft(StepLaw.of(QuantaModel.of(Zipf.finite(0.4, 1000)).with(Exposure.ofNu(0.5))), 1e16);
    }

    /** The sum of the squares has the factors k^50 and (k − 1/2)^−102. */
    @Test
    void variancesOfSteepGaps() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(50).withOffset(-0.5)).with(new Gap(1, 25)).learnedAfter(new Exponential());
        DataLaw law = DataLaw.of(model);
        assertThat(law.bound(34.4).contains(law.exact(34.4))).isTrue();
        double first = Math.exp(-34.4 * model.distribution().probability(1));
        double square = Math.pow(model.distribution().probability(1), 2);
        assertThat(law.variance(34.4)).isInstanceOfSatisfying(Moment.Value.class, v -> assertThat(v.value() / (square * first * (1 - first)))
                .isCloseTo(1, within(1e-6)));
    }

    /** The gap is a factor of every loss, and of no count and no exponent. */
    @Test
    void tinyAndHugeGaps() {
        for (EmergenceCurve curve : List.of(new Exponential(), new Shots(3), new Threshold(2), new Logistic(4))) {
            for (double gap : new double[] {1e-295, 1e-200, 1e200, 1e300}) {
                QuantaModel one = QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(curve);
                DataLaw law = DataLaw.of(one.with(new Gap(gap, 0)));
                double ratio = law.exact(100) / gap / DataLaw.of(one).exact(100);
                assertThat(ratio).as(curve + ", " + gap).isCloseTo(1, within(1e-14));
                assertThat(law.bound(100).contains(law.exact(100))).isTrue();
                assertThat(law.bound(100).width() / law.exact(100)).isLessThan(1e-11);
                assertThat(law.localExponent(100)).isEqualTo(DataLaw.of(one).localExponent(100), within(1e-13));
                assertThat(law.count(100)).isEqualTo(DataLaw.of(one).count(100));
                if (law.variance(100) instanceof Moment.Value(double variance)
                        && DataLaw.of(one).variance(100) instanceof Moment.Value(double unit)) {
                    assertThat(variance / gap / gap).as(curve + ", " + gap).isCloseTo(unit, within(1e-12 * unit));
                } else {
                    assertAbsent(curve + ", " + gap, law.variance(100), curve.isProbability() ? "range of a double" : "share of loss");
                }
            }
        }
        QuantaModel random = QuantaModel.of(TabulatedQuanta.ofCounts(3, 2, 1)).with(new Gap(1e-295, 0));
        assertThat(OrderLaw.of(random, new UniformlyRandom()).loss(1) / 1e-295).isCloseTo(2.0 / 3, within(1e-14));
        QuantaModel ranked = QuantaModel.of(Zipf.finite(1, 100)).with(new Gap(1e-295, 0));
        assertThat(OrderLaw.of(ranked, new UniformlyRandom()).loss(50) / 1e-295).isCloseTo(0.5, within(1e-14));
    }

    /** What has no double is absent, with the reason. */
    @Test
    void varianceBelowTheDoubles() {
        DataLaw law = DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).with(new Gap(1e-295, 0)).learnedAfter(new Exponential()));
        assertThat(law.variance(100)).isInstanceOfSatisfying(
                Moment.Absent.class, absent -> assertThat(absent.reason()).contains("range of a double"));
    }

    /** At small times the count is t Σ (p_k/p_1)^θ, however small t is. */
    @Test
    void theFirstMomentsOfARace() {
        for (double t : new double[] {1e-300, 1e-293, 1e-292, 1e-280, 1e-20}) {
            RaceLaw infinite = RaceLaw.of(QuantaModel.of(Zipf.infinite(1)), new PlackettLuce(1));
            RaceLaw finite = RaceLaw.of(QuantaModel.of(Zipf.finite(1, 3_000_000)), new PlackettLuce(1));
            assertThat(infinite.count(t) / t).as("t = " + t).isCloseTo(ZETA_TWO, within(1e-12));
            assertThat(finite.count(t) / t).as("t = " + t).isCloseTo(ZETA_TWO - 1 / 3_000_000.5, within(1e-12));
            assertThat(infinite.lossBound(t).contains(1)).isTrue();
        }
    }

    /** Where n quanta need more parameters than a double holds, one quantum still costs C. */
    @Test
    void steepCosts() {
        ParameterLaw grows = ParameterLaw.of(QuantaModel.of(Zipf.infinite(0.4)).with(new Cost(1, 100)));
        assertThat(grows.exact(1)).isCloseTo(Zipf.infinite(0.4).tail(1), within(1e-15));
        ParameterLaw falls = ParameterLaw.of(QuantaModel.of(Zipf.infinite(0.4)).with(new Cost(1, -90)));
        assertThat(falls.learned(1)).isEqualTo(1);
        assertThat(falls.bound(1).width()).isLessThan(1e-14);
    }

    /** The amplitude needs a Mellin transform that is out of range; the loss does not. */
    @Test
    void closedFormsOutOfRange() {
        StepLaw law = StepLaw.of(QuantaModel.of(Zipf.infinite(5)).with(Exposure.ofNu(0.005)).learnedAfter(new Exponential()));
        assertThatThrownBy(law::asymptotic).isInstanceOf(ArithmeticException.class).hasMessageContaining("Mellin");
    }

    private static final class Draws {
        private final RandomGenerator random = new SplittableRandom(20230327);

        double uniform(double low, double high) {
            return low + (high - low) * random.nextDouble();
        }

        double power(double low, double high) {
            return Math.pow(10, uniform(low, high));
        }

        QuantaModel model() {
            double alpha = switch (random.nextInt(4)) {
                case 0 -> power(-12, 0);
                case 1 -> uniform(0, 200);
                case 2 -> random.nextInt(6) + 1.0;
                default -> uniform(0.1, 2);
            };
            Zipf zipf = random.nextInt(3) == 0 ? Zipf.finite(alpha, (long) power(0, 18)) : Zipf.infinite(alpha);
            zipf = zipf.withOffset(random.nextInt(3) == 0 ? uniform(-0.9, 30) : 0);
            EmergenceCurve curve = switch (random.nextInt(4)) {
                case 0 -> new Threshold(power(-3, 6));
                case 1 -> new Shots(power(-3, 6));
                case 2 -> new Logistic(uniform(-50, 200));
                default -> new Exponential();
            };
            double eta = random.nextBoolean() ? 0 : alpha * uniform(-2, 0.9);
            double kappa = random.nextBoolean() ? random.nextInt(5) : uniform(-3, 100);
            return QuantaModel.of(zipf)
                    .learnedAfter(curve)
                    .with(new Gap(random.nextBoolean() ? 1 : power(-290, 290), eta))
                    .with(new Cost(random.nextBoolean() ? 1 : power(-100, 100), kappa))
                    .with(new Exposure(random.nextBoolean() ? 0 : uniform(0, 3), random.nextBoolean() ? 1 : power(-1, 1)));
        }
    }

    /** Within the ranges an answer is finite and in its bound, or a reason; never another exception. */
    @Test
    void everyPartIsANumberOrAReason() {
        var draws = new Draws();
        var lost = new ArrayList<String>();
        for (int i = 0; i < 400; i++) {
            QuantaModel model = draws.model();
            double x = draws.power(0, 18);
            var laws = new ArrayList<ScalingLaw>(List.of(DataLaw.of(model), ParameterLaw.of(model)));
            double scale = model.exposure().nu() * Math.log(((Zipf) model.distribution()).normalization());
            if (Math.abs(scale) < 600) {
                laws.add(StepLaw.of(model));
            }
            for (ScalingLaw law : laws) {
                double at = law instanceof ParameterLaw ? x * model.cost().first() : x;
                String what = law + " of " + model + " at " + at;
                try {
                    double exact = law.exact(at);
                    Bound bound = law.bound(at);
                    double room = 1e-12 * exact;
                    assertThat(exact).as(what).isBetween(bound.lower() - room, bound.upper() + room).isFinite();
                } catch (ArithmeticException e) {
                    lost.add(what + ": " + e.getMessage());
                }
                numberOrReason(what, () -> law.localExponent(at));
                numberOrReason(what, () -> law.asymptotic().exponent());
                if (law instanceof DataLaw data) {
                    double most = model.distribution().quanta().isPresent() ? model.distribution().quanta().getAsLong() : 1e300;
                    double count = momentUpTo(what, data.count(at), most);
                    momentUpTo(what, data.countVariance(at), count);
                    momentUpTo(what, data.variance(at), Double.MAX_VALUE);
                }
            }
        }
        // These need more than 2^62 quanta, or a loss of more than 1e308.
        assertThat(lost).allMatch(reason -> reason.contains("2^62") || reason.contains("too large") || reason.contains("range of a double")
                || reason.contains("too slowly"));
        assertThat(lost).hasSizeLessThan(60);
    }

    private static void assertAbsent(String what, Moment moment, String reason) {
        assertThat(moment).as(what).isInstanceOfSatisfying(Moment.Absent.class, absent -> assertThat(absent.reason()).contains(reason));
    }

    /** A number from 0 to the most, or a reason that is known; then the most. */
    private static double momentUpTo(String what, Moment moment, double most) {
        return switch (moment) {
            case Moment.Value(double value) -> {
                assertThat(value).as(what).isBetween(0.0, most * (1 + 1e-9));
                yield value;
            }
            case Moment.Absent(String reason) -> {
                assertThat(reason).as(what).containsAnyOf("share of loss", "infinitely many", "range of a double", "2^62", "slowly", "steps");
                yield most;
            }
        };
    }

    private static void numberOrReason(String what, DoubleSupplier part) {
        try {
            assertThat(part.getAsDouble()).as(what).isFinite();
        } catch (ArithmeticException | NoPowerLawException | UnsupportedOperationException e) {
            assertThat(e.getMessage()).as(what).containsAnyOf(
                    "nothing is left", "no quantum is", "2^62", "slowly", "too large", "must be", "range", "Mellin", "power law", "finite: ");
        }
    }
}
