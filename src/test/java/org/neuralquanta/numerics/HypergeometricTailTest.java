package org.neuralquanta.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

/** Against exact numbers of draws. */
@Statement("T12")
class HypergeometricTailTest {

    private static BigInteger choose(long n, long k) {
        BigInteger product = k < 0 || k > n ? BigInteger.ZERO : BigInteger.ONE;
        for (long i = 0; i < Math.min(k, n - k); i++) {
            product = product.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return product;
    }

    private static BigDecimal share(BigInteger part, BigInteger all) {
        return new BigDecimal(part).divide(new BigDecimal(all), new MathContext(40));
    }

    private static BigInteger fewer(long samples, long marked, long drawn, long successes) {
        BigInteger sum = BigInteger.ZERO;
        for (long j = 0; j < successes; j++) {
            sum = sum.add(choose(marked, j).multiply(choose(samples - marked, drawn - j)));
        }
        return sum;
    }

    private static void assertContains(Enclosure enclosure, BigDecimal truth, String what) {
        assertThat(new BigDecimal(enclosure.lower())).as(what).isLessThanOrEqualTo(truth);
        assertThat(new BigDecimal(enclosure.upper())).as(what).isGreaterThanOrEqualTo(truth);
    }

    /** Every corpus of up to 13 samples, in every way. */
    @Test
    void smallCorpora() {
        for (long m = 1; m <= 13; m++) {
            for (long c = 0; c <= m; c++) {
                for (long d = 0; d <= m; d++) {
                    for (long tau = 1; tau <= m + 1; tau++) {
                        BigInteger all = choose(m, d);
                        BigDecimal truth = share(fewer(m, c, d, tau), all);
                        String what = m + ", " + c + ", " + d + ", " + tau;
                        Enclosure enclosure = HypergeometricTail.belowEnclosure(m, c, d, tau);
                        assertContains(enclosure, truth, what);
                        // Below the mean the tail is summed, above it what is left of 1.
                        double scale = c * d >= tau * m ? enclosure.upper() : 1;
                        assertThat(enclosure.width()).as(what).isLessThan(1e-13 * scale + 1e-290);
                        double p = truth.doubleValue();
                        assertThat(HypergeometricTail.below(m, c, d, tau)).as(what).isCloseTo(p, within(1e-14 * scale));
                        double rest = BigDecimal.ONE.subtract(truth).doubleValue();
                        assertThat(HypergeometricTail.notBelow(m, c, d, tau)).as(what).isCloseTo(rest, within(1e-14));
                        double term = share(choose(c, tau - 1).multiply(choose(m - c, d - tau + 1)), all).doubleValue();
                        assertThat(HypergeometricTail.term(m, c, d, tau - 1)).as(what).isCloseTo(term, within(1e-14 * term));
                    }
                }
            }
        }
    }

    /** Larger corpora, of which the exact numbers have thousands of digits. */
    @Property(tries = 150)
    void largeCorpora(
            @ForAll @IntRange(min = 1, max = 4000) int samples,
            @ForAll @DoubleRange(min = 0, max = 1) double marked,
            @ForAll @DoubleRange(min = 0, max = 1) double drawn,
            @ForAll @IntRange(min = 1, max = 60) int successes) {
        long c = Math.round(samples * marked * marked);
        long d = Math.round(samples * drawn);
        BigDecimal truth = share(fewer(samples, c, d, successes), choose(samples, d));
        Enclosure enclosure = HypergeometricTail.belowEnclosure(samples, c, d, successes);
        String what = samples + ", " + c + ", " + d + ", " + successes;
        assertContains(enclosure, truth, what);
        if (enclosure.lower() > 1e-280) {
            // The condition numbers: in the deviances the logarithm of the probability, in the share that is drawn the distance from the mean.
            double distance = Math.abs(successes - 1 - (double) c * d / samples);
            assertThat(enclosure.width() / enclosure.upper())
                    .as(what)
                    .isLessThan(1e-14 * (10 + 0.3 * distance - 4 * Math.log(enclosure.upper())));
        }
    }

    /** Where all samples but one are drawn or marked, the tail is 1/M, and 1 − D/M as rounded says little. */
    @Test
    void allButOne() {
        for (long samples : new long[] {35, 200, 3_000, 1L << 40}) {
            for (Enclosure tail : List.of(
                    HypergeometricTail.belowEnclosure(samples, 1, samples - 1, 1),
                    HypergeometricTail.belowEnclosure(samples, samples - 1, 1, 1))) {
                assertContains(tail, share(BigInteger.ONE, BigInteger.valueOf(samples)), "1 of " + samples);
                assertThat(tail.width() * samples).as("1 of %d", samples).isLessThan(1e-13);
            }
        }
    }

    /** Few of a corpus of 2^53: (1 − D/M)^c to first order, and its complement without cancellation. */
    @Test
    void hugeCorpora() {
        long samples = 1L << 53;
        assertThat(HypergeometricTail.notBelow(samples, 3, 1L << 20, 1) / (3 * 0x1p-33)).isCloseTo(1, within(1e-9));
        assertThat(HypergeometricTail.notBelow(samples, 1, 1L << 20, 1)).isCloseTo(0x1p-33, within(1e-14 * 0x1p-33));
        assertContains(HypergeometricTail.belowEnclosure(samples, 1, 1, 1), BigDecimal.ONE.subtract(BigDecimal.ONE.divide(BigDecimal.valueOf(samples))), "one of all");
    }

    @Test
    void refusesWhatIsNoCorpus() {
        assertThatIllegalArgumentException().isThrownBy(() -> HypergeometricTail.below(0, 0, 0, 1)).withMessageContaining("2^53");
        assertThatIllegalArgumentException().isThrownBy(() -> HypergeometricTail.below(5, 6, 1, 1)).withMessageContaining("[0, 5]");
        assertThatIllegalArgumentException().isThrownBy(() -> HypergeometricTail.below(5, 2, 6, 1)).withMessageContaining("[0, 5]");
        assertThatIllegalArgumentException().isThrownBy(() -> HypergeometricTail.below(5, 2, 1, 0)).withMessageContaining("was 0");
    }
}
