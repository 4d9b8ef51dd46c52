package org.neuralquanta.polynomial;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;
import org.neuralquanta.symbol.Symbol;

/** A polynomial over ℤ in any number of symbols; no stored coefficient is zero, so equality is that of the functions. */
public final class Polynomial {

    public static final Polynomial ZERO = new Polynomial(new TreeMap<>());
    public static final Polynomial ONE = constant(BigInteger.ONE);

    private final NavigableMap<Monomial, BigInteger> terms;

    private Polynomial(NavigableMap<Monomial, BigInteger> terms) {
        this.terms = Collections.unmodifiableNavigableMap(terms);
    }

    public static Polynomial constant(BigInteger value) {
        return term(Monomial.ONE, value);
    }

    public static Polynomial of(Symbol symbol) {
        return term(Monomial.of(symbol, 1), BigInteger.ONE);
    }

    public static Polynomial term(Monomial monomial, BigInteger coefficient) {
        return of(Map.of(monomial, coefficient));
    }

    public static Polynomial of(Map<Monomial, BigInteger> coefficients) {
        var terms = new TreeMap<Monomial, BigInteger>();
        coefficients.forEach((monomial, coefficient) -> {
            if (coefficient.signum() != 0) {
                terms.put(monomial, coefficient);
            }
        });
        return new Polynomial(terms);
    }

    /** The polynomial with these coefficients of the powers of a symbol. */
    public static Polynomial of(Symbol symbol, SortedMap<Integer, Polynomial> coefficients) {
        var terms = new HashMap<Monomial, BigInteger>();
        coefficients.forEach((power, coefficient) -> coefficient.terms.forEach(
                (monomial, value) -> terms.merge(monomial.times(Monomial.of(symbol, power)), value, BigInteger::add)));
        return of(terms);
    }

    /** Coefficients by monomial, in increasing order. */
    public NavigableMap<Monomial, BigInteger> terms() {
        return terms;
    }

    public boolean isZero() {
        return terms.isEmpty();
    }

    /** Whether this is a symbol alone. */
    public boolean isSymbol() {
        return terms().size() == 1 && degree() == 1 && leadingCoefficient().equals(BigInteger.ONE);
    }

    public boolean isConstant() {
        return terms.isEmpty() || terms.lastKey().degree() == 0;
    }

    public boolean isOne() {
        return equals(ONE);
    }

    public int degree() {
        return terms.isEmpty() ? 0 : terms.lastKey().degree();
    }

    public int degree(Symbol symbol) {
        return terms.keySet().stream().mapToInt(m -> m.exponentOf(symbol)).max().orElse(0);
    }

    public SortedSet<Symbol> symbols() {
        return terms.keySet().stream().flatMap(m -> m.symbols().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    public BigInteger leadingCoefficient() {
        return terms.isEmpty() ? BigInteger.ZERO : terms.lastEntry().getValue();
    }

    public BigInteger coefficient(Monomial monomial) {
        return terms.getOrDefault(monomial, BigInteger.ZERO);
    }

    /** The greatest common divisor of the coefficients, with the sign of the leading one. */
    public BigInteger content() {
        BigInteger gcd = BigInteger.ZERO;
        for (BigInteger coefficient : terms.values()) {
            gcd = gcd.gcd(coefficient);
        }
        return leadingCoefficient().signum() < 0 ? gcd.negate() : gcd;
    }

    /** The largest monomial that divides every term. */
    public Monomial monomialContent() {
        return terms.keySet().stream().reduce(Monomial::gcd).orElse(Monomial.ONE);
    }

    /** The coefficients of the powers of a symbol, each free of it. */
    public NavigableMap<Integer, Polynomial> coefficients(Symbol symbol) {
        var split = new TreeMap<Integer, Map<Monomial, BigInteger>>();
        terms.forEach((monomial, value) -> split.computeIfAbsent(monomial.exponentOf(symbol), k -> new HashMap<>())
                .put(monomial.without(symbol), value));
        var result = new TreeMap<Integer, Polynomial>();
        split.forEach((power, part) -> result.put(power, of(part)));
        return result;
    }

    public Polynomial negate() {
        return times(BigInteger.ONE.negate());
    }

    public Polynomial plus(Polynomial other) {
        var sum = new HashMap<>(terms);
        other.terms.forEach((monomial, value) -> sum.merge(monomial, value, BigInteger::add));
        return of(sum);
    }

    public Polynomial minus(Polynomial other) {
        return plus(other.negate());
    }

    public Polynomial times(BigInteger factor) {
        var product = new TreeMap<Monomial, BigInteger>();
        if (factor.signum() != 0) {
            terms.forEach((monomial, value) -> product.put(monomial, value.multiply(factor)));
        }
        return new Polynomial(product);
    }

    public Polynomial times(Polynomial other) {
        var product = new HashMap<Monomial, BigInteger>();
        terms.forEach((m, v) -> other.terms.forEach((n, w) -> product.merge(m.times(n), v.multiply(w), BigInteger::add)));
        return of(product);
    }

    public Polynomial pow(int exponent) {
        Polynomial result = ONE;
        for (int bit = Integer.highestOneBit(exponent); bit > 0; bit >>= 1) {
            result = result.times(result);
            if ((exponent & bit) != 0) {
                result = result.times(this);
            }
        }
        return result;
    }

    public Polynomial dividedBy(BigInteger divisor) {
        var quotient = new TreeMap<Monomial, BigInteger>();
        terms.forEach((monomial, value) -> quotient.put(monomial, value.divide(divisor)));
        return new Polynomial(quotient);
    }

    /** The quotient over ℤ where the divisor divides this polynomial, otherwise nothing. */
    public Optional<Polynomial> exactlyDividedBy(Polynomial divisor) {
        if (divisor.isOne()) {
            return Optional.of(this);
        }
        var rest = new TreeMap<>(terms);
        var quotient = new TreeMap<Monomial, BigInteger>();
        Map.Entry<Monomial, BigInteger> lead = divisor.terms.lastEntry();
        while (!rest.isEmpty()) {
            Map.Entry<Monomial, BigInteger> top = rest.lastEntry();
            BigInteger[] ratio = top.getValue().divideAndRemainder(lead.getValue());
            if (!top.getKey().isDivisibleBy(lead.getKey()) || ratio[1].signum() != 0) {
                return Optional.empty();
            }
            Monomial monomial = top.getKey().dividedBy(lead.getKey());
            quotient.put(monomial, ratio[0]);
            divisor.terms.forEach((m, v) -> rest.merge(m.times(monomial), v.multiply(ratio[0]).negate(), Polynomial::sum));
        }
        return Optional.of(new Polynomial(quotient));
    }

    /** The sum, or null (which a map merge takes as removal) where it is zero. */
    @SuppressWarnings("NullAway")
    private static BigInteger sum(BigInteger a, BigInteger b) {
        BigInteger sum = a.add(b);
        return sum.signum() == 0 ? null : sum;
    }

    /** The value where every symbol has a value. */
    public BigFraction at(Map<Symbol, BigFraction> values) {
        BigFraction sum = BigFraction.ZERO;
        for (var term : terms.entrySet()) {
            BigFraction product = new BigFraction(term.getValue());
            for (Symbol symbol : term.getKey().symbols()) {
                BigFraction value = values.get(symbol);
                if (value == null) {
                    throw new IllegalArgumentException("no value given for " + symbol);
                }
                product = product.multiply(value.pow(term.getKey().exponentOf(symbol)));
            }
            sum = sum.add(product);
        }
        return sum;
    }

    /** Non-constant pieces whose product is this polynomial up to an integer, found by gcds and by trial division. */
    public List<Polynomial> split(List<Polynomial> candidates) {
        var pieces = new ArrayList<Polynomial>();
        Polynomial rest = this;
        for (Polynomial candidate : candidates) {
            Optional<Polynomial> quotient = candidate.isConstant() ? Optional.empty() : rest.exactlyDividedBy(candidate);
            while (quotient.isPresent() && !rest.isConstant()) {
                pieces.add(candidate);
                rest = quotient.get();
                quotient = rest.exactlyDividedBy(candidate);
            }
        }
        if (!rest.isConstant()) {
            rest.splitByContent(pieces);
        }
        return pieces;
    }

    private void splitByContent(List<Polynomial> pieces) {
        for (Symbol symbol : symbols()) {
            Polynomial divisor = coefficients(symbol).values().stream().reduce(ZERO, PolynomialGcd::gcd);
            if (divisor.isConstant()) {
                divisor = PolynomialGcd.gcd(this, derivative(symbol));
            }
            if (!divisor.isConstant() && !equals(divisor)) {
                divisor.splitByContent(pieces);
                exactlyDividedBy(divisor).orElseThrow().splitByContent(pieces);
                return;
            }
        }
        if (!isConstant()) {
            pieces.add(this);
        }
    }

    private Polynomial derivative(Symbol symbol) {
        var terms = new HashMap<Monomial, BigInteger>();
        this.terms.forEach((monomial, value) -> {
            int power = monomial.exponentOf(symbol);
            if (power > 0) {
                terms.put(monomial.dividedBy(Monomial.of(symbol, 1)), value.multiply(BigInteger.valueOf(power)));
            }
        });
        return of(terms);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Polynomial p && terms.equals(p.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }
}
