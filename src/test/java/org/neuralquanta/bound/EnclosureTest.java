package org.neuralquanta.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.neuralquanta.special.Doubles;

class EnclosureTest {

    /** Far beyond doubles, so that its own rounding does not matter against outward rounding by an ulp. */
    private static final MathContext DIGITS = new MathContext(60);

    private static boolean contains(Enclosure enclosure, BigDecimal number) {
        return new BigDecimal(enclosure.lower()).compareTo(number) <= 0
                && new BigDecimal(enclosure.upper()).compareTo(number) >= 0;
    }

    private static Enclosure of(double a, double b) {
        return new Enclosure(Math.min(a, b), Math.max(a, b));
    }

    @Provide
    Arbitrary<Double> positive() {
        return Doubles.logUniform(1e-6, 1e6);
    }

    @Provide
    Arbitrary<Double> exponents() {
        return Doubles.uniform(0.1, 10);
    }

    /** Of magnitudes up to 2^±60, with either sign. */
    @Provide
    Arbitrary<Double> numbers() {
        return Combinators.combine(Doubles.uniform(-2, 2), Arbitraries.integers().between(-60, 60))
                .as((mantissa, exponent) -> Math.scalb(mantissa, exponent));
    }

    @Property
    void sumsContainTheExactSumsOfTheirEnds(
            @ForAll("numbers") double a, @ForAll("numbers") double b, @ForAll("numbers") double c) {
        Enclosure sum = of(a, b).plus(Enclosure.exactly(c));
        assertThat(contains(sum, new BigDecimal(a).add(new BigDecimal(c)))).isTrue();
        assertThat(contains(sum, new BigDecimal(b).add(new BigDecimal(c)))).isTrue();
    }

    @Property
    void productsAndQuotientsContainTheExactOnesOfTheirEnds(
            @ForAll("numbers") double a,
            @ForAll("numbers") double b,
            @ForAll("numbers") double c,
            @ForAll("numbers") double d) {
        Enclosure left = of(a, b);
        Enclosure right = of(c, d);
        for (double x : List.of(a, b)) {
            for (double y : List.of(c, d)) {
                assertThat(contains(left.times(right), new BigDecimal(x).multiply(new BigDecimal(y)))).isTrue();
                if (!right.contains(0)) {
                    BigDecimal quotient = new BigDecimal(x).divide(new BigDecimal(y), DIGITS);
                    assertThat(contains(left.dividedBy(right), quotient)).isTrue();
                }
            }
        }
    }

    @Property
    void integerPowersContainTheExactOnesOfTheirEnds(
            @ForAll("positive") double a,
            @ForAll("positive") double b,
            @ForAll @IntRange(min = -20, max = 20) int exponent) {
        Enclosure power = of(a, b).power(exponent);
        assertThat(contains(power, new BigDecimal(a).pow(exponent, new MathContext(400)))).isTrue();
        assertThat(contains(power, new BigDecimal(b).pow(exponent, new MathContext(400)))).isTrue();
    }

    @Property
    void theReciprocalPowerLeadsBack(
            @ForAll("positive") double x, @ForAll("exponents") double e) {
        Enclosure back = Enclosure.exactly(x).power(e).power(1 / e);
        assertThat(back.lower()).isLessThanOrEqualTo(x * (1 + 1e-13));
        assertThat(back.upper()).isGreaterThanOrEqualTo(x * (1 - 1e-13));
        assertThat(back.width()).isLessThan(1e-11 * x);
    }

    @Property(tries = 100)
    void longSumsContainTheExactSumAndStayNarrow(@ForAll long seed, @ForAll @IntRange(min = 1, max = 2000) int count) {
        var random = new Random(seed);
        var terms = new ArrayList<Enclosure>();
        BigDecimal exact = BigDecimal.ZERO;
        double magnitude = 0;
        for (int i = 0; i < count; i++) {
            double term = Math.scalb(random.nextDouble() - 0.5, random.nextInt(100) - 50);
            terms.add(Enclosure.exactly(term));
            exact = exact.add(new BigDecimal(term));
            magnitude += Math.abs(term);
        }
        Enclosure sum = Enclosure.sum(terms);
        assertThat(contains(sum, exact)).isTrue();
        assertThat(sum.width()).isLessThanOrEqualTo(6 * Math.ulp(sum.midpoint()) + 1e-25 * magnitude);
    }

    @Example
    void theEmptySumIsZero() {
        assertThat(Enclosure.sum(Collections.emptyList())).isEqualTo(Enclosure.exactly(0));
    }

    @Property
    void midpointIsInsideAndWidthIsNoLessThanTheDistanceOfTheEnds(
            @ForAll("numbers") double a, @ForAll("numbers") double b) {
        Enclosure enclosure = of(a, b);
        assertThat(enclosure.contains(enclosure.midpoint())).isTrue();
        assertThat(new BigDecimal(enclosure.width()))
                .isGreaterThanOrEqualTo(new BigDecimal(enclosure.upper()).subtract(new BigDecimal(enclosure.lower())));
    }

    @Property
    void enclosuresOverlapExactlyIfTheyHaveAnEndInCommon(
            @ForAll("numbers") double a,
            @ForAll("numbers") double b,
            @ForAll("numbers") double c,
            @ForAll("numbers") double d) {
        Enclosure left = of(a, b);
        Enclosure right = of(c, d);
        boolean common = left.contains(c) || left.contains(d) || right.contains(a) || right.contains(b);
        assertThat(left.overlaps(right)).isEqualTo(common);
        assertThat(right.overlaps(left)).isEqualTo(common);
    }

    @Property
    void aroundContainsBothEnds(@ForAll("numbers") double value, @ForAll("positive") double error) {
        Enclosure around = Enclosure.around(value, error);
        assertThat(contains(around, new BigDecimal(value).subtract(new BigDecimal(error)))).isTrue();
        assertThat(contains(around, new BigDecimal(value).add(new BigDecimal(error)))).isTrue();
    }

    @Example
    void boundsThatAreNoneAreRejected() {
        assertThatThrownBy(() -> new Enclosure(2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[2.0, 1.0]");
        assertThatThrownBy(() -> new Enclosure(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Enclosure(1, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Enclosure.around(1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Enclosure.around(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Enclosure.exactly(1).power(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void resultsOutsideTheDoublesAreErrors() {
        Enclosure huge = Enclosure.exactly(1e300);
        assertThatThrownBy(() -> huge.times(huge)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> huge.power(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> huge.dividedBy(Enclosure.exactly(1e-300))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Enclosure.exactly(Double.MAX_VALUE).plus(Enclosure.exactly(Double.MAX_VALUE)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Enclosure.exactly(1).dividedBy(new Enclosure(-1, 1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("contains 0");
        assertThatThrownBy(() -> new Enclosure(-1, 1).power(0.5)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Enclosure(0, 1).power(-1)).isInstanceOf(ArithmeticException.class);
    }

    @Example
    void powersOfPositiveNumbersAreNotNegative() {
        assertThat(new Enclosure(0, 2).power(0.5).lower()).isZero();
        assertThat(Enclosure.exactly(1e-200).power(3).lower()).isZero();
        assertThat(Enclosure.exactly(1e-200).power(3).upper()).isPositive();
    }

    /** The last two terms cancel all but what double-double sums miss; there the bound of what is missed counts. */
    @Property(tries = 200)
    void sumsThatCancelAreEnclosed(@ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
        var random = new Random(seed);
        var terms = new ArrayList<Enclosure>();
        var exact = BigDecimal.ZERO;
        for (int i = 0; i < 100; i++) {
            double term = random.nextGaussian() * Math.scalb(1.0, random.nextInt(60) - 30);
            terms.add(Enclosure.exactly(term));
            exact = exact.add(new BigDecimal(term));
        }
        for (int i = 0; i < 2; i++) {
            double rest = -exact.doubleValue();
            terms.add(Enclosure.exactly(rest));
            exact = exact.add(new BigDecimal(rest));
        }
        Enclosure sum = Enclosure.sum(terms);
        assertThat(new BigDecimal(sum.lower())).isLessThanOrEqualTo(exact);
        assertThat(new BigDecimal(sum.upper())).isGreaterThanOrEqualTo(exact);
    }
}
