package org.neuralquanta.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neuralquanta.distribution.QuantaFamilies.logUniform;
import static org.neuralquanta.distribution.QuantaFamilies.real;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.special.HurwitzZeta;

/** Frequencies that are an analytic function of the rank (T45, T48). */
@Statement({"T45", "T48"})
class AnalyticQuantaTest {

    private static double s(double alpha, double share, double omega) {
        return share * (1 + alpha) / Math.hypot(1 + alpha, omega);
    }

    @Provide
    Arbitrary<AnalyticQuanta> quanta() {
        Arbitrary<FrequencyShape> second = Combinators.combine(real(0.01, 4), real(-0.4, 20), real(1, 4)).as(FrequencyShape::secondOrder);
        Arbitrary<FrequencyShape> periodic = Combinators.combine(real(0.01, 4), real(-0.99, 0.99), logUniform(1e-2, 100), real(-3, 3))
                .as((alpha, share, omega, phase) -> FrequencyShape.logPeriodic(alpha, s(alpha, share, omega), omega, phase));
        Arbitrary<FrequencyShape> cut = Combinators.combine(real(-1, 3), logUniform(0.3, 1e14)).as(FrequencyShape::cutOff);
        Arbitrary<FrequencyShape> stretched = Combinators.combine(logUniform(1e-3, 5), real(0.2, 3)).as(FrequencyShape::stretched);
        return Arbitraries.oneOf(second, periodic, cut, stretched).map(AnalyticQuanta::of);
    }

    @Property(tries = 100)
    void areADistribution(@ForAll("quanta") AnalyticQuanta quanta, @ForAll @LongRange(min = 1, max = 300) long rank) {
        DistributionLaws.sumsToOne(quanta, rank);
        DistributionLaws.refusesRanksOutOfRange(quanta);
        if (quanta.tail(rank + 1) > 1e-280) {
            DistributionLaws.stepsByProbabilities(quanta, rank);
            DistributionLaws.enclosesItsTail(quanta, rank);
            DistributionLaws.tailsDecreaseAndAreConvex(quanta, rank);
        }
    }

    /** At complex ranks the modulus and the argument stay within the range; checked by the factors of the formula in polar form. */
    @Property(tries = 200)
    void staysInItsRange(
            @ForAll("quanta") AnalyticQuanta quanta, @ForAll("logs") double log, @ForAll("shares") double share, @ForAll("shares") double turn) {
        FrequencyShape f = quanta.shape();
        double argument = 0.3 * Math.sqrt(turn);
        double u = log + 0.5 * share;
        double[] value = logAt(f, u, argument);
        for (Continuation.Range range : List.of(f.over(log, log + 0.5, 0.3), f.over(u, u, argument))) {
            assertThat(value[0]).as("%s at %s", f, u).isBetween(range.logLeast(), range.logMost());
            assertThat(Math.abs(value[1])).as("%s at %s", f, u).isLessThanOrEqualTo(range.argument());
        }
    }

    /** Real and imaginary part of log f at the rank with the logarithm u + i argument. */
    private static double[] logAt(FrequencyShape f, double u, double argument) {
        double re = -(1 + f.alpha()) * u;
        double im = -(1 + f.alpha()) * argument;
        if (f.rate() > 0) {
            double power = f.rate() * Math.exp(f.stretch() * u);
            re -= power * Math.cos(f.stretch() * argument);
            im -= power * Math.sin(f.stretch() * argument);
        }
        double bRe = 0;
        double bIm = 0;
        if (f.factor() != 0) {
            // b k^-ρ cos(ω log k + θ) with log k = u + i argument.
            double angle = f.omega() * u + f.phase();
            double imaginary = f.omega() * argument;
            double cos = Math.cos(angle) * Math.cosh(imaginary);
            double sin = -Math.sin(angle) * Math.sinh(imaginary);
            double modulus = f.factor() * Math.exp(-f.rho() * u);
            double rotation = -f.rho() * argument;
            bRe = modulus * (cos * Math.cos(rotation) - sin * Math.sin(rotation));
            bIm = modulus * (cos * Math.sin(rotation) + sin * Math.cos(rotation));
        }
        re += Math.log(Math.hypot(1 + bRe, bIm));
        im += Math.atan2(bIm, 1 + bRe);
        return new double[] {re, im};
    }

    /** The bound of the argument is nearly reached, 0.3 s + arcsin(b cosh 1.5). */
    @Test
    void theArgumentOfAnOscillationIsBounded() {
        FrequencyShape f = FrequencyShape.logPeriodic(0.4, 0.26, 5, 0);
        double most = 0;
        for (int i = 0; i < 100; i++) {
            double u = 2 + 0.0126 * i;
            double bound = f.over(u, u, 0.3).argument();
            double turn = Math.abs(logAt(f, u, 0.3)[1]);
            assertThat(turn).isLessThanOrEqualTo(bound);
            most = Math.max(most, turn / bound);
        }
        assertThat(most).isBetween(0.8, 1.0);
    }

    @Provide
    Arbitrary<Double> logs() {
        return real(1, 12);
    }

    @Provide
    Arbitrary<Double> shares() {
        return real(0, 1);
    }

    @Test
    void twoPowersHaveTheSumOfTwoZetaFunctions() {
        AnalyticQuanta quanta = AnalyticQuanta.of(FrequencyShape.secondOrder(0.4, 0.8, 0.5));
        double total = HurwitzZeta.value(0.4, 1) + 0.8 * HurwitzZeta.value(0.9, 1);
        assertThat(quanta.normalization()).isEqualTo(1 / total, within(1e-14));
        assertThat(quanta.tail(1000))
                .isEqualTo((HurwitzZeta.value(0.4, 1001) + 0.8 * HurwitzZeta.value(0.9, 1001)) / total, within(1e-16));
        assertThat(quanta.asymptotics().orElseThrow().coefficient()).isEqualTo(quanta.normalization());
    }

    @Test
    void aSecondPowerOfZeroIsZipfsLaw() {
        AnalyticQuanta quanta = AnalyticQuanta.of(FrequencyShape.secondOrder(0.4, 0, 0.5));
        Zipf zipf = Zipf.infinite(0.4);
        for (long rank : new long[] {1, 7, 100, 1L << 40, 1L << 62}) {
            assertThat(quanta.probability(rank)).isEqualTo(zipf.probability(rank), within(1e-14 * zipf.probability(rank)));
            Enclosure tail = quanta.tailEnclosure(rank);
            assertThat(tail.overlaps(zipf.tailEnclosure(rank))).isTrue();
            assertThat(tail.width()).isLessThan(1e-13 * tail.upper());
        }
    }

    @Test
    void aGeometricSeriesHasItsTail() {
        AnalyticQuanta quanta = AnalyticQuanta.of(FrequencyShape.geometric(0.9));
        assertThat(quanta.probability(1)).isEqualTo(0.1, within(1e-15));
        assertThat(quanta.tail(100)).isEqualTo(Math.pow(0.9, 100), within(1e-18));
        assertThat(quanta.tail(8000)).isZero();
        assertThat(quanta.probability(8000)).isZero();
        assertThat(quanta.asymptotics()).isEmpty();
        assertThat(quanta.regime().orElseThrow()).startsWith("geometric");
    }

    @Test
    void theFirstQuantaAreATable() {
        AnalyticQuanta quanta = AnalyticQuanta.of(FrequencyShape.cutOff(0.4, 20));
        TabulatedQuanta first = quanta.first(50);
        assertThat(first.probability(50)).isEqualTo(quanta.probability(50) / (1 - quanta.tail(50)), within(1e-15));
        assertThatThrownBy(() -> quanta.first(0)).hasMessageContaining("between 1 and 10^7, was 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0.4|0|1|-0.9|0.5|0|0|frequency of rank 2 exceeds that of rank 1",
        "0.4|0|1|-1|0.5|0|0|frequency of rank 1, 1 + b, is not positive",
        "0.4|0|1|0.5|0|0|0|rho must be > 0: at 0 the second power is the first",
        "0.4|0|1|0.5|-1|0|0|rho must be between 0 and 20, was -1",
        "0.4|0|1|0.5|NaN|0|0|rho must be between 0 and 20, was NaN",
        "0.4|0|1|NaN|1|0|0|the factor b must be between -1e6 and 1e6, was NaN",
        "0.4|0|1|0.9|0|5|0|else frequencies rise from rank 2 to 3, was 0.9",
        "0.4|0|1|2|0|0.5|0|from a negative one at rank 66",
        "0.4|0|1|0.2|0.5|5|0|rho must be 0 where frequencies oscillate",
        "0.4|0.1|1|0.2|0.5|0|0|the factor b must be 0 beside a cut-off",
        "-0.5|0|1|0|0.5|0|0|alpha must be at least 1e-6 for a power without a cut-off",
        "21|0|1|0|0.5|0|0|alpha must be between -1 and 20",
        "0.4|6|1|0|0.5|0|0|the rate must be 0 or between 1e-15 and 5",
        "0.4|1|5|0|0.5|0|0|the stretch must be between 0.1 and 4",
        "0.4|0|1|0.1|0|2000|0|omega must be 0 or between 1e-3 and 1e3",
        "0.4|0|1|0.1|1|0|3|the phase must be 0 where frequencies do not oscillate",
        "0.4|0|1|0.1|0|5|11|the phase must be between -10 and 10"
    })
    void whatIsNoDistributionIsRefused(
            double alpha, double rate, double stretch, double b, double rho, double omega, double phase, String message) {
        assertThatThrownBy(() -> new FrequencyShape(alpha, rate, stretch, b, rho, omega, phase))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theLeastFactorStillFalls() {
        double least = -(1 - Math.pow(2, -1.4)) / (1 - Math.pow(2, -1.9));
        AnalyticQuanta quanta = AnalyticQuanta.of(FrequencyShape.secondOrder(0.4, least + 1e-12, 0.5));
        assertThat(quanta.probability(2)).isLessThanOrEqualTo(quanta.probability(1));
        assertThatThrownBy(() -> FrequencyShape.secondOrder(0.4, least - 1e-12, 0.5)).hasMessageContaining("rank 2");
    }
}
