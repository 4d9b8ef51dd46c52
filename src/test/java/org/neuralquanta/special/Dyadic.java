package org.neuralquanta.special;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The number mantissa · 2^exponent. Doubles and the balls of Arb are such numbers, so comparing them rounds nothing. Immutable,
 * thread-safe.
 */
record Dyadic(BigInteger mantissa, int exponent) implements Comparable<Dyadic> {

    /** A finite double, exactly. */
    static Dyadic of(double value) {
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
        // In two steps, since 2^1074 is no double.
        double whole = Math.scalb(Math.scalb(value, -exponent / 2), -exponent - -exponent / 2);
        return new Dyadic(BigInteger.valueOf((long) whole), exponent);
    }

    Dyadic plus(Dyadic other) {
        int lowest = Math.min(exponent, other.exponent);
        return new Dyadic(mantissaAt(lowest).add(other.mantissaAt(lowest)), lowest);
    }

    Dyadic minus(Dyadic other) {
        return plus(new Dyadic(other.mantissa.negate(), other.exponent));
    }


    @Override
    public int compareTo(Dyadic other) {
        return minus(other).mantissa.signum();
    }

    /** The number in decimal, exactly. */
    BigDecimal toBigDecimal() {
        var whole = new BigDecimal(mantissa);
        return exponent >= 0
                ? whole.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(exponent)))
                : whole.multiply(BigDecimal.valueOf(5).pow(-exponent)).scaleByPowerOfTen(exponent);
    }

    /** The number as a double, to the 53 bits of one but not correctly rounded. */
    double toDouble() {
        int excess = Math.max(0, mantissa.bitLength() - 62);
        double leading = mantissa.shiftRight(excess).longValue();
        int scale = exponent + excess;
        return Math.scalb(Math.scalb(leading, scale / 2), scale - scale / 2);
    }

    private BigInteger mantissaAt(int lowest) {
        return mantissa.shiftLeft(exponent - lowest);
    }
}
