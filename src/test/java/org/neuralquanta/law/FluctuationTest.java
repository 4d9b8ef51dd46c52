package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;

/** Variances and covariances of one growing data set (T44). */
@Statement({"T14", "T44"})
class FluctuationTest {

    private static DataLaw law(double alpha, int quanta, int tau, Sampling sampling) {
        return DataLaw.of(QuantaModel.of(Zipf.finite(alpha, quanta)).learnedAfter(Shots.of(tau)), sampling);
    }

    private static double value(Moment moment) {
        return ScalingLaws.value(moment);
    }

    /** Given that D is Poisson, the variance is the mean of the multinomial one, and the variance of the multinomial mean. */
    @Property(tries = 10)
    void poissonIsAMixtureOfMultinomials(
            @ForAll @DoubleRange(min = -0.5, max = 1.5) double alpha,
            @ForAll @IntRange(min = 2, max = 30) int quanta,
            @ForAll @IntRange(min = 1, max = 3) int tau,
            @ForAll @DoubleRange(min = 1, max = 12) double mean) {
        DataLaw fixed = law(alpha, quanta, tau, Sampling.MULTINOMIAL);
        double weight = Math.exp(-mean);
        double loss = weight;
        double square = weight;
        double within = 0;
        for (int n = 1; n < 70; n++) {
            weight *= mean / n;
            double l = fixed.exact(n);
            loss += weight * l;
            square += weight * l * l;
            within += weight * value(fixed.variance(n));
        }
        double expected = value(law(alpha, quanta, tau, Sampling.POISSON).variance(mean));
        assertThat(within + square - loss * loss).isCloseTo(expected, within(1e-11));
    }

    /** With up to four shots nothing is lost by cancellation: no bound is refused. */
    @Property(tries = 40)
    void atOneTimeItIsTheVarianceWhichIsNotNegative(
            @ForAll @DoubleRange(min = -0.5, max = 2) double alpha,
            @ForAll @IntRange(min = 1, max = 1000) int quanta,
            @ForAll @IntRange(min = 1, max = 4) int tau,
            @ForAll @IntRange(min = 1, max = 5000) int samples,
            @ForAll @IntRange(min = 0, max = 5000) int more,
            @ForAll boolean isFixed) {
        DataLaw law = law(alpha, quanta, tau, isFixed ? Sampling.MULTINOMIAL : Sampling.POISSON);
        Bound early = law.varianceBound(samples);
        assertThat(law.covarianceBound(samples, samples)).isEqualTo(early).isInstanceOf(Bound.Proven.class);
        assertThat(early.lower()).isNotNegative();
        assertThat(value(law.variance(samples))).isNotNegative();
        Bound late = law.varianceBound(samples + more);
        Bound both = law.covarianceBound(samples, samples + more);
        double least = Math.min(Math.abs(both.lower()), Math.abs(both.upper()));
        assertThat(both.lower() < 0 && both.upper() > 0 ? 0 : least)
                .isLessThanOrEqualTo(Math.sqrt(early.upper()) * Math.sqrt(late.upper()) * (1 + 1e-12) + 1e-150);
    }

    /** At the earlier time hardly anything is learned, and the bound is as narrow as ever. The number is from law-covariance.csv.gz. */
    @Example
    void boundsAreNarrowWhereHardlyAnythingIsLearnedEarly() {
        QuantaModel model = QuantaModel.of(Zipf.finite(-0.412, 88)).with(Exposure.ofDelta(0.5)).learnedAfter(Shots.of(6));
        Bound bound = DataLaw.of(model).covarianceBound(3.17, 1624.09);
        assertThat(bound.contains(1.405287892922934e-17)).isTrue();
        assertThat(bound.width()).isLessThan(1e-11 * bound.upper());
    }

    /**
     * The dependence is of relative order \(D^{-z}\); with many samples, to leading order the closed form. It may cancel what independent quanta
     * have, so errors are measured against the larger of the two.
     */
    @Property(tries = 15)
    void closedFormsAreReached(
            @ForAll @DoubleRange(min = 0.3, max = 1) double alpha, @ForAll @IntRange(min = 1, max = 4) int tau,
            @ForAll @DoubleRange(min = 0.01, max = 1) double ratio, @ForAll @DoubleRange(min = -0.3, max = 0.2) double eta) {
        QuantaModel model = QuantaModel.of(Zipf.infinite(alpha)).with(new Gap(1, eta)).learnedAfter(Shots.of(tau));
        double later = 1e9;
        double earlier = Math.rint(ratio * later);
        DataLaw poisson = DataLaw.of(model);
        double independent = value(poisson.covariance(earlier, later));
        assertThat(value(poisson.covarianceAsymptotic(earlier, later)) / independent).isCloseTo(1, within(1e-6));
        DataLaw fixed = DataLaw.of(model, Sampling.MULTINOMIAL);
        double covariance = value(fixed.covariance(earlier, later));
        double scale = Math.max(independent, Math.abs(covariance));
        assertThat(value(fixed.covarianceAsymptotic(earlier, later))).isCloseTo(covariance, within(1e-6 * scale));
    }

    /** The losses of the closed form are without what nothing can learn. */
    @Example
    void closedFormsDoNotDependOnTheIrreducibleLoss() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(new Exponential());
        Moment without = DataLaw.of(model, Sampling.MULTINOMIAL).covarianceAsymptotic(1e3, 1e4);
        assertThat(DataLaw.of(model.withResidual(3), Sampling.MULTINOMIAL).covarianceAsymptotic(1e3, 1e4)).isEqualTo(without);
    }

    /** T44's example: at α = 0.1, 1000 samples and 4000 quanta independence overstates the variance by 16.3 %. */
    @Example
    void deficit() {
        double fixed = value(law(0.1, 4000, 1, Sampling.MULTINOMIAL).variance(1000));
        double independent = value(law(0.1, 4000, 1, Sampling.POISSON).variance(1000));
        double binomial = 1 - fixed / independent;
        assertThat(binomial).isCloseTo(0.16301, within(2e-4));
    }

    @Example
    void oneSampleTeachesOneQuantum() {
        DataLaw law = DataLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(new Exponential()), Sampling.MULTINOMIAL);
        assertThat(value(law.countVariance(1))).isBetween(0.0, 1e-13);
        DataLaw corpus = DataLaw.of(
                QuantaModel.of(TabulatedQuanta.ofCounts(4, 2, 1)).learnedAfter(new Exponential()), Sampling.WITHOUT_REPLACEMENT);
        assertThat(value(corpus.countVariance(1))).isCloseTo(0, within(1e-14));
        assertThat(value(corpus.variance(7))).isZero();
        assertThat(value(corpus.variance(1))).isCloseTo((64 + 8 + 1) / 343.0 - 21 * 21 / 2401.0, within(1e-14));
    }

    @Example
    void whatDoesNotExistSaysWhy() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4));
        DataLaw law = DataLaw.of(model.learnedAfter(new Exponential()), Sampling.MULTINOMIAL);
        assertThatThrownBy(() -> law.covariance(20, 10)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("earlier");
        assertThatThrownBy(() -> law.covariance(10.5, 20)).hasMessageContaining("whole number");
        assertThatThrownBy(() -> law.covariance(10, 20.5)).hasMessageContaining("whole number");
        DataLaw share = DataLaw.of(model.learnedAfter(Logistic.of(2)));
        assertThat(share.covariance(10, 20)).isInstanceOf(Moment.Absent.class);
        assertThatThrownBy(() -> share.covarianceBound(10, 20)).isInstanceOf(ArithmeticException.class).hasMessageContaining("no variance");
        assertThat(DataLaw.of(model).covarianceBound(10, 20).upper()).isZero();
        assertThat(DataLaw.of(QuantaModel.of(Zipf.finite(0.4, 9)).learnedAfter(new Exponential())).covarianceAsymptotic(10, 20))
                .isInstanceOfSatisfying(Moment.Absent.class, absent -> assertThat(absent.reason()).contains("infinitely many"));
    }
}
