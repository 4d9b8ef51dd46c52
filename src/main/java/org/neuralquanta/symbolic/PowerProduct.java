package org.neuralquanta.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Collects the powers of an {@link Expr}: equal bases are merged, and polynomial bases split until they are coprime. */
final class PowerProduct {

    private static final int LARGEST_TRIAL_DIVISOR = 1000;
    /** For integers that a long holds, where a division costs little. */
    private static final int LARGEST_TRIAL_DIVISOR_OF_LONGS = 100_000;

    private int sign = 1;
    private final SequencedMap<Base, RationalFunction> powers = new LinkedHashMap<>();

    Expr build() {
        if (sign == 0) {
            return Expr.ZERO;
        }
        for (Base base : List.copyOf(powers.keySet())) {
            RationalFunction exponent = powers.get(base);
            if (base instanceof Base.Factor(Polynomial p) && exponent != null && exponent.isInteger()
                    && p.leadingCoefficient().signum() < 0) {
                powers.remove(base);
                multiply(p, exponent);
            }
            if (base instanceof Base.Sum(List<Expr> terms) && terms.size() == 1 && exponent != null
                    && exponent.isInteger()) {
                powers.remove(base);
                multiply(terms.get(0), exponent);
            }
        }
        return new Expr(sign, powers);
    }

    PowerProduct multiply(Expr factor, RationalFunction exponent) {
        if (exponent.isZero()) {
            return this;
        }
        if (factor.isZero()) {
            if (!exponent.isConstant() || exponent.numerator().leadingCoefficient().signum() < 0) {
                throw new ArithmeticException("0 to the power of " + exponent);
            }
            sign = 0;
            return this;
        }
        if (factor.sign() > 0 || exponent.isInteger()) {
            if (factor.sign() < 0 && isOdd(exponent)) {
                sign = -sign;
            }
            factor.powers().forEach((base, power) -> multiply(base, power.times(exponent)));
            return this;
        }
        var rest = new LinkedHashMap<Base, RationalFunction>();
        factor.powers().forEach((base, power) -> {
            if (base instanceof Base.Sum || (base instanceof Base.Call call && call.function().mayBeNegative())) {
                rest.put(base, power);
            } else {
                multiply(base, power.times(exponent));
            }
        });
        if (rest.isEmpty()) {
            throw new ArithmeticException("a negative number to the power of " + exponent + ", which is no integer");
        }
        return multiply(new Base.Sum(List.of(new Expr(-1, rest))), exponent);
    }

    PowerProduct multiply(Base base, RationalFunction exponent) {
        if (base instanceof Base.Factor(Polynomial polynomial)) {
            return multiply(polynomial, exponent);
        }
        RationalFunction sum = powers.getOrDefault(base, RationalFunction.ZERO).plus(exponent);
        if (!sum.isZero()) {
            powers.put(base, sum);
            return this;
        }
        powers.remove(base);
        return this;
    }

    /** Multiplies by a polynomial over ℤ, split into its integer content, its symbols and the rest. */
    PowerProduct multiply(Polynomial polynomial, RationalFunction exponent) {
        if (polynomial.isZero()) {
            return multiply(Expr.ZERO, exponent);
        }
        BigInteger content = polynomial.content();
        Polynomial rest = polynomial.dividedBy(exponent.isInteger() ? content : content.abs());
        if (exponent.isInteger() && content.signum() < 0 && isOdd(exponent)) {
            sign = -sign;
        }
        multiplyInteger(content.abs(), exponent);
        Monomial monomial = rest.monomialContent();
        for (Symbol symbol : monomial.symbols()) {
            RationalFunction power = RationalFunction.of(monomial.exponentOf(symbol)).times(exponent);
            multiply(new Base.Factor(Polynomial.of(symbol)), power, true);
        }
        rest = rest.exactlyDividedBy(Polynomial.term(monomial, BigInteger.ONE)).orElseThrow();
        if (rest.isOne()) {
            return this;
        }
        if (rest.isConstant()) {
            throw new ArithmeticException("a negative number to the power of " + exponent + ", which is no integer");
        }
        return multiply(new Base.Factor(rest), exponent, false);
    }

    private PowerProduct multiply(Base.Factor factor, RationalFunction exponent, boolean isSymbol) {
        Polynomial p = factor.polynomial();
        for (Map.Entry<Base, RationalFunction> entry : isSymbol ? List.<Map.Entry<Base, RationalFunction>>of() : entries()) {
            if (!(entry.getKey() instanceof Base.Factor(Polynomial q)) || q.equals(p)) {
                continue;
            }
            Polynomial gcd = PolynomialGcd.gcd(p, q);
            if (!gcd.isConstant()) {
                Polynomial common = gcd.equals(p.negate()) ? p : gcd.equals(q.negate()) ? q : gcd;
                powers.remove(entry.getKey());
                multiply(q.exactlyDividedBy(common).orElseThrow(), entry.getValue());
                multiply(p.exactlyDividedBy(common).orElseThrow(), exponent);
                return multiply(common, exponent.plus(entry.getValue()));
            }
        }
        RationalFunction sum = powers.getOrDefault(factor, RationalFunction.ZERO).plus(exponent);
        if (sum.isZero()) {
            powers.remove(factor);
        } else {
            powers.put(factor, sum);
        }
        return this;
    }

    private List<Map.Entry<Base, RationalFunction>> entries() {
        return new ArrayList<>(powers.entrySet());
    }

    private void multiplyInteger(BigInteger value, RationalFunction exponent) {
        BigInteger rest = value;
        for (int divisor = 2; divisor <= LARGEST_TRIAL_DIVISOR && rest.bitLength() > 1; divisor++) {
            BigInteger[] quotient = rest.divideAndRemainder(BigInteger.valueOf(divisor));
            while (quotient[1].signum() == 0) {
                multiply(new Base.Whole(BigInteger.valueOf(divisor)), exponent);
                rest = quotient[0];
                quotient = rest.divideAndRemainder(BigInteger.valueOf(divisor));
            }
        }
        if (rest.bitLength() < Long.SIZE) {
            multiplyLong(rest.longValueExact(), exponent);
        } else {
            multiply(new Base.Whole(rest), exponent);
        }
    }

    /**
     * Goes on with larger divisors, and finds what is the square or cube of a prime beyond them, so that a power has one form
     * whether it is given or multiplied out. Only the product of two different primes above the largest divisor stays whole.
     */
    private void multiplyLong(long value, RationalFunction exponent) {
        long rest = value;
        for (long divisor = LARGEST_TRIAL_DIVISOR + 1; divisor <= LARGEST_TRIAL_DIVISOR_OF_LONGS && divisor * divisor <= rest;
                divisor += 2) {
            while (rest % divisor == 0) {
                multiply(new Base.Whole(BigInteger.valueOf(divisor)), exponent);
                rest /= divisor;
            }
        }
        if (rest == 1) {
            return;
        }
        long square = Math.round(Math.sqrt((double) rest));
        long cube = Math.round(Math.cbrt((double) rest));
        if (square * square == rest) {
            multiply(new Base.Whole(BigInteger.valueOf(square)), exponent.plus(exponent));
        } else if (cube * cube * cube == rest) {
            multiply(new Base.Whole(BigInteger.valueOf(cube)), exponent.plus(exponent).plus(exponent));
        } else {
            multiply(new Base.Whole(BigInteger.valueOf(rest)), exponent);
        }
    }

    private static boolean isOdd(RationalFunction integer) {
        return integer.numerator().content().testBit(0);
    }
}
