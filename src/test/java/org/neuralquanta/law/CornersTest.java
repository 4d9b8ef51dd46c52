package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
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

/** At the edges of every range: the right number or an error that says what is out of reach, and never without end. */
@Statement({"T8", "T9", "T12"})
class CornersTest {

    /** Far more than any call takes; what does not end shows. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

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

    /** A number of the right size, or an ArithmeticException with a message. */
    private static void numberOrReason(String what, Callable<Double> call, double most) {
        double value;
        try {
            value = Assertions.assertTimeoutPreemptively(PATIENCE, call::call, what);
        } catch (ArithmeticException e) {
            assertThat(e.getMessage()).as(what).matches(".*(nothing is left|no quantum is|slowly|too large|kappa must be|2\\^62).*");
            return;
        }
        assertThat(value).as(what).isBetween(0.0, most);
    }

    private static void lossAndEnclosure(String what, ScalingLaw law, double x) {
        numberOrReason(what, () -> {
            double loss = law.exact(x);
            Enclosure enclosure = law.bound(x).interval();
            assertThat(loss).as(what).isBetween(enclosure.lower() * (1 - 1e-12), enclosure.upper() * (1 + 1e-12));
            return loss;
        }, 1 + 1e-12);
        numberOrReason(what + " local", () -> law.localExponent(x), Double.MAX_VALUE);
    }

    @Test
    void data() {
        for (QuantaDistribution quanta : DISTRIBUTIONS) {
            for (EmergenceCurve curve : CURVES) {
                DataLaw law = DataLaw.of(QuantaModel.of(quanta).learnedAfter(curve));
                for (double samples : new double[] {1, 1e6, 1e18}) {
                    String what = quanta + " " + curve + " " + samples;
                    lossAndEnclosure(what, law, samples);
                    for (Moment moment : List.of(law.variance(1), law.count(1))) {
                        assertThat(moment).as(what).isNotNull();
                    }
                    numberOrReason(what + " count", () -> valueOrZero(law.count(samples)), 1e300);
                    numberOrReason(what + " variance", () -> valueOrZero(law.variance(samples)), 1);
                    numberOrReason(what + " count variance", () -> valueOrZero(law.countVariance(samples)), 1e300);
                }
            }
        }
    }

    private static double valueOrZero(Moment moment) {
        return moment instanceof Moment.Value(double value) ? value : 0;
    }

    @Test
    void multinomialData() {
        for (QuantaDistribution quanta : DISTRIBUTIONS) {
            for (double tau : new double[] {1, 2, 1000, 1e6}) {
                DataLaw law = DataLaw.of(QuantaModel.of(quanta).learnedAfter(Shots.of(tau)), Sampling.MULTINOMIAL);
                for (double samples : new double[] {1, 2, 1e6, 1e18}) {
                    lossAndEnclosure(quanta + " " + tau + " " + samples, law, samples);
                }
            }
        }
    }

    @Test
    void parameters() {
        for (QuantaDistribution quanta : DISTRIBUTIONS) {
            for (double kappa : new double[] {0, -1, -2, 8, 20}) {
                ParameterLaw law = ParameterLaw.of(QuantaModel.of(quanta).with(new Cost(1, kappa)));
                for (double parameters : new double[] {1, 40, 1e6, 1e18}) {
                    lossAndEnclosure(quanta + " " + kappa + " " + parameters, law, parameters);
                }
            }
        }
    }

    @Test
    void compute() {
        for (QuantaDistribution quanta : DISTRIBUTIONS) {
            for (double kappa : new double[] {0, -1, -2, 8}) {
                for (EmergenceCurve curve : List.of(Threshold.of(1), Shots.of(50), Logistic.of(20))) {
                    ComputeLaw law = ComputeLaw.of(QuantaModel.of(quanta).learnedAfter(curve).with(new Cost(1, kappa)));
                    for (double compute : new double[] {0, 1, 1e6, 1e36}) {
                        String what = quanta + " " + kappa + " " + curve + " " + compute;
                        numberOrReason(what, () -> law.exact(compute), 1 + 1e-12);
                        numberOrReason(what + " local", () -> law.localExponent(compute), Double.MAX_VALUE);
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
            ComputeLaw law = ComputeLaw.of(QuantaModel.of(Zipf.finite(0.4, quanta)).learnedAfter(Logistic.of(20)).with(new Cost(1, -1)));
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
