package org.neuralquanta.special;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class InversePowerTest {

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    /** What {@link InversePower#headTerms} promises; \(x^{-s}\) as a binary logarithm, since it may overflow. */
    private static void remainderIsNegligibleAfterTheHead(double alpha, double start) {
        var summand = new InversePower(alpha, 1);
        int count = summand.headTerms(DoubleDouble.of(start));
        double s = 1 + alpha;
        double x = start + count;
        double largest = -s * log2(s > 0 ? start : x);
        assertThat(count).isBetween(0, 64);
        assertThat(log2(summand.remainder(x)) - s * log2(x) - largest)
                .as("alpha %s, start %s, head %s", alpha, start, count)
                .isLessThanOrEqualTo(-58 + 1e-9);
    }

    @Provide
    Arbitrary<Double> alphas() {
        return Arbitraries.oneOf(Doubles.uniform(-9, 3), Doubles.uniform(-9, 200));
    }

    @Provide
    Arbitrary<Double> starts() {
        return Arbitraries.oneOf(Doubles.logUniform(1.2e-16, 1), Doubles.uniform(0.5, 12), Doubles.uniform(0.5, 300));
    }

    @Property(tries = 5000)
    void theRemainderIsNegligible(@ForAll("alphas") double alpha, @ForAll("starts") double start) {
        remainderIsNegligibleAfterTheHead(alpha, start);
    }
}
