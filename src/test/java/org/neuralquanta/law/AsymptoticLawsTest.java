package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;

/** How fast exact laws approach their closed forms, and what closed forms have in common. */
class AsymptoticLawsTest {

    private static final int TRIES = 150;

    /** The samples at which the hard threshold would have n quanta learned. */
    private static double samples(double alpha, double tau, double n) {
        return tau / Zipf.infinite(alpha).normalization() * Math.pow(n, 1 + alpha);
    }

    private static void assertRelative(double value, double expected, double error, Object where) {
        assertThat(value / expected - 1).as(String.valueOf(where)).isBetween(-error, error);
    }

    /** The corrections fall faster than every power; they depend on the width of the transition in ranks. */
    @Property(tries = TRIES)
    @Statement({"T9", "T12", "T13"})
    void dataLawOfShotsIsItsClosedFormToAllOrders(@ForAll @Scale(9) @DoubleRange(min = 0.3, max = 5) double alpha,
            @ForAll @IntRange(min = 1, max = 100) int tau, @ForAll @Scale(9) @DoubleRange(min = 200, max = 20_000) double n) {
        double d = samples(alpha, tau, n);
        Assume.that(d <= 1e18 && n / ((1 + alpha) * Math.sqrt(tau)) >= 20);
        DataLaw law = DataLaw.of(QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(Shots.of(tau)));
        assertRelative(law.exact(d), law.asymptotic().at(d), 1e-11, law.asymptotic());
        assertRelative(law.localExponent(d), alpha / (1 + alpha), 1e-11, d);
        double power = 1 / (1 + alpha);
        double count = n * Math.pow(tau, power) * gammaRatio(tau, -power) - 0.5;
        assertRelative(ScalingLaws.value(law.count(d)), count, 1e-10, d);
    }

    /** Γ(τ+z)/Γ(τ) for whole τ, as a product. */
    private static double gammaRatio(int tau, double z) {
        double product = Gamma.gamma(1 + z);
        for (int j = 1; j < tau; j++) {
            product *= (j + z) / j;
        }
        return product;
    }

    /** Γ(D+1)/Γ(D+1+z) in place of D^−z, by Stirling's series in D. */
    @Property(tries = TRIES)
    @Statement("T12")
    void multinomialDiffersFromPoissonByAGammaRatioToAllOrders(
            @ForAll @Scale(9) @DoubleRange(min = 0.3, max = 3) double alpha,
            @ForAll @IntRange(min = 1, max = 20) int tau,
            @ForAll @Scale(9) @DoubleRange(min = 300, max = 20_000) double n) {
        double d = Math.rint(samples(alpha, tau, n));
        Assume.that(d >= 1e5 && d <= 1e18 && n / ((1 + alpha) * Math.sqrt(tau)) >= 20);
        QuantaModel model = QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(Shots.of(tau));
        double z = alpha / (1 + alpha);
        double ratio = z * (z + 1) * (-1 / (2 * d) + (2 * z + 1) / (12 * d * d));
        assertRelative(
                DataLaw.of(model, Sampling.MULTINOMIAL).exact(d), DataLaw.of(model).exact(d) * Math.exp(ratio), 2e-12, "D = " + d);
    }

    /** \(\Delta^2\frac{c^{1/s}}sD^{1/s-2}\,\Gamma(u)(1-2^{-u})\), u = 2 − 1/s, at τ = 1. */
    @Property(tries = TRIES)
    @Statement("T14")
    void varianceIsItsClosedForm(@ForAll @Scale(9) @DoubleRange(min = 0.3, max = 3) double alpha,
            @ForAll @Scale(9) @DoubleRange(min = 400, max = 20_000) double n) {
        double d = samples(alpha, 1, n);
        Assume.that(d <= 1e18 && n / (1 + alpha) >= 100);
        double u = 2 - 1 / (1 + alpha);
        double c = Zipf.infinite(alpha).normalization();
        double expected = Math.pow(c, 1 / (1 + alpha)) / (1 + alpha) * Math.pow(d, -u)
                * Gamma.gamma(u) * -Math.expm1(-u * Math.log(2));
        DataLaw law = DataLaw.of(QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(new Exponential()));
        assertRelative(ScalingLaws.value(law.variance(d)), expected, 1e-11, "D = " + d);
        QuantaModel wide = QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(new Exponential()).with(new Gap(3, 0));
        assertRelative(ScalingLaws.value(DataLaw.of(wide).variance(d)), 9 * expected, 1e-11, "gap 3");
    }

    /** n^−α/α − n^−s/2 &lt; ζ(s, n+1) &lt; (n+½)^−α/α (T1) around the closed form. */
    @Property(tries = TRIES)
    @Statement({"T1", "T10"})
    void parameterLawIsWithinTheConvexityBounds(@ForAll @Scale(9) @DoubleRange(min = 0.01, max = 5) double alpha,
            @ForAll @IntRange(min = 1, max = 1_000_000) int n) {
        ParameterLaw law = ParameterLaw.of(QuantaModel.of(Zipf.infinite(alpha)));
        double closed = law.asymptotic().at(n);
        assertThat(law.exact(n)).isBetween(
                closed * (1 - 0.5 * alpha / n) * (1 - 1e-12), closed * Math.pow(1 + 0.5 / n, -alpha) * (1 + 1e-12));
    }

    @Property(tries = TRIES)
    @Statement({"T21", "T17", "T18"})
    void exponentsAreRelatedWhateverAlpha(@ForAll @Scale(9) @DoubleRange(min = 0.001, max = 40) double alpha) {
        QuantaModel model = QuantaModel.of(Zipf.infinite(alpha)).with(new Cost(17, 0)).with(new Gap(3, 0));
        double parameters = ParameterLaw.of(model).asymptotic().exponent();
        double data = DataLaw.of(model).asymptotic().exponent();
        double compute = ComputeLaw.of(model).asymptotic().exponent();
        assertRelative(data, parameters / (1 + parameters), 1e-14, "alpha_D");
        assertRelative(compute, parameters / (2 + parameters), 1e-14, "alpha_C");
        assertRelative(1 / compute, 1 / parameters + 1 / data, 1e-14, "compute is the product of the two");
        assertThat(DataLaw.of(model.learnedAfter(Shots.of(7))).asymptotic().exponent()).isEqualTo(data);
        assertThat(ComputeLaw.of(model.learnedAfter(Shots.of(7))).asymptotic().exponent()).isEqualTo(compute);
    }

    /** α/(1 − (n/K)^α), up to the half rank by which a sum differs from its integral. */
    @Property(tries = TRIES)
    @Statement("T16")
    void finitelyManyQuantaSaturate(@ForAll @Scale(9) @DoubleRange(min = 0.02, max = 3) double alpha,
            @ForAll @IntRange(min = 1000, max = 1_000_000_000) int quanta,
            @ForAll @Scale(9) @DoubleRange(min = 0.3, max = 0.98) double share) {
        double n = Math.floor(Math.pow(quanta, share));
        ParameterLaw law = ParameterLaw.of(QuantaModel.of(Zipf.finite(alpha, quanta)));
        double left = 1 - Math.pow(n / quanta, alpha);
        assertRelative(law.localExponent(n), alpha / left, 2 * (1 + alpha) / n + 2 * alpha / (n * left), "n = " + n);
    }

    /** L_K differs from the power law by the share ε at n ≈ ε^{1/α} K. */
    @Property(tries = TRIES)
    @Statement("T16")
    void saturationBeginsLongBeforeTheLastQuantum(@ForAll @Scale(9) @DoubleRange(min = 0.1, max = 2) double alpha,
            @ForAll @Scale(9) @DoubleRange(min = 0.01, max = 0.5) double epsilon) {
        long quanta = 1L << 50;
        double n = Math.floor(Math.pow(epsilon, 1 / alpha) * quanta);
        Assume.that(n > 1e4);
        ParameterLaw law = ParameterLaw.of(QuantaModel.of(Zipf.finite(alpha, quanta)));
        assertRelative(law.exact(n), law.asymptotic().at(n) * (1 - epsilon), 1e-3, "n = " + n);
    }

    @Property(tries = 40)
    void finitelyManyQuantaTendToInfinitelyMany(@ForAll @Scale(9) @DoubleRange(min = 0.4, max = 2) double alpha,
            @ForAll @IntRange(min = 1, max = 40) int tau, @ForAll @Scale(9) @DoubleRange(min = 1, max = 1e6) double d) {
        DataLaw infinite = DataLaw.of(QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(Shots.of(tau)));
        double loss = infinite.exact(d);
        double before = Double.POSITIVE_INFINITY;
        for (int log2 = 6; log2 <= 62; log2 += 8) {
            double missing = loss - DataLaw.of(QuantaModel.of(Zipf.finite(alpha, 1L << log2)).learnedAfter(Shots.of(tau))).exact(d);
            // At most the tail beyond K, and what the others gain by being used more often: slopes are below (1 + sqrt tau)/2.
            double tail = Zipf.infinite(alpha).tail(1L << log2);
            assertThat(missing).isBetween(-1e-12 * loss, tail * (1 + 2 * (1 + Math.sqrt(tau))) + 1e-12 * loss);
            assertThat(missing).isLessThanOrEqualTo(before + 1e-12 * loss);
            before = missing;
        }
    }

    /** A steeper use is not always better: at K = 10 rare quanta are rarer still. */
    @Test
    void lossIsNotMonotoneInAlpha() {
        double flat = DataLaw.of(QuantaModel.of(Zipf.finite(-0.9, 10)).learnedAfter(new Exponential())).exact(100);
        double zipf = DataLaw.of(QuantaModel.of(Zipf.finite(1, 10)).learnedAfter(new Exponential())).exact(100);
        double steep = DataLaw.of(QuantaModel.of(Zipf.finite(40, 10)).learnedAfter(new Exponential())).exact(100);
        assertThat(zipf).isGreaterThan(10 * flat).isGreaterThan(10 * steep);
    }
}
