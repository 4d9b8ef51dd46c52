package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.schedule.SpendingLaw;

/** Costs with a whole power are compared with the resource exactly. */
@Statement({"T4", "T10", "T17"})
class WholeCostTiesTest {

    /** Σ k^κ over k ≤ n, term by term. */
    private static BigInteger units(int kappa, long n) {
        return LongStream.rangeClosed(1, n).mapToObj(k -> BigInteger.valueOf(k).pow(kappa)).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static ParameterLaw law(double cost, int kappa) {
        return ParameterLaw.of(QuantaModel.of(Zipf.infinite(0.4)).with(new Cost(cost, kappa)));
    }

    /** The n-th quantum is affordable with exactly its cost, and not with the double below. */
    @Test
    void exactCosts() {
        Zipf quanta = Zipf.infinite(0.4);
        for (int kappa : new int[] {0, 1, 2, 3, 4, 5}) {
            ParameterLaw law = law(1, kappa);
            BigInteger sum = BigInteger.ZERO;
            for (int n = 1; n <= 1000; n++) {
                sum = sum.add(BigInteger.valueOf(n).pow(kappa));
                double price = sum.doubleValue();
                if (new BigDecimal(price).compareTo(new BigDecimal(sum)) != 0 || price > 1e18) {
                    continue;
                }
                assertThat(law.learned(price)).as(kappa + ", " + price).isEqualTo(n);
                assertThat(law.learned(Math.nextDown(price))).as(kappa + ", below " + price).isEqualTo(n - 1);
                Bound bound = law.bound(price);
                assertThat(bound.contains(quanta.tail(n))).as(kappa + ", " + price).isTrue();
                assertThat(bound.width()).isLessThan(1e-13 * bound.upper());
            }
        }
    }

    /** 1 + … + 20 = 210. */
    @Test
    void twentyQuantaCostTwoHundredAndTen() {
        assertThat(law(1, 1).learned(210)).isEqualTo(20);
        assertThat(law(1, 1).exact(210)).isCloseTo(0.2404784803860570, within(1e-15));
    }

    /** Costs are doubles, and as such they are compared: three times 0.1 is more than 0.3, ten times 0.1 more than 1. */
    @Property(tries = 2000)
    void budgetsNextToAWholeNumberOfCosts(
            @ForAll @DoubleRange(min = 1e-3, max = 1e6) @Scale(5) double cost,
            @ForAll @IntRange(min = 0, max = 12) int kappa,
            @ForAll @IntRange(min = 1, max = 300) int n,
            @ForAll @IntRange(min = -1, max = 1) int ulps) {
        BigDecimal price = new BigDecimal(cost).multiply(new BigDecimal(units(kappa, n)));
        double budget = price.doubleValue() + ulps * Math.ulp(price.doubleValue());
        if (budget <= 1e18 * cost) {
            long expected = new BigDecimal(budget).compareTo(price) >= 0 ? n : n - 1;
            assertThat(law(cost, kappa).learned(budget)).as(cost + ", " + kappa + ", " + budget).isEqualTo(expected);
        }
    }

    /** Also where whole numbers of quanta are no longer doubles. */
    @Property(tries = 500)
    void manyQuanta(
            @ForAll @DoubleRange(min = 1e-3, max = 1e6) @Scale(5) double cost,
            @ForAll @LongRange(min = 1L << 50, max = 900_000_000_000_000_000L) long n,
            @ForAll @IntRange(min = -1, max = 1) int ulps) {
        BigDecimal unit = new BigDecimal(cost);
        double budget = unit.multiply(BigDecimal.valueOf(n)).doubleValue();
        budget += ulps * Math.ulp(budget);
        BigInteger expected = new BigDecimal(budget).divideToIntegralValue(unit).toBigInteger();
        assertThat(law(cost, 0).learned(budget)).isEqualTo(expected.longValueExact());
    }

    /** The closed form of a sum of powers, where so many terms cannot be added. */
    @Property(tries = 300)
    void manyQuantaOfGrowingCost(
            @ForAll @LongRange(min = 1, max = 1_300_000_000) long n, @ForAll @IntRange(min = -1, max = 1) int ulps) {
        BigInteger units = BigInteger.valueOf(n).multiply(BigInteger.valueOf(n + 1)).shiftRight(1);
        double budget = units.doubleValue() + ulps * Math.ulp(units.doubleValue());
        long expected = new BigDecimal(budget).toBigInteger().compareTo(units) >= 0 ? n : n - 1;
        assertThat(law(1, 1).learned(budget)).isEqualTo(expected);
    }

    /** Four quanta cost ten times the double next to 0.1, which is more than 1. */
    @Test
    void wholePurchases() {
        SpendingLaw law = SpendingLaw.of(QuantaModel.of(Zipf.finite(0.5, 4)).with(new Cost(0.1, 1)));
        assertThat(law.optimalWhole(Math.nextUp(1.0))).isLessThan(1e-15);
        assertThat(law.optimalWhole(1)).isGreaterThan(0.05);
    }

    /** The first quantum costs C whatever κ is. */
    @Test
    void steepCosts() {
        assertThat(law(1, 100).learned(1)).isEqualTo(1);
        assertThat(law(1, 100).exact(1)).isCloseTo(Zipf.infinite(0.4).tail(1), within(1e-15));
        assertThat(law(1, 59).learned(0x1p59)).isEqualTo(1);
        assertThat(law(1, 59).learned(Math.nextUp(0x1p59))).isEqualTo(2);
    }
}
