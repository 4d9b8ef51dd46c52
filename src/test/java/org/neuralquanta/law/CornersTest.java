package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Multilinear;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.OracleFile;

/** At the edges of every range: the right number, or an error that says what is out of reach. */
@Statement({"T8", "T9", "T12"})
class CornersTest {

    private static final List<QuantaDistribution> DISTRIBUTIONS = List.of(
            Zipf.infinite(0.4),
            Zipf.infinite(1e-12),
            Zipf.infinite(200),
            Zipf.finite(0.4, 1),
            Zipf.finite(0.4, 1_000_000_000),
            Zipf.finite(0.4, 1L << 62),
            Zipf.finite(-0.9, 1L << 62),
            Zipf.infinite(0.4).withOffset(-0.999999),
            Zipf.infinite(0.4).withOffset(1e15),
            LogModifiedZipf.infinite(0.4, 8),
            LogModifiedZipf.infinite(3, -8),
            LogModifiedZipf.finite(-0.5, -1, 1L << 40));

    private static final List<EmergenceCurve> CURVES = List.of(
            Threshold.of(1),
            new Exponential(),
            Shots.of(1e-3),
            Shots.of(100),
            Shots.of(1e6),
            Logistic.of(-50),
            Logistic.of(200),
            Multilinear.of(-50),
            Multilinear.of(200));

    /** Where not even a tenth of the first quantum, continued to real numbers, is learned: distribution and samples. */
    private static final Set<String> OUT_OF_REACH = Set.of("1 1.0", "6 1.0", "6 1000000.0", "8 1.0", "8 1000000.0", "11 1.0");

    /** Another program's loss where sums or closed forms reach it. */
    @Test
    void mpmath() {
        int rows = 0;
        for (CSVRecord row : OracleFile.read("law-corners.csv")) {
            QuantaModel model = QuantaModel.of(OracleModel.quanta(row));
            ScalingLaw law = row.get("law").equals("data") ? DataLaw.of(model.learnedAfter(OracleModel.curve(row))) : ParameterLaw.of(model);
            double x = OracleModel.number(row, "x");
            double loss = OracleModel.number(row, "loss");
            assertThat(law.exact(x)).as(row.toString()).isBetween(loss * (1 - 1e-11), loss * (1 + 1e-11));
            Bound bound = law.bound(x);
            assertThat(loss).as(row.toString()).isBetween(bound.lower() * (1 - 1e-15), bound.upper() * (1 + 1e-15));
            rows++;
        }
        assertThat(rows).isGreaterThan(200);
    }

    /** The loss is in its bound, which is narrow, and has a local exponent unless nothing changes. */
    private static double loss(String what, ScalingLaw law, double x, String... otherwise) {
        return loss(what, law, x, 1e-290, otherwise);
    }

    private static double loss(String what, ScalingLaw law, double x, double width, String... otherwise) {
        double loss = law.exact(x);
        Bound bound = law.bound(x);
        assertThat(loss).as(what).isBetween(bound.lower() * (1 - 1e-12), bound.upper() * (1 + 1e-12));
        assertThat(bound.upper() - bound.lower()).as(what).isLessThanOrEqualTo(1e-9 * loss + width);
        assertLocalExponent(what, law, x, loss == 0 ? new String[] {"nothing is left"} : otherwise);
        return loss;
    }

    /** A number ≥ 0, or the error that one of these parts names. */
    private static void assertLocalExponent(String what, ScalingLaw law, double x, String... errors) {
        if (errors.length == 0) {
            assertThat(law.localExponent(x)).as(what).isFinite().isNotNegative();
        } else {
            assertThatThrownBy(() -> law.localExponent(x))
                    .as(what)
                    .isInstanceOf(ArithmeticException.class)
                    .satisfies(error -> assertThat(errors).anyMatch(String.valueOf(error.getMessage())::contains));
        }
    }

    @Test
    void data() {
        for (QuantaDistribution quanta : DISTRIBUTIONS) {
            for (EmergenceCurve curve : CURVES) {
                DataLaw law = DataLaw.of(QuantaModel.of(quanta).learnedAfter(curve));
                double before = 1 + 1e-12;
                for (double samples : new double[] {1, 1e6, 1e18}) {
                    String what = quanta + " " + curve + " " + samples;
                    boolean outOfReach = curve instanceof Threshold && OUT_OF_REACH.contains(DISTRIBUTIONS.indexOf(quanta) + " " + samples);
                    // A tie: one sample, and p_1 is 1 to the last bit.
                    double width = quanta.probability(1) == samples && curve instanceof Threshold ? 1.001 : 1e-290;
                    double loss = outOfReach
                            ? loss(what, law, samples, "no quantum is within reach of the threshold")
                            : loss(what, law, samples, width);
                    assertThat(loss).as(what).isNotNegative().isLessThanOrEqualTo(before);
                    before = loss * (1 + 1e-12);
                    moments(what, law, quanta, curve, samples, loss);
                }
            }
        }
    }

    /** φ(1 − φ) is at most φ, and at most 1 − φ; a Poisson count is at least τ ≥ 1 with probability at most its mean over τ. */
    private static void moments(
            String what, DataLaw law, QuantaDistribution quanta, EmergenceCurve curve, double samples, double loss) {
        if (!curve.isProbability()) {
            for (Moment moment : List.of(law.count(samples), law.variance(samples), law.countVariance(samples))) {
                assertThat(moment).as(what).isInstanceOfSatisfying(Moment.Absent.class, m -> assertThat(m.reason()).contains("share of loss"));
            }
            return;
        }
        assertThat(value(what, law.variance(samples))).as(what).isBetween(0.0, quanta.probability(1) * loss * (1 + 1e-9));
        if (curve instanceof Shots(double tau) && tau < 1 && quanta.quanta().isEmpty() && !(law.count(samples) instanceof Moment.Value)) {
            assertThat(law.count(samples)).isInstanceOfSatisfying(Moment.Absent.class, m -> assertThat(m.reason()).contains("infinitely many"));
            return;
        }
        double count = value(what, law.count(samples));
        double tau = curve instanceof Shots(double shots) ? shots : 1;
        double most = Math.min((double) quanta.quanta().orElse(Long.MAX_VALUE), tau < 1 ? Double.MAX_VALUE : samples / tau);
        assertThat(count).as(what).isBetween(0.0, most * (1 + 1e-9));
        assertThat(value(what, law.countVariance(samples))).as(what).isBetween(0.0, count * (1 + 1e-9));
    }

    private static double value(String what, Moment moment) {
        assertThat(moment).as(what).isInstanceOf(Moment.Value.class);
        return ((Moment.Value) moment).value();
    }

    /** Too few samples teach nothing; (1 − p)^D is at most e^{−Dp}; at 10^18 samples both ways of sampling are the same. */
    @Test
    void multinomialData() {
        for (QuantaDistribution quanta : DISTRIBUTIONS) {
            for (double tau : new double[] {1, 2, 1000, 1e6}) {
                QuantaModel model = QuantaModel.of(quanta).learnedAfter(Shots.of(tau));
                DataLaw law = DataLaw.of(model, Sampling.MULTINOMIAL);
                for (double samples : new double[] {1, 2, 1e6, 1e18}) {
                    String what = quanta + " " + tau + " " + samples;
                    // D (1 - p) loses digits where p is next to 1.
                    double loss = loss(what, law, samples, quanta.probability(1) > 0.999 ? Math.min(1.001, 1e-12 * samples) : 1e-290);
                    double poisson = DataLaw.of(model).exact(samples);
                    if (samples < tau) {
                        assertThat(loss).as(what).isCloseTo(1, within(1e-12));
                    }
                    if (tau == 1) {
                        assertThat(loss).as(what).isLessThanOrEqualTo(poisson * (1 + 1e-12));
                    }
                    if (samples == 1e18 && poisson > 1e-6) {
                        assertThat(loss).as(what).isCloseTo(poisson, withinPercentage(1e-8));
                    }
                }
            }
        }
    }

    /** As many quanta as the parameters pay for, and the tail beyond them. */
    @Test
    void parameters() {
        for (QuantaDistribution quanta : DISTRIBUTIONS) {
            for (double kappa : new double[] {0, -1, -2, 8, 20}) {
                ParameterLaw law = ParameterLaw.of(QuantaModel.of(quanta).with(new Cost(1, kappa)));
                for (double parameters : new double[] {1, 40, 1e6, 1e18}) {
                    String what = quanta + " " + kappa + " " + parameters;
                    double all = kappa < -1 && parameters > 2 ? Double.POSITIVE_INFINITY : affordable(kappa, parameters);
                    if (all > 0x1p62 && kappa == -1 && quanta.quanta().isEmpty()) {
                        assertThatThrownBy(() -> law.exact(parameters)).hasMessageContaining("more than 2^62 quanta");
                    } else if (all == Double.POSITIVE_INFINITY && quanta.quanta().isEmpty()) {
                        assertThat(loss(what, law, parameters)).as(what).isZero();
                        assertThatThrownBy(() -> law.learned(parameters)).hasMessageContaining("all of infinitely many quanta");
                    } else {
                        long learned = law.learned(parameters);
                        double expected = Math.min(all, (double) quanta.quanta().orElse(Long.MAX_VALUE));
                        assertThat((double) learned).as(what).isCloseTo(expected, within(kappa == -1 ? 1e-9 * expected : 0));
                        double loss = kappa > 8 ? loss(what, law, parameters, "kappa must be <= 8") : loss(what, law, parameters);
                        double tail = learned == quanta.quanta().orElse(-1) || (loss == 0 && isBelowDoubles(quanta, learned))
                                ? 0
                                : quanta.tail(learned);
                        assertThat(loss).as(what).isCloseTo(tail, within(1e-13 * tail));
                    }
                }
            }
        }
    }

    /** n^−α is far below the doubles. */
    private static boolean isBelowDoubles(QuantaDistribution quanta, long learned) {
        return quanta instanceof Zipf zipf && zipf.alpha() * Math.log((double) learned) > 700;
    }

    /** The largest n with 1 + 2^κ + … + n^κ at most the parameters; for κ = −1 by log n + γ. */
    private static double affordable(double kappa, double parameters) {
        if (kappa == 0) {
            return parameters;
        }
        if (kappa == -1 && parameters > 1) {
            return Math.exp(parameters - 0.5772156649015329);
        }
        BigDecimal left = new BigDecimal(parameters);
        int n = 0;
        while (left.signum() >= 0) {
            n++;
            left = left.subtract(kappa > 0 ? BigDecimal.valueOf(n).pow((int) kappa) : BigDecimal.valueOf(1.0 / n));
        }
        return n - 1;
    }

    /** The compute that 2^62 quanta take, one sample each. */
    private static double lastQuantum(QuantaDistribution quanta, double kappa) {
        double cost = kappa == -1 ? 62 * Math.log(2) + 0.5772156649015329 : Math.PI * Math.PI / 6;
        return isBelowDoubles(quanta, 1L << 62) ? Double.MAX_VALUE : cost / quanta.probability(1L << 62);
    }

    /** No split that is tried is better, no compute is worth less than less compute, and learning stops where the next quantum costs too much. */
    @Test
    void compute() {
        for (QuantaDistribution quanta : DISTRIBUTIONS) {
            for (double kappa : new double[] {0, -1, -2, 8}) {
                for (EmergenceCurve curve : List.of(Threshold.of(1), Shots.of(50), Logistic.of(20))) {
                    QuantaModel model = QuantaModel.of(quanta).learnedAfter(curve).with(new Cost(1, kappa));
                    ComputeLaw law = ComputeLaw.of(model, new TrainingCost(1));
                    double before = 1 + 1e-12;
                    for (double compute : new double[] {0, 1, 1e6, 1e36}) {
                        String what = quanta + " " + kappa + " " + curve + " " + compute;
                        double loss;
                        try {
                            loss = law.exact(compute);
                        } catch (ArithmeticException e) {
                            assertThat(e).as(what).hasMessageContaining("more than 2^62 quanta are affordable");
                            assertThat(quanta.quanta().isEmpty() && kappa < 0).as(what).isTrue();
                            // A logistic curve closes a little without data, so that all quanta are worth their parameters.
                            assertThat(curve instanceof Logistic || lastQuantum(quanta, kappa) < compute).as(what).isTrue();
                            continue;
                        }
                        assertThat(kappa < 0 && curve instanceof Threshold && quanta.quanta().isEmpty() && lastQuantum(quanta, kappa) < compute)
                                .as(what)
                                .isFalse();
                        assertThat(loss).as(what).isNotNegative().isLessThanOrEqualTo(before);
                        before = loss * (1 + 1e-12);
                        for (double parameters = 1; parameters <= Math.min(compute, kappa < 0 ? 40 : 1e18); parameters *= 30) {
                            boolean tie = curve instanceof Threshold && quanta.probability(1) * compute / parameters == 1;
                            if (compute / parameters <= 1e18 && !tie) {
                                assertThat(loss).as(what + " " + parameters)
                                        .isLessThanOrEqualTo(JointLaw.of(model).exact(parameters, compute / parameters) * (1 + 1e-9));
                            }
                        }
                        if (curve instanceof Threshold && kappa == 0 && loss > 0 && !isBelowDoubles(quanta, law.learned(compute) + 1)) {
                            long learned = law.learned(compute);
                            assertThat((learned + 1) / quanta.probability(learned + 1)).as(what).isGreaterThan(compute * (1 - 1e-12));
                            assertThat(loss).as(what).isCloseTo(learned == 0 ? 1 : quanta.tail(learned), withinPercentage(1e-9));
                        }
                    }
                }
            }
        }
    }

    @Test
    void firstSampleOfAlmostOneQuantum() {
        assertThat(DataLaw.of(QuantaModel.of(Zipf.infinite(200)).learnedAfter(new Exponential())).exact(1))
                .isBetween(Math.exp(-1) * (1 - 1e-15), Math.exp(-1) * (1 + 1e-15));
        assertThat(DataLaw.of(QuantaModel.of(Zipf.finite(0.4, 1)).learnedAfter(new Exponential())).exact(300) / Math.exp(-300))
                .isBetween(1 - 1e-13, 1 + 1e-13);
    }

    @Test
    void lossUnderflowsWhereAllIsLearned() {
        DataLaw law = DataLaw.of(QuantaModel.of(Zipf.finite(0.4, 1_000_000_000)).learnedAfter(new Exponential()));
        assertThat(law.exact(1e18)).isZero();
        assertThat(law.bound(1e18).interval().upper()).isLessThan(1e-290);
        assertThat(law.count(1e18)).isEqualTo(new Moment.Value(1e9));
        assertThatThrownBy(() -> law.localExponent(1e18)).isInstanceOf(ArithmeticException.class).hasMessageContaining("nothing is left");
    }

    /** The best split is at the end of the range, which a search in log n does not hit. */
    @Test
    void enoughComputeLearnsAllQuanta() {
        for (long quanta : new long[] {1000, 1_000_000_007, 1L << 62}) {
            QuantaModel model = QuantaModel.of(Zipf.finite(0.4, quanta)).learnedAfter(Logistic.of(20)).with(new Cost(1, -1));
            ComputeLaw law = ComputeLaw.of(model, new TrainingCost(1));
            assertThat(law.learned(1e36)).isEqualTo(quanta);
            assertThat(law.exact(1e36)).isZero();
        }
    }

    @Test
    void tooSmallStepsAreRefused() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(1e-12)).with(Exposure.ofNu(50));
        assertThatThrownBy(() -> StepLaw.of(model)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("nu = 50.0");
    }
}
