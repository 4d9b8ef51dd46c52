package org.neuralquanta.symbolic;

import java.math.BigInteger;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hipparchus.fraction.BigFraction;
import org.neuralquanta.outcome.SyntaxException;
import org.neuralquanta.polynomial.Monomial;
import org.neuralquanta.polynomial.Polynomial;
import org.neuralquanta.polynomial.PolynomialGcd;
import org.neuralquanta.symbol.Symbol;

/**
 * A rational function over ℚ in any number of symbols, in canonical form: numerator and denominator over ℤ without a common
 * divisor, the denominator with a positive leading coefficient. Two are equal exactly if they are the same function. These
 * are the exponents of scaling laws. Immutable, thread-safe.
 */
public final class RationalFunction {

    /** The constant 0. */
    public static final RationalFunction ZERO = of(0);

    /** The constant 1. */
    public static final RationalFunction ONE = of(1);

    private final Polynomial numerator;
    private final Polynomial denominator;

    private RationalFunction(Polynomial numerator, Polynomial denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    static RationalFunction of(Polynomial numerator, Polynomial denominator) {
        if (denominator.isZero()) {
            throw new ArithmeticException("division by zero");
        }
        Polynomial gcd = PolynomialGcd.gcd(numerator, denominator);
        Polynomial divisor = denominator.leadingCoefficient().signum() < 0 ? gcd.negate() : gcd;
        return new RationalFunction(
                numerator.exactlyDividedBy(divisor).orElseThrow(),
                denominator.exactlyDividedBy(divisor).orElseThrow());
    }

    static RationalFunction of(Polynomial polynomial) {
        return new RationalFunction(polynomial, Polynomial.ONE);
    }

    /**
     * An integer.
     *
     * @param value the integer
     * @return the constant function
     */
    public static RationalFunction of(long value) {
        return of(Polynomial.constant(BigInteger.valueOf(value)));
    }

    /**
     * A rational number.
     *
     * @param value the number
     * @return the constant function
     */
    public static RationalFunction of(BigFraction value) {
        return of(Polynomial.constant(value.getNumerator()), Polynomial.constant(value.getDenominator()));
    }

    /**
     * A symbol.
     *
     * @param symbol the symbol
     * @return the function that is the symbol itself
     */
    public static RationalFunction of(Symbol symbol) {
        return of(Polynomial.of(symbol));
    }

    /**
     * Reads a rational function.
     *
     * @param text an expression such as {@code (alpha-eta)/(1+alpha+delta)}
     * @return the function
     * @throws SyntaxException if the text cannot be read or is no rational function
     */
    public static RationalFunction parse(String text) {
        return Parser.rational(text);
    }

    Polynomial numerator() {
        return numerator;
    }

    Polynomial denominator() {
        return denominator;
    }

    /**
     * The terms in symbols outside the denominator whose coefficients it divides: τ of τ + α/(1+α), which is stored as one
     * fraction.
     */
    Polynomial wholePart() {
        if (denominator.isConstant()) {
            return Polynomial.ZERO;
        }
        Map<Monomial, Polynomial> byOutside = new TreeMap<>();
        numerator.terms().forEach((monomial, coefficient) -> {
            Monomial outside = monomial;
            for (Symbol symbol : denominator.symbols()) {
                outside = outside.without(symbol);
            }
            Polynomial inside = Polynomial.term(monomial.dividedBy(outside), coefficient);
            byOutside.merge(outside, inside, Polynomial::plus);
        });
        return byOutside.entrySet().stream()
                .filter(e -> e.getKey().degree() > 0)
                .flatMap(e -> e.getValue().exactlyDividedBy(denominator).stream()
                        .map(q -> q.times(Polynomial.term(e.getKey(), BigInteger.ONE))))
                .reduce(Polynomial.ZERO, Polynomial::plus);
    }

    /**
     * The sum.
     *
     * @param other the other summand
     * @return this + other
     */
    public RationalFunction plus(RationalFunction other) {
        if (denominator.equals(other.denominator)) {
            return of(numerator.plus(other.numerator), denominator);
        }
        Polynomial gcd = PolynomialGcd.gcd(denominator, other.denominator);
        Polynomial cofactor = other.denominator.exactlyDividedBy(gcd).orElseThrow();
        Polynomial otherCofactor = denominator.exactlyDividedBy(gcd).orElseThrow();
        return of(
                numerator.times(cofactor).plus(other.numerator.times(otherCofactor)), denominator.times(cofactor));
    }

    /**
     * The difference.
     *
     * @param other the subtrahend
     * @return this − other
     */
    public RationalFunction minus(RationalFunction other) {
        return plus(other.negate());
    }

    /**
     * The negative.
     *
     * @return −this
     */
    public RationalFunction negate() {
        return new RationalFunction(numerator.negate(), denominator);
    }

    /**
     * The product.
     *
     * @param other the other factor
     * @return this · other
     */
    public RationalFunction times(RationalFunction other) {
        RationalFunction left = of(numerator, other.denominator);
        RationalFunction right = of(other.numerator, denominator);
        return new RationalFunction(
                left.numerator.times(right.numerator), left.denominator.times(right.denominator));
    }

    /**
     * The quotient.
     *
     * @param other the divisor, not 0
     * @return this / other
     * @throws ArithmeticException if the divisor is 0
     */
    public RationalFunction dividedBy(RationalFunction other) {
        return times(other.inverse());
    }

    /**
     * The reciprocal.
     *
     * @return 1 / this
     * @throws ArithmeticException if this is 0
     */
    public RationalFunction inverse() {
        if (isZero()) {
            throw new ArithmeticException("division by zero");
        }
        boolean negative = numerator.leadingCoefficient().signum() < 0;
        return new RationalFunction(
                negative ? denominator.negate() : denominator, negative ? numerator.negate() : numerator);
    }

    /**
     * An integer power.
     *
     * @param exponent the exponent; not negative where this is 0
     * @return this^exponent
     */
    public RationalFunction pow(int exponent) {
        if (exponent < 0) {
            return inverse().pow(Math.negateExact(exponent));
        }
        return new RationalFunction(numerator.pow(exponent), denominator.pow(exponent));
    }

    /**
     * Whether this is the constant 0.
     *
     * @return whether this is 0
     */
    public boolean isZero() {
        return numerator.isZero();
    }

    /**
     * Whether this is the constant 1.
     *
     * @return whether this is 1
     */
    public boolean isOne() {
        return equals(ONE);
    }

    /**
     * Whether no symbol occurs.
     *
     * @return whether this is a rational number
     */
    public boolean isConstant() {
        return numerator.isConstant() && denominator.isConstant();
    }

    boolean isInteger() {
        return numerator.isConstant() && denominator.isOne();
    }

    /**
     * The symbols that occur in the canonical form.
     *
     * @return the symbols in order of their names
     */
    public SortedSet<Symbol> symbols() {
        var symbols = new TreeSet<>(numerator.symbols());
        symbols.addAll(denominator.symbols());
        return symbols;
    }

    /**
     * Replaces symbols by functions.
     *
     * @param replacements the functions; symbols without one stay
     * @return the composed function
     * @throws ArithmeticException if the denominator becomes 0
     */
    public RationalFunction substitute(Map<Symbol, RationalFunction> replacements) {
        return substitute(numerator, replacements).dividedBy(substitute(denominator, replacements));
    }

    private static RationalFunction substitute(Polynomial polynomial, Map<Symbol, RationalFunction> replacements) {
        RationalFunction sum = ZERO;
        for (var term : polynomial.terms().entrySet()) {
            RationalFunction product = of(Polynomial.constant(term.getValue()));
            for (Symbol symbol : term.getKey().symbols()) {
                RationalFunction value = replacements.getOrDefault(symbol, of(symbol));
                product = product.times(value.pow(term.getKey().exponentOf(symbol)));
            }
            sum = sum.plus(product);
        }
        return sum;
    }

    /**
     * The solution of this = value for a symbol in which this is a ratio of linear polynomials.
     *
     * @param symbol the symbol to solve for, present in this and absent in value
     * @param value the value that this takes
     * @return the one function for which this equals value
     * @throws IllegalArgumentException if the equation is not linear in the symbol
     */
    public RationalFunction solve(Symbol symbol, RationalFunction value) {
        Polynomial equation = minus(value).numerator;
        if (value.symbols().contains(symbol) || equation.degree(symbol) != 1) {
            throw new IllegalArgumentException(
                    "cannot solve " + this + " = " + value + " for " + symbol + ": it does not occur linearly");
        }
        var coefficients = equation.coefficients(symbol);
        return of(coefficients.getOrDefault(0, Polynomial.ZERO).negate(), coefficients.lastEntry().getValue());
    }

    /**
     * The exact value where every symbol has one.
     *
     * @param values the values of the symbols
     * @return the value
     * @throws IllegalArgumentException if a symbol has no value
     * @throws ArithmeticException if the denominator is 0 there
     */
    public BigFraction at(Map<Symbol, BigFraction> values) {
        BigFraction divisor = denominator.at(values);
        if (divisor.signum() == 0) {
            throw new ArithmeticException("the denominator of " + this + " is 0 at " + values);
        }
        return numerator.at(values).divide(divisor);
    }

    /**
     * The plain form, which {@link #parse} reads back.
     *
     * @return for example {@code (alpha-eta)/(1+alpha+delta)}
     */
    @Override
    public String toString() {
        return PlainNotation.INSTANCE.print(this);
    }

    /**
     * The form for TeX's mathematics.
     *
     * @return for example {@code \frac{\alpha-\eta}{1+\alpha+\delta}}
     */
    public String toLatex() {
        return LatexNotation.INSTANCE.print(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RationalFunction f
                && numerator.equals(f.numerator)
                && denominator.equals(f.denominator);
    }

    @Override
    public int hashCode() {
        return 31 * numerator.hashCode() + denominator.hashCode();
    }
}
