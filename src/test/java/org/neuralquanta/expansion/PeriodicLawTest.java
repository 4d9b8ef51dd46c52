package org.neuralquanta.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.AnalyticQuanta;
import org.neuralquanta.distribution.FrequencyShape;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;

/** A power times an oscillation in the logarithm of the resource (T48). */
@Statement("T48")
class PeriodicLawTest {

    private static QuantaModel periodic(double alpha, double share, double omega, double phase, EmergenceCurve curve) {
        double b = share * (1 + alpha) / Math.hypot(1 + alpha, omega);
        return QuantaModel.of(AnalyticQuanta.of(FrequencyShape.logPeriodic(alpha, b, omega, phase))).learnedAfter(curve);
    }

    @Property(tries = 60)
    void logPeriodicDataFollowTheSum(
            @ForAll @DoubleRange(min = 0.1, max = 1.5) double alpha,
            @ForAll @DoubleRange(min = -0.95, max = 0.95) double share,
            @ForAll @DoubleRange(min = 0.3, max = 8) double omega,
            @ForAll @DoubleRange(min = -3, max = 3) double phase,
            @ForAll @DoubleRange(min = 0, max = 0.4) double delta,
            @ForAll @IntRange(min = 1, max = 3) int shots) {
        QuantaModel model = periodic(alpha, share, omega, phase, Shots.of(shots))
                .with(new Gap(2.5, 0)).with(Exposure.ofDelta(delta)).withResidual(0.125);
        double x = Math.pow(2000, 1 + alpha + delta) * 10;
        double exact = DataLaw.of(model).exact(x);
        assertThat(PeriodicLaw.data(model).at(x) - 0.125).isEqualTo(exact - 0.125, within(1e-10 * (exact - 0.125) + 1e-15));
    }

    @Property(tries = 40)
    void geometricDataFollowTheSum(
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double ratio,
            @ForAll @DoubleRange(min = 1e3, max = 1e9) double x,
            @ForAll @IntRange(min = 1, max = 3) int shots) {
        QuantaModel model = QuantaModel.of(AnalyticQuanta.of(FrequencyShape.geometric(ratio))).learnedAfter(Shots.of(shots)).with(new Gap(2.5, 0));
        double exact = DataLaw.of(model).exact(x);
        assertThat(PeriodicLaw.data(model).at(x)).isEqualTo(exact, within(1e-10 * exact));
    }

    /** The mean of L D is 1/log(1/r) (T20), and the swing at r = 0.1 is 11 %. */
    @Test
    void aGeometricSeriesOscillatesAroundItsMean() {
        PeriodicLaw law = PeriodicLaw.data(
                QuantaModel.of(AnalyticQuanta.of(FrequencyShape.geometric(0.1))).learnedAfter(new Exponential()));
        assertThat(law.exponent()).isEqualTo(1);
        assertThat(law.harmonics().getFirst().real()).isEqualTo(1 / Math.log(10), within(1e-14));
        assertThat(law.frequency()).isEqualTo(2 * Math.PI / Math.log(10), within(1e-14));
        assertThat(law.swing()).isEqualTo(0.1139145, within(1e-7));
        assertThat(law.oscillation(50)).isEqualTo(law.oscillation(500), within(1e-12));
    }

    @Property(tries = 40)
    void logPeriodicParametersFollowTheTail(
            @ForAll @DoubleRange(min = 0.1, max = 1.5) double alpha,
            @ForAll @DoubleRange(min = -0.95, max = 0.95) double share,
            @ForAll @DoubleRange(min = 0.3, max = 8) double omega,
            @ForAll @DoubleRange(min = -3, max = 3) double phase) {
        QuantaModel model = periodic(alpha, share, omega, phase, new Exponential());
        double n = 1e7;
        double exact = ParameterLaw.of(model).exact(n);
        // The tail begins half a rank later.
        assertThat(PeriodicLaw.parameters(model).at(n + 0.5)).isEqualTo(exact, within(1e-12 * exact));
    }

    /** Data average over ranks: the oscillation of parameters, 1.9 %, is a tenth of that. */
    @Test
    void dataSmoothTheOscillation() {
        QuantaModel model = periodic(0.4, 0.9, 5, 0.3, new Exponential());
        assertThat(PeriodicLaw.parameters(model).swing()).isEqualTo(0.0193515, within(1e-7));
        assertThat(PeriodicLaw.data(model).swing()).isEqualTo(0.0017886, within(1e-7));
        assertThat(PeriodicLaw.data(model).frequency()).isEqualTo(5 / 1.4, within(1e-15));
    }

    @Test
    void whatDoesNotOscillateIsRefused() {
        QuantaModel zipf = QuantaModel.of(Zipf.infinite(0.4));
        assertThatThrownBy(() -> PeriodicLaw.data(zipf)).isInstanceOf(NoPowerLawException.class).hasMessageContaining("log-periodic or geometric");
        QuantaModel geometric = QuantaModel.of(AnalyticQuanta.of(FrequencyShape.geometric(0.5)));
        assertThatThrownBy(() -> PeriodicLaw.parameters(geometric)).isInstanceOf(NoPowerLawException.class).hasMessageContaining("exponentially");
        assertThatThrownBy(() -> PeriodicLaw.data(geometric.learnedAfter(Threshold.of(1))))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("corners");
        assertThatThrownBy(() -> PeriodicLaw.data(geometric.learnedAfter(new Logistic(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("complex arguments");
        assertThatThrownBy(() -> PeriodicLaw.data(geometric.learnedAfter(new Exponential()).with(Exposure.ofDelta(0.5))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("delta must be 0");
        assertThatThrownBy(() -> PeriodicLaw.data(periodic(0.4, 0.5, 5, 0, new Exponential())).at(0)).hasMessageContaining("> 0");
    }
}
