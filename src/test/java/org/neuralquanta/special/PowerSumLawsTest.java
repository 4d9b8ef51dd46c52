package org.neuralquanta.special;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

/** What must hold between values of the zeta function and power sums at different arguments. */
@Statement({"T1", "T2"})
class PowerSumLawsTest {

    private static final long MAX_RANK = 1L << 62;

    // Laws

    /** ζ(s, a+q) = (a+q)^−s + ζ(s, a+1+q), a + q a double. */
    static boolean tailsDifferByTheirFirstTerm(double alpha, double q, long a) {
        Enclosure x = Enclosure.exactly(a + q);
        Enclosure term = x.power(-alpha).dividedBy(x);
        return PowerSum.tailEnclosure(alpha, q, a)
                .overlaps(PowerSum.tailEnclosure(alpha, q, a + 1).plus(term));
    }

    /** Σ_a^b + Σ_{b+1}^c = Σ_a^c. */
    static boolean sumsAdd(double alpha, double q, long a, long b, long c) {
        return PowerSum.enclosure(alpha, q, a, b)
                .plus(PowerSum.enclosure(alpha, q, b + 1, c))
                .overlaps(PowerSum.enclosure(alpha, q, a, c));
    }

    /** Σ_a^b + Σ_{b+1}^∞ = Σ_a^∞. */
    static boolean sumAndTailAdd(double alpha, double q, long a, long b) {
        return PowerSum.enclosure(alpha, q, a, b)
                .plus(PowerSum.tailEnclosure(alpha, q, b + 1))
                .overlaps(PowerSum.tailEnclosure(alpha, q, a));
    }

    /** Σ over even and odd ranks: 2^s ζ(s, 2q) = ζ(s, q) + ζ(s, q+½), q such that all three are doubles. */
    static boolean evenAndOddTermsAdd(double alpha, double q) {
        Enclosure two = Enclosure.exactly(2);
        return two.power(alpha)
                .times(two)
                .times(HurwitzZeta.enclosure(alpha, 2 * q))
                .overlaps(HurwitzZeta.enclosure(alpha, q).plus(HurwitzZeta.enclosure(alpha, q + 0.5)));
    }

    /** T1: n^−α/α − n^−(1+α)/2 &lt; ζ(s, n+1). */
    static boolean tailIsAboveItsLowerBound(double alpha, long n) {
        Enclosure rank = Enclosure.exactly((double) n);
        Enclosure power = rank.power(-alpha);
        Enclosure bound = power.dividedBy(Enclosure.exactly(alpha))
                .plus(power.dividedBy(rank).times(Enclosure.exactly(-0.5)));
        return bound.upper() < PowerSum.tailEnclosure(alpha, 0, n + 1).lower();
    }

    /** T1: ζ(s, n+1) &lt; (n+½)^−α/α. */
    static boolean tailIsBelowItsUpperBound(double alpha, long n) {
        Enclosure bound = Enclosure.exactly(n + 0.5).power(-alpha).dividedBy(Enclosure.exactly(alpha));
        return PowerSum.tailEnclosure(alpha, 0, n + 1).upper() < bound.lower();
    }

    // Instances

    @Provide
    Arbitrary<Double> tailExponents() {
        return Arbitraries.oneOf(
                Doubles.logUniform(1e-12, 1), Doubles.uniform(0.1, 3), Doubles.uniform(1, 15), Arbitraries.just(1.0));
    }

    @Provide
    Arbitrary<Double> sumExponents() {
        return Arbitraries.oneOf(Doubles.uniform(-9, 15), Doubles.uniform(-1, 1), Doubles.uniform(-1e-9, 1e-9));
    }

    /** Small enough for the last of a thousand terms to be more of their sum than an enclosure's width. */
    @Provide
    Arbitrary<Double> growingExponents() {
        return Doubles.uniform(-9, 0.5);
    }

    /** Large enough for the bounds of T1 to differ from the tail at rank 10^4 by more than an enclosure's width. */
    @Provide
    Arbitrary<Double> boundExponents() {
        return Arbitraries.oneOf(Doubles.uniform(0.01, 2), Doubles.uniform(0.1, 40));
    }

    @Provide
    Arbitrary<Double> arguments() {
        return Arbitraries.oneOf(Doubles.uniform(1, 50), Doubles.logUniform(1, 1e6));
    }

    @Provide
    Arbitrary<Double> steps() {
        return Doubles.logUniform(1e-3, 1);
    }

    @Provide
    Arbitrary<Long> ranks() {
        return Arbitraries.longs().between(1, MAX_RANK - 1).edgeCases(edges -> edges.add((1L << 53) + 1));
    }

    /** Multiples of 1/64, so that sums with small ranks are exact. */
    @Provide
    Arbitrary<Double> offsets() {
        return Arbitraries.integers().between(-63, 64_000).map(n -> n / 64.0);
    }

    @Property
    void tailsDifferByTheirFirstTerm(
            @ForAll("tailExponents") double alpha,
            @ForAll("offsets") double q,
            @ForAll @IntRange(min = 1, max = 1_000_000_000) int a) {
        assertThat(tailsDifferByTheirFirstTerm(alpha, q, (long) a)).isTrue();
    }

    @Property
    void sumsOfTwoRangesAdd(
            @ForAll("sumExponents") double alpha,
            @ForAll("offsets") double q,
            @ForAll("ranks") long a,
            @ForAll("ranks") long b,
            @ForAll("ranks") long c) {
        long first = Math.min(a, Math.min(b, c));
        long last = Math.max(a, Math.max(b, c));
        long middle = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
        assertThat(sumsAdd(alpha, q, first, middle, last)).isTrue();
    }

    @Property
    void neighbouringShortRangesAdd(
            @ForAll("sumExponents") double alpha,
            @ForAll("offsets") double q,
            @ForAll @IntRange(min = 1, max = 10_000) int a,
            @ForAll @IntRange(min = 0, max = 200) int n,
            @ForAll @IntRange(min = 0, max = 200) int m) {
        assertThat(sumsAdd(alpha, q, a, (long) a + n, (long) a + n + m)).isTrue();
    }

    @Property
    void aSumAndTheTailBehindItAdd(
            @ForAll("tailExponents") double alpha,
            @ForAll("offsets") double q,
            @ForAll("ranks") long a,
            @ForAll("ranks") long b) {
        assertThat(sumAndTailAdd(alpha, q, Math.min(a, b), Math.max(a, b))).isTrue();
    }

    @Property
    void evenAndOddTermsAdd(
            @ForAll("tailExponents") double alpha,
            @ForAll @IntRange(min = 1, max = 1_000_000) int sixtyFourths) {
        assertThat(evenAndOddTermsAdd(alpha, sixtyFourths / 64.0)).isTrue();
    }

    @Property
    void tailsAreBetweenTheirBounds(
            @ForAll("boundExponents") double alpha, @ForAll @IntRange(min = 1, max = 10_000) int n) {
        assertThat(tailIsAboveItsLowerBound(alpha, n)).isTrue();
        assertThat(tailIsBelowItsUpperBound(alpha, n)).isTrue();
    }

    @Property
    void zetaDecreasesInItsSecondArgument(
            @ForAll("boundExponents") double alpha,
            @ForAll("arguments") double q,
            @ForAll("steps") double step) {
        assertThat(HurwitzZeta.enclosure(alpha, q).lower())
                .isGreaterThan(HurwitzZeta.enclosure(alpha, q * (1 + step)).upper());
    }

    @Property
    void zetaDecreasesInAlphaFromOneOn(
            @ForAll("tailExponents") double alpha,
            @ForAll("arguments") double q,
            @ForAll("steps") double step) {
        assertThat(HurwitzZeta.enclosure(alpha, q).lower())
                .isGreaterThan(HurwitzZeta.enclosure(alpha * (1 + step), q).upper());
    }

    @Property
    void sumsGrowWithTheLastRank(
            @ForAll("growingExponents") double alpha,
            @ForAll("offsets") double q,
            @ForAll @IntRange(min = 1, max = 100) int a,
            @ForAll @IntRange(min = 1, max = 1000) int b) {
        long last = (long) a + b;
        assertThat(PowerSum.enclosure(alpha, q, a, last).upper())
                .isLessThan(PowerSum.enclosure(alpha, q, a, last + 1).lower());
    }
}
