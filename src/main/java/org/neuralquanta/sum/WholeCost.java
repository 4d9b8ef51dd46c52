package org.neuralquanta.sum;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.IntStream;

/**
 * The cost \(C\sum_{k\le n}k^\kappa\) of n quanta for a whole κ ≥ 0, exactly: C is a double, so a number with finitely many
 * digits. Immutable, thread-safe.
 */
public record WholeCost(double cost, int kappa) {

    /** A power above it is out of the range of doubles for every rank but the first. */
    private static final int LARGEST = 1024;

    /** Whether a power is whole and ≥ 0. */
    static boolean takes(double kappa) {
        return kappa >= 0 && kappa <= LARGEST && kappa == Math.rint(kappa);
    }

    public BigDecimal of(long learned) {
        return new BigDecimal(cost).multiply(new BigDecimal(powerSum(learned)));
    }

    /** Whether all sums of costs of the first quanta, in units of C, are doubles. */
    public boolean isExact(long quanta) {
        return powerSum(quanta).bitLength() <= 53;
    }

    /** The costs of the first quanta in units of C. */
    public double[] units(int quanta) {
        return IntStream.rangeClosed(1, quanta).mapToDouble(k -> BigInteger.valueOf(k).pow(kappa).doubleValue()).toArray();
    }

    /** How many whole units of C a budget has, or 2^53 if it has more. */
    public double affordable(double budget) {
        return new BigDecimal(budget).divideToIntegralValue(new BigDecimal(cost)).min(BigDecimal.valueOf(1L << 53)).doubleValue();
    }

    /** By Newton's series, \(\sum_{k\le n}k^\kappa=\sum_j\binom n{j+1}\Delta^jf(1)\), \(f(k)=k^\kappa\), of κ + 1 terms. */
    private BigInteger powerSum(long learned) {
        int terms = (int) Math.min(kappa + 1L, learned);
        var difference = new BigInteger[terms];
        for (int k = 0; k < terms; k++) {
            difference[k] = BigInteger.valueOf(k + 1L).pow(kappa);
        }
        BigInteger sum = BigInteger.ZERO;
        BigInteger binomial = BigInteger.ONE;
        for (int j = 0; j < terms; j++) {
            binomial = binomial.multiply(BigInteger.valueOf(learned - j)).divide(BigInteger.valueOf(j + 1L));
            sum = sum.add(binomial.multiply(difference[0]));
            for (int k = 0; k < terms - 1 - j; k++) {
                difference[k] = difference[k + 1].subtract(difference[k]);
            }
        }
        return sum;
    }
}
