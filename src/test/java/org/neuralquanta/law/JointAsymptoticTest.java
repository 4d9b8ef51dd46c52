package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Multilinear;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.model.Capacity;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.OracleFile;

/** The closed form of the joint law: its crossover function against mpmath (law-crossover.py), and against the exact law. */
@Statement("T38")
class JointAsymptoticTest {

    private static final List<EmergenceCurve> CURVES =
            List.of(Threshold.of(1), new Exponential(), Shots.of(5), Logistic.of(3), Multilinear.of(4));

    private static final double[] EXPOSURES = {1e-3, 0.03, 0.3, 1, 3, 30, 1e3};

    @Test
    void crossoverFunctions() {
        double worst = 0;
        List<CSVRecord> rows = OracleFile.read("law-crossover.csv");
        for (CSVRecord row : rows) {
            QuantaModel model = QuantaModel.of(Zipf.infinite(OracleModel.number(row, "alpha")))
                    .learnedAfter(OracleModel.curve(row))
                    .with(new Gap(1, OracleModel.number(row, "eta")))
                    .with(Exposure.ofDelta(OracleModel.number(row, "delta")));
            Capacity capacity =
                    row.get("overlap").isEmpty() ? Capacity.sharp() : Capacity.soft(OracleModel.number(row, "overlap"));
            double value = JointLaw.of(model, capacity).asymptotic().crossover(OracleModel.number(row, "exposure"));
            double error = Math.abs(value - OracleModel.number(row, "crossover"));
            assertThat(error).as(row.toString()).isLessThan(1e-11);
            worst = Math.max(worst, error);
        }
        System.out.printf(Locale.ROOT, "crossover functions: %d points, error up to %.1e%n", rows.size(), worst);
        assertThat(rows.size()).isGreaterThanOrEqualTo(400);
    }

    /** N and D such that about n quanta have room and the closed form stands at the exposure Y. */
    private static double samples(JointAsymptotic closed, double parameters, double exposure) {
        double low = 0;
        double high = 41;
        for (int i = 0; i < 100; i++) {
            double middle = 0.5 * (low + high);
            if (closed.exposure(parameters, Math.exp(middle)) < exposure) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(high);
    }

    private static double worst(QuantaModel model, Capacity capacity, double quanta, double shift) {
        return worst(model, capacity, quanta, shift, EXPOSURES);
    }

    private static double worst(QuantaModel model, Capacity capacity, double quanta, double shift, double... exposures) {
        JointLaw law = JointLaw.of(model, capacity);
        JointAsymptotic closed = law.asymptotic();
        double worst = 0;
        for (double exposure : exposures) {
            double d = samples(closed, quanta + shift, exposure);
            worst = Math.max(worst, Math.abs(closed.at(quanta + shift, d) / law.exact(quanta, d) - 1));
        }
        return worst;
    }

    /** With n + ½ for n, whose error is of order 1/n²; Y from 1e-3 to 1e3. */
    @Test
    void closedFormAgainstTheSharpLaw() {
        for (EmergenceCurve curve : CURVES) {
            QuantaModel model = QuantaModel.of(Zipf.infinite(0.34)).learnedAfter(curve);
            // With a threshold the data learn a whole number of quanta, at Y = 1e-3 577 or 2343 of them: α/n is the size of a step.
            boolean step = curve instanceof Threshold;
            assertThat(worst(model, Capacity.sharp(), 1e5, 0.5)).as(curve.toString()).isLessThan(step ? 0.34 / 577 : 1e-10);
            assertThat(worst(model.with(new Gap(2, 0.1)).with(Exposure.ofDelta(0.5)), Capacity.sharp(), 1e5, 0.5))
                    .as(curve.toString())
                    .isLessThan(step ? 0.34 / 2343 : 1e-9);
        }
    }

    /** An error that falls as 1/n² for n + ½, and as 1/n for n itself. */
    @Test
    void errorOfTheClosedForm() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.34)).learnedAfter(new Exponential());
        double[] middle = {0.03, 0.1, 0.3, 1, 3, 10, 30};
        double early = worst(model, Capacity.sharp(), 1e3, 0.5, middle);
        double late = worst(model, Capacity.sharp(), 1e5, 0.5, middle);
        double plain = worst(model, Capacity.sharp(), 1e5, 0, middle);
        System.out.printf(Locale.ROOT, "closed form of the joint law: error %.2e at n = 1000, %.2e at 1e5; %.2e with n for n + 1/2%n",
                early, late, plain);
        assertThat(early).isBetween(1e-8, 2.3e-8);
        assertThat(late).isBetween(1e-12, 2.5e-12);
        assertThat(plain).isBetween(1e-7, 1e-5);
    }

    @Test
    void closedFormAgainstTheSoftLaw() {
        for (EmergenceCurve curve : CURVES) {
            for (double overlap : new double[] {1, 0.4, 0}) {
                QuantaModel model = QuantaModel.of(Zipf.infinite(0.6)).learnedAfter(curve);
                // As above: at Y = 1e-3 the data learn about 13,000 quanta.
                double allowed = curve instanceof Threshold ? 0.6 / 13_000 : 2e-6;
                assertThat(worst(model, Capacity.soft(overlap), 1e6, 0.5)).as("%s %s", curve, overlap).isLessThan(allowed);
                assertThat(worst(model.with(new Gap(2, 0.1)).with(Exposure.ofDelta(0.5)).with(new Cost(1, -0.2)), Capacity.soft(overlap), 1e6, 0))
                        .as("%s %s", curve, overlap)
                        .isLessThan(1e-3);
            }
        }
    }

    /** T38's soft formula, \(T_N+T_D-\omega(T_N^{-1/w}+T_D^{-1/w})^{-w}\), and T22's constant of its first term. */
    @Test
    void softFormulaOfOneSample() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(new Exponential());
        JointAsymptotic closed = JointLaw.of(model, Capacity.soft(0.7)).asymptotic();
        double z = 0.4 / 1.4;
        double n = closed.parameters().at(500);
        double d = closed.data().at(1e5);
        assertThat(closed.at(500, 1e5))
                .isCloseTo(n + d - 0.7 * Math.pow(Math.pow(n, -1 / z) + Math.pow(d, -1 / z), -z), org.assertj.core.data.Offset.offset(1e-15));
        assertThat(n / JointLaw.of(model).asymptotic().parameters().at(500)).isBetween(1.42355, 1.42365);
    }

    /** How much too large the sum of both terms is: never twice, but nearly for curves that are nearly thresholds. */
    @Test
    void ratioOfTheSumToTheLaw() {
        assertThat(largestRatio(new Exponential())).isBetween(1.7965, 1.7975);
        assertThat(largestRatio(Shots.of(100))).isBetween(1.975, 1.985);
        assertThat(largestRatio(Threshold.of(1))).isBetween(1.9999, 2.0);
    }

    private static double largestRatio(EmergenceCurve curve) {
        JointAsymptotic closed = JointLaw.of(QuantaModel.of(Zipf.infinite(0.34)).learnedAfter(curve)).asymptotic();
        double largest = 0;
        for (double log = 5; log < 40; log += 0.001) {
            double d = Math.exp(log);
            largest = Math.max(largest, closed.sum(1e5, d) / closed.at(1e5, d));
        }
        return largest;
    }

    @Test
    void logarithmsAndCostsAreThoseOfTheTerms() {
        QuantaModel model = QuantaModel.of(LogModifiedZipf.infinite(0.4, 1)).learnedAfter(Shots.of(2)).with(new Cost(3, 0.2));
        JointAsymptotic sharp = JointLaw.of(model).asymptotic();
        assertThat(sharp.parameters()).isEqualTo(ParameterLaw.of(model).asymptotic());
        assertThat(sharp.data()).isEqualTo(DataLaw.of(model).asymptotic());
        assertThat(JointLaw.of(model, Capacity.soft()).asymptotic().parameters().logExponent())
                .isEqualTo(sharp.parameters().logExponent());
    }

    @Test
    void hasLimits() {
        for (EmergenceCurve curve : CURVES) {
            JointAsymptotic closed = JointLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(curve)).asymptotic();
            assertThat(closed.crossover(0)).isEqualTo(1);
            assertThat(closed.crossover(1e300)).isZero();
            assertThatThrownBy(() -> closed.crossover(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> closed.at(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> JointLaw.of(QuantaModel.of(TabulatedQuanta.ofCounts(3, 1))).asymptotic())
                .isInstanceOf(NoPowerLawException.class);
        assertThatThrownBy(() -> JointLaw.of(QuantaModel.of(Zipf.finite(0.4, 100)).with(new Cost(1, 0.5)), Capacity.soft()).asymptotic())
                .isInstanceOf(NoPowerLawException.class)
                .hasMessageContaining("kappa");
    }
}
