package org.neuralquanta.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hipparchus.fraction.BigFraction;
import org.neuralquanta.outcome.SyntaxException;
import org.neuralquanta.outcome.UndecidedException;
import org.neuralquanta.polynomial.Polynomial;
import org.neuralquanta.symbol.Symbol;

/**
 * A coefficient of a scaling law: a signed product of powers, with rational functions as exponents, of integers, e,
 * polynomials, logarithms, Γ, ζ, polylogarithms and sums of such products. Powers of one base are always collected, and
 * polynomial bases are kept coprime, so that products of powers cancel exactly.
 *
 * <p>Powers are those of positive numbers: a base with a non-integer exponent is assumed to be positive, and so are its factors; evaluation
 * refuses values where it is not. Immutable, thread-safe.
 */
public final class Expr {

    /** The constant 0. */
    public static final Expr ZERO = new Expr(0, new LinkedHashMap<>());

    /** The constant 1. */
    public static final Expr ONE = new Expr(1, new LinkedHashMap<>());

    private static final int MOST_TERMS = 20_000;

    private final int sign;
    private final SequencedMap<Base, RationalFunction> powers;

    Expr(int sign, SequencedMap<Base, RationalFunction> powers) {
        this.sign = sign;
        this.powers = powers;
    }

    /**
     * An integer.
     *
     * @param value the integer
     * @return the constant
     */
    public static Expr of(long value) {
        return of(RationalFunction.of(value));
    }

    /**
     * A rational function.
     *
     * @param value the function
     * @return the expression
     */
    public static Expr of(RationalFunction value) {
        return new PowerProduct()
                .multiply(value.numerator(), RationalFunction.ONE)
                .multiply(value.denominator(), RationalFunction.ONE.negate())
                .build();
    }

    /**
     * A symbol.
     *
     * @param symbol the symbol
     * @return the expression
     */
    public static Expr of(Symbol symbol) {
        return of(RationalFunction.of(symbol));
    }

    /**
     * Reads an expression.
     *
     * @param text for example {@code Delta*tau^z/(alpha*zeta(1+alpha)^(1/(1+alpha)))}
     * @return the expression
     * @throws SyntaxException if the text cannot be read; the message points at the column
     */
    public static Expr parse(String text) {
        return Parser.expression(text);
    }

    /**
     * The exponential function.
     *
     * @param exponent x
     * @return e^x
     */
    public static Expr exp(RationalFunction exponent) {
        return new PowerProduct().multiply(new Base.Euler(), exponent).build();
    }

    /**
     * The exponential function of any expression.
     *
     * @param x the exponent
     * @return e^x, a power of e where x is a rational function
     */
    public static Expr exp(Expr x) {
        return x.toRational().map(Expr::exp).orElseGet(() -> call(Function.EXP, List.of(x)));
    }

    /**
     * The natural logarithm.
     *
     * @param x a positive expression
     * @return log(x)
     */
    public static Expr log(Expr x) {
        if (x.isOne()) {
            return ZERO;
        }
        if (x.sign > 0 && x.powers.size() == 1 && x.powers.firstEntry().getKey() instanceof Base.Euler) {
            return of(x.powers.firstEntry().getValue());
        }
        return call(Function.LOG, List.of(x));
    }

    /**
     * Euler's Γ.
     *
     * @param x the argument
     * @return Γ(x)
     */
    public static Expr gamma(Expr x) {
        return x.isOne() || x.equals(of(2)) ? ONE : call(Function.GAMMA, List.of(x));
    }

    /**
     * Riemann's ζ.
     *
     * @param s the argument
     * @return ζ(s)
     */
    public static Expr zeta(Expr s) {
        return call(Function.ZETA, List.of(s));
    }

    /**
     * Hurwitz's ζ.
     *
     * @param s the exponent
     * @param q the offset, positive
     * @return the sum of (k+q)^−s over k ≥ 0
     */
    public static Expr zeta(Expr s, Expr q) {
        return q.isOne() ? zeta(s) : call(Function.HURWITZ_ZETA, List.of(s, q));
    }

    /**
     * The polylogarithm.
     *
     * @param order s
     * @param x the argument
     * @return Li_s(x)
     */
    public static Expr polylog(Expr order, Expr x) {
        return call(Function.POLYLOG, List.of(order, x));
    }

    static Expr call(Function function, List<Expr> arguments) {
        return new PowerProduct().multiply(new Base.Call(function, arguments), RationalFunction.ONE).build();
    }

    int sign() {
        return sign;
    }

    SequencedMap<Base, RationalFunction> powers() {
        return powers;
    }

    /**
     * The product.
     *
     * @param other the other factor
     * @return this · other
     */
    public Expr times(Expr other) {
        return new PowerProduct().multiply(this, RationalFunction.ONE).multiply(other, RationalFunction.ONE).build();
    }

    /**
     * The quotient.
     *
     * @param other the divisor, not 0
     * @return this / other
     * @throws ArithmeticException if the divisor is 0
     */
    public Expr dividedBy(Expr other) {
        return times(other.pow(RationalFunction.ONE.negate()));
    }

    /**
     * A power.
     *
     * @param exponent the exponent; this is taken to be positive where it is no integer
     * @return this^exponent
     * @throws ArithmeticException if this is 0 and the exponent is no positive number, or if this is a negative number and
     *     the exponent no integer
     */
    public Expr pow(RationalFunction exponent) {
        return new PowerProduct().multiply(this, exponent).build();
    }

    /**
     * A power of an expression that is positive under assumptions. Bases that they make negative are turned around, in pairs
     * or with the sign, so that what stands under an exponent that is no integer is positive: (1−μ)(1−ν) and not (μ−1)(ν−1).
     *
     * @param exponent the exponent
     * @param assumptions the assumptions
     * @return this^exponent
     * @throws UndecidedException if the sign of a base is not known; it names the condition under which it is positive
     * @throws ArithmeticException if this is negative and the exponent no integer
     */
    public Expr pow(RationalFunction exponent, Assumptions assumptions) {
        return exponent.isInteger() ? pow(exponent) : turned(assumptions).pow(exponent);
    }

    /** The same value, with every polynomial base of an integer power positive. */
    private Expr turned(Assumptions assumptions) {
        int turnedSign = sign;
        var turned = new LinkedHashMap<Base, RationalFunction>();
        for (var power : powers.entrySet()) {
            RationalFunction exponent = power.getValue();
            Base base = power.getKey();
            if (base instanceof Base.Factor(Polynomial p) && exponent.isInteger() && assumptions.isNegative(p)) {
                base = new Base.Factor(p.negate());
                turnedSign = PowerProduct.isOdd(exponent) ? -turnedSign : turnedSign;
            } else if (base instanceof Base.Factor(Polynomial p) && exponent.isInteger()) {
                assumptions.requireBase(p);
            }
            turned.put(base, exponent);
        }
        return new Expr(turnedSign, turned);
    }

    /**
     * The negative.
     *
     * @return −this
     */
    public Expr negate() {
        return new Expr(-sign, powers);
    }

    /**
     * The sum; terms whose ratio is a rational function are merged.
     *
     * @param other the other summand
     * @return this + other
     */
    public Expr plus(Expr other) {
        return sum(List.of(this, other));
    }

    /** The sum; all rational terms are added as rational functions first. */
    static Expr sum(List<Expr> summands) {
        RationalFunction rational = RationalFunction.ZERO;
        var terms = new ArrayList<Expr>();
        for (Expr summand : summands) {
            Optional<RationalFunction> value = summand.toRational();
            if (value.isPresent()) {
                rational = rational.plus(value.get());
            } else {
                summand.summands().forEach(s -> add(terms, s));
            }
        }
        if (!rational.isZero() || terms.isEmpty()) {
            add(terms, of(rational));
        }
        if (terms.size() == 1) {
            return terms.get(0);
        }
        boolean negative = terms.stream().allMatch(t -> t.sign < 0);
        if (negative) {
            terms.replaceAll(Expr::negate);
        }
        Expr sum = new PowerProduct().multiply(new Base.Sum(List.copyOf(terms)), RationalFunction.ONE).build();
        return negative ? sum.negate() : sum;
    }

    private static void add(List<Expr> terms, Expr summand) {
        for (int i = 0; i < terms.size(); i++) {
            Optional<RationalFunction> ratio = summand.dividedBy(terms.get(i)).toRational();
            if (ratio.isPresent()) {
                Expr merged = terms.get(i).times(of(ratio.get().plus(RationalFunction.ONE)));
                terms.remove(i);
                if (!merged.isZero()) {
                    terms.add(merged);
                }
                return;
            }
        }
        terms.add(summand);
    }

    private List<Expr> summands() {
        if (isZero()) {
            return List.of();
        }
        boolean single = powers.size() == 1 && powers.firstEntry().getValue().isOne();
        if (single && powers.firstEntry().getKey() instanceof Base.Sum(List<Expr> terms)) {
            return sign > 0 ? terms : terms.stream().map(Expr::negate).toList();
        }
        return List.of(this);
    }

    /**
     * Replaces symbols by rational functions.
     *
     * @param replacements the functions; symbols without one stay
     * @return the expression with the symbols replaced
     */
    public Expr substitute(Map<Symbol, RationalFunction> replacements) {
        var product = new PowerProduct().multiply(of(sign), RationalFunction.ONE);
        powers.forEach((base, exponent) ->
                product.multiply(base.substitute(replacements), exponent.substitute(replacements)));
        return product.build();
    }

    /**
     * This as a rational function.
     *
     * @return the function, or nothing where a function, a root or a power with a symbolic exponent is left
     */
    public Optional<RationalFunction> toRational() {
        RationalFunction product = RationalFunction.of(sign);
        for (var power : powers.entrySet()) {
            Optional<RationalFunction> base = switch (power.getKey()) {
                case Base.Whole(BigInteger value) -> Optional.of(RationalFunction.of(Polynomial.constant(value)));
                case Base.Factor(Polynomial polynomial) -> Optional.of(RationalFunction.of(polynomial));
                default -> Optional.empty();
            };
            if (base.isEmpty() || !isSmallPower(base.get().numerator(), power.getValue())) {
                return Optional.empty();
            }
            product = product.times(
                    base.get().pow(power.getValue().numerator().content().intValueExact()));
        }
        return Optional.of(product);
    }

    /** Whether the power can be multiplied out in little time and space; larger ones stay powers. */
    private static boolean isSmallPower(Polynomial base, RationalFunction exponent) {
        if (!exponent.isInteger() || exponent.numerator().content().bitLength() > 10) {
            return false;
        }
        int size = exponent.numerator().content().abs().intValueExact();
        double terms = 1;
        for (int i = 1; i < base.terms().size() && size > 1; i++) {
            terms *= (size + i) / (double) i;
        }
        return terms <= MOST_TERMS;
    }

    /**
     * Whether this is the constant 0.
     *
     * @return whether this is 0
     */
    public boolean isZero() {
        return sign == 0;
    }

    /**
     * Whether this is the constant 1.
     *
     * @return whether this is 1
     */
    public boolean isOne() {
        return sign == 1 && powers.isEmpty();
    }

    /**
     * The symbols that occur.
     *
     * @return the symbols in order of their names
     */
    public SortedSet<Symbol> symbols() {
        var symbols = new TreeSet<Symbol>();
        powers.forEach((base, exponent) -> {
            symbols.addAll(exponent.symbols());
            switch (base) {
                case Base.Factor(Polynomial polynomial) -> symbols.addAll(polynomial.symbols());
                case Base.Call call -> call.arguments().forEach(a -> symbols.addAll(a.symbols()));
                case Base.Sum sum -> sum.terms().forEach(t -> symbols.addAll(t.symbols()));
                case Base.Whole _, Base.Euler _ -> {}
            }
        });
        return symbols;
    }

    /**
     * The value at doubles, each taken as the rational number that it is. Relative accuracy 1e-13 where the value and its
     * factors are normal doubles.
     *
     * @param values the values of all symbols, finite
     * @return the value, finite
     * @throws IllegalArgumentException if a symbol has no value
     * @throws ArithmeticException if a function or a power has no value there, or one outside the range of a double
     */
    public double evaluate(Map<Symbol, Double> values) {
        var exact = new LinkedHashMap<Symbol, BigFraction>();
        values.forEach((symbol, value) -> exact.put(symbol, new BigFraction(value)));
        return at(exact);
    }

    double at(Map<Symbol, BigFraction> values) {
        return new Evaluation(values).of(this);
    }

    /**
     * The plain form, which {@link #parse} reads back.
     *
     * @return for example {@code Delta*tau^z/(alpha*zeta(1+alpha)^(1/(1+alpha)))}
     */
    @Override
    public String toString() {
        return PlainNotation.INSTANCE.print(this);
    }

    /**
     * The form for TeX's mathematics.
     *
     * @return for example {@code \frac{\Delta}{\alpha\,\zeta\left(1+\alpha\right)}}
     */
    public String toLatex() {
        return LatexNotation.INSTANCE.print(this);
    }

    /**
     * Whether the two are the same product of powers: their quotient cancels to 1.
     *
     * @param other another object
     * @return whether it is an equal expression
     */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Expr e) || sign != e.sign) {
            return false;
        }
        return sign == 0 || powers.equals(e.powers) || dividedBy(e).isOne();
    }

    /** Equal expressions may factor their polynomials differently, so the hash uses only the parts in unique form. */
    @Override
    public int hashCode() {
        return 31 * sign + powers.getOrDefault(new Base.Euler(), RationalFunction.ZERO).hashCode();
    }
}
