package org.neuralquanta.symbolic;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.neuralquanta.outcome.ContradictionException;
import org.neuralquanta.polynomial.Monomial;
import org.neuralquanta.polynomial.Polynomial;
import org.neuralquanta.polynomial.PolynomialGcd;
import org.neuralquanta.symbol.Symbol;

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
        return multiplyNegative(factor, exponent);
    }

    /**
     * A product with a minus sign, under an exponent that is no integer. The sign goes to the factors whose sign shows in
     * their value alone, or else to a sum or a single symbol.
     */
    private PowerProduct multiplyNegative(Expr factor, RationalFunction exponent) {
        var signed = new LinkedHashMap<Base, RationalFunction>();
        var positive = new LinkedHashMap<Base, RationalFunction>();
        factor.powers().forEach((base, power) -> {
            boolean isSigned = base instanceof Base.Sum || (base instanceof Base.Call call && call.function().mayBeNegative());
            (isSigned ? signed : positive).put(base, power);
        });
        if (signed.isEmpty()) {
            Base.Factor turned = turned(positive).orElseThrow(() -> new ArithmeticException(
                    "a negative number to the power of " + exponent + ", which is not an integer"));
            RationalFunction power = Objects.requireNonNull(positive.remove(turned));
            positive.put(new Base.Factor(turned.polynomial().negate()), power);
        } else {
            multiply(new Base.Sum(List.of(new Expr(-1, signed))), exponent);
        }
        positive.forEach((base, power) -> multiply(base, power.times(exponent)));
        return this;
    }

    /** The first sum with an odd power, or the only symbol with one. */
    private static Optional<Base.Factor> turned(Map<Base, RationalFunction> powers) {
        List<Base.Factor> odd = powers.entrySet().stream()
                .filter(e -> isOdd(e.getValue()))
                .flatMap(e -> e.getKey() instanceof Base.Factor f ? Stream.of(f) : Stream.of())
                .toList();
        return odd.stream().filter(f -> odd.size() == 1 || f.polynomial().terms().size() > 1).findFirst();
    }

    PowerProduct multiply(Base base, RationalFunction exponent) {
        if (base instanceof Base.Factor(Polynomial polynomial)) {
            return multiply(polynomial, exponent);
        }
        return collect(base, exponent);
    }

    /**
     * Multiplies by a polynomial over ℤ, split into its integer content, its symbols and the rest. A base of a power that is
     * no integer is positive, so factors are taken out of it only where their signs are known: where a divisor is such a base.
     */
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
        if (monomial.degree() == 1 && rest.terms().size() == 1 && rest.leadingCoefficient().signum() < 0) {
            return multiplySymbol(new Base.Factor(rest), exponent);
        }
        for (Symbol symbol : monomial.symbols()) {
            RationalFunction power = RationalFunction.of(monomial.exponentOf(symbol)).times(exponent);
            multiplySymbol(new Base.Factor(Polynomial.of(symbol)), power);
        }
        rest = rest.exactlyDividedBy(Polynomial.term(monomial, BigInteger.ONE)).orElseThrow();
        if (rest.isOne()) {
            return this;
        }
        if (rest.isConstant()) {
            throw new ArithmeticException("a negative number to the power of " + exponent + ", which is not an integer");
        }
        return multiplySum(new Base.Factor(rest), exponent);
    }

    /** Multiplies by a symbol, or by the negative of one, which is positive under an exponent that is no integer. */
    private PowerProduct multiplySymbol(Base.Factor factor, RationalFunction exponent) {
        Base opposite = new Base.Factor(factor.polynomial().negate());
        RationalFunction known = powers.get(opposite);
        if (known == null) {
            return collect(factor, exponent);
        }
        if (exponent.isInteger()) {
            sign = isOdd(exponent) ? -sign : sign;
            return collect(opposite, exponent);
        }
        if (!known.isInteger()) {
            throw bothPositive(factor.polynomial());
        }
        powers.remove(opposite);
        sign = isOdd(known) ? -sign : sign;
        return collect(factor, exponent.plus(known));
    }

    /** A base of a power that is no integer is positive: if its negative is one too, what they come from cannot hold together. */
    private static ContradictionException bothPositive(Polynomial p) {
        RationalFunction form = RationalFunction.of(p);
        return new ContradictionException(List.of(Condition.positive(form).toString(), Condition.positive(form.negate()).toString()));
    }

    private PowerProduct multiplySum(Base.Factor factor, RationalFunction exponent) {
        Polynomial p = factor.polynomial();
        for (Map.Entry<Base, RationalFunction> entry : List.copyOf(powers.entrySet())) {
            if (!(entry.getKey() instanceof Base.Factor(Polynomial q)) || q.equals(p)) {
                continue;
            }
            if (!exponent.isInteger() && !entry.getValue().isInteger() && p.equals(q.negate())) {
                throw bothPositive(p);
            }
            Polynomial gcd = PolynomialGcd.gcd(p, q);
            boolean positive = !exponent.isInteger() && isUpToSign(gcd, p);
            boolean otherPositive = !entry.getValue().isInteger() && isUpToSign(gcd, q);
            boolean signless = exponent.isInteger() && entry.getValue().isInteger();
            if (!gcd.isConstant() && (positive || otherPositive || signless)) {
                Polynomial common = positive ? p : otherPositive ? q : gcd;
                powers.remove(entry.getKey());
                multiply(q.exactlyDividedBy(common).orElseThrow(), entry.getValue());
                multiply(p.exactlyDividedBy(common).orElseThrow(), exponent);
                return multiply(common, exponent.plus(entry.getValue()));
            }
        }
        return collect(factor, exponent);
    }

    private PowerProduct collect(Base base, RationalFunction exponent) {
        RationalFunction sum = powers.getOrDefault(base, RationalFunction.ZERO).plus(exponent);
        if (sum.isZero()) {
            powers.remove(base);
        } else {
            powers.put(base, sum);
        }
        return this;
    }

    private static boolean isUpToSign(Polynomial gcd, Polynomial p) {
        return gcd.equals(p) || gcd.equals(p.negate());
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

    static boolean isOdd(RationalFunction exponent) {
        return exponent.isInteger() && exponent.numerator().content().testBit(0);
    }
}
