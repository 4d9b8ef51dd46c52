package org.neuralquanta.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;
import org.neuralquanta.special.OracleFile;

/** Forms of two terms: the joint law against mpmath, and which form contains which. */
@Statement({"T38", "T41"})
class PlanesTest {

    private static Jet at(Form form, double[] theta, double... logs) {
        var jets = new Jets(theta.length);
        Jet[] p = IntStream.range(0, theta.length).mapToObj(j -> jets.coordinate(j, theta[j])).toArray(Jet[]::new);
        return form.logLoss(jets, form.prepare(jets, p), logs);
    }

    private static double logSum(double a, double b) {
        return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
    }

    /** With E = 0 and T_D = 1 the form is the crossover function G(u, z), u = log A at N = 1. */
    @Test
    void jointLawAgreesWithMpmath() {
        double worstValue = 0;
        double worstSlope = 0;
        double worstBend = 0;
        for (CSVRecord row : OracleFile.read("form/joint.csv")) {
            double u = Double.parseDouble(row.get("u"));
            double z = Double.parseDouble(row.get("z"));
            Jet jet = at(new Joint(Exponents.FREE), new double[] {-1000, u, 0, 0.3, z}, 0, 0);
            // log T_D does not depend on β at D = 1, so that derivatives by β are those of log G.
            worstValue = Math.max(worstValue, miss(row, "value", jet.value));
            worstSlope = Math.max(worstSlope, Math.max(miss(row, "byU", jet.gradient[1]), miss(row, "byZ", jet.gradient[4])));
            worstBend = Math.max(worstBend, miss(row, "byUU", jet.hessian[1][1]));
            worstBend = Math.max(worstBend, miss(row, "byUZ", jet.hessian[4][1]));
            worstBend = Math.max(worstBend, miss(row, "byZZ", jet.hessian[4][4]));
        }
        System.out.printf("joint law against mpmath: value %.1e, slopes %.1e, second derivatives %.1e%n", worstValue, worstSlope, worstBend);
        // Rounding of log Y = (log Γ(1+z) + u)/z is magnified by 1/z, twentyfold at z = .05.
        assertThat(worstValue).isLessThan(4e-15);
        assertThat(worstSlope).isLessThan(1e-13);
        assertThat(worstBend).isLessThan(1e-12);
    }

    private static double miss(CSVRecord row, String name, double value) {
        double expected = Double.parseDouble(row.get(name));
        return Math.abs(value - expected) / (1 + Math.abs(expected));
    }

    @Property(tries = 300)
    void jointLawLiesBetweenLargerTermAndSum(
            @ForAll @DoubleRange(min = -1, max = 1) double e,
            @ForAll @DoubleRange(min = -8, max = 8) double a,
            @ForAll @DoubleRange(min = -8, max = 8) double b,
            @ForAll @DoubleRange(min = 0.02, max = 5) double beta) {
        double joint = at(new Joint(Exponents.FREE), new double[] {e, a, b, 0.3, beta}, 0, 0).value;
        assertThat(joint).isLessThanOrEqualTo(logSum(e, logSum(a, b)) + 1e-14);
        assertThat(joint).isGreaterThanOrEqualTo(logSum(e, Math.max(a, b)) - 1e-14);
    }

    @Property(tries = 300)
    void overlapNormAndKaplanContainTheSum(
            @ForAll @DoubleRange(min = -1, max = 1) double e,
            @ForAll @DoubleRange(min = -8, max = 8) double a,
            @ForAll @DoubleRange(min = -8, max = 8) double b,
            @ForAll @DoubleRange(min = 0.02, max = 5) double beta) {
        double sum = logSum(e, logSum(a, b));
        assertThat(at(new Overlap(Exponents.FREE), new double[] {e, a, b, 0.3, beta, 0}, 0, 0).value).isCloseTo(sum, within(1e-14));
        assertThat(at(new Norm(Exponents.FREE), new double[] {e, a, b, 0.3, beta, 0}, 0, 0).value).isCloseTo(sum, within(1e-14));
        assertThat(at(new Kaplan(Exponents.FREE), new double[] {e, a, b, 0.3, 1}, 0, 0).value).isCloseTo(sum, within(1e-14));
        double kaplan = at(new Kaplan(Exponents.FREE), new double[] {e, a, b, 0.3, beta}, 0, 0).value;
        assertThat(at(new Norm(Exponents.FREE), new double[] {e, a, b, 0.3, beta, -Math.log(beta)}, 0, 0).value)
                .isCloseTo(kaplan, within(1e-13));
        // The larger term: 2^(1/q) − 1 above it at most.
        double larger = logSum(e, Math.max(a, b));
        assertThat(at(new Norm(Exponents.FREE), new double[] {e, a, b, 0.3, beta, Math.log(1e6)}, 0, 0).value)
                .isBetween(larger - 1e-12, larger + 1e-6);
        // ω = 1 at equal terms T: 2T − 2^−β T.
        assertThat(at(new Overlap(Exponents.FREE), new double[] {-1000, a, a, 0.3, beta, 1}, 0, 0).value)
                .isCloseTo(a + Math.log(2 - Math.pow(2, -beta)), within(1e-14));
    }

    @Property(tries = 300)
    void withoutRepetitionTheLossIsTheSum(
            @ForAll @DoubleRange(min = -8, max = 8) double a,
            @ForAll @DoubleRange(min = -8, max = 8) double b,
            @ForAll @DoubleRange(min = 0.02, max = 3) double beta,
            @ForAll @DoubleRange(min = -5, max = 5) double n,
            @ForAll @DoubleRange(min = -5, max = 5) double d,
            @ForAll @DoubleRange(min = -6, max = -0.01) double h) {
        double sum = logSum(0.2, logSum(a - 0.3 * n, b - beta * d));
        assertThat(at(new RepeatedQuanta(Exponents.FREE), new double[] {0.2, a, b, 0.3, beta, h}, n, d, d).value)
                .isCloseTo(sum, within(1e-12));
        double[] theta = {0.2, a, b, 0.3, beta, 2, 1};
        double optimal = (Math.log(0.3 / beta) + a - b + beta * d) / 0.3;
        // Up to the compute-optimal N; beyond it, more parameters are worth less.
        double below = optimal - Math.abs(n);
        assertThat(at(new Repeated(), theta, below, d, d).value)
                .isCloseTo(logSum(0.2, logSum(a - 0.3 * below, b - beta * d)), within(1e-12));
        double above = optimal + 0.1 + Math.abs(n);
        assertThat(at(new Repeated(), theta, above, d, d).value)
                .isGreaterThan(logSum(0.2, logSum(a - 0.3 * above, b - beta * d)));
        assertThat(at(new Repeated(), new double[] {0.2, a, b, 0.3, beta, 200, 200}, n, d, d - 3).value).isCloseTo(sum, within(1e-9));
    }

    /** The example in the README of the authors' repository huggingface/datablations. */
    @Test
    void repeatedIsTheLawOfTheAuthors() {
        double[] theta = {0.6254804, 6.255414, 7.3049974, 0.3526596, 0.3526596, Math.log(15.387756), Math.log(5.309743)};
        assertThat(Math.exp(at(new Repeated(), theta, Math.log(6.34e9), Math.log(242e9), Math.log(25e9)).value))
                .isCloseTo(2.2256440889984477, within(1e-12));
        assertThat(Math.exp(at(new Repeated(), theta, Math.log(8.67e9), Math.log(178e9), Math.log(25e9)).value))
                .isCloseTo(2.2269634075087867, within(1e-12));
    }

    /** The worth of repetition at h = .06: 3.654, 10.474, 16.349 at 4, 16, 64 passes. */
    @Test
    void visitsTeachWithAProbability() {
        double[] passes = {4, 16, 64};
        for (double r : passes) {
            double worth = 0;
            for (int i = 0; i < r; i++) {
                worth += Math.pow(0.94, i);
            }
            double[] theta = {-1000, -1000, 0, 0.3, 1, Math.log(0.06)};
            assertThat(Math.exp(-at(new RepeatedQuanta(Exponents.FREE), theta, 0, Math.log(r), 0).value)).isCloseTo(worth, within(1e-12));
        }
    }
}
