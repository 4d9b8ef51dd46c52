package org.neuralquanta.symbolic;

import java.util.List;
import java.util.Map;
import org.neuralquanta.outcome.UndecidedException;
import org.neuralquanta.polynomial.Polynomial;
import org.neuralquanta.symbol.Symbol;

/**
 * A germ at infinity, \(c\,x^e\log(x)^l\) with x → ∞: the leading term of a positive function. The coefficient is taken to be positive; who
 * makes a germ checks that. Operations on asymptotic relations hold because germs are regularly varying (Bingham, Goldie, Teugels, Regular
 * Variation, 1987, chapter 1). Immutable, thread-safe.
 *
 * @param coefficient c, free of x
 * @param exponent e
 * @param logExponent l
 */
public record Germ(Expr coefficient, RationalFunction exponent, RationalFunction logExponent) {

    /** The germ of the function that is constantly 1. */
    public static final Germ ONE = constant(Expr.ONE);

    /** The germ x. */
    public static final Germ X = new Germ(Expr.ONE, RationalFunction.ONE, RationalFunction.ZERO);

    /**
     * A constant.
     *
     * @param coefficient c
     * @return the germ of the constant function
     */
    public static Germ constant(Expr coefficient) {
        return new Germ(coefficient, RationalFunction.ZERO, RationalFunction.ZERO);
    }

    /**
     * Takes a monomial in a variable and its logarithm apart.
     *
     * @param monomial a product such as {@code tau*k^delta*log(k)^2}
     * @param variable the variable
     * @return the germ
     * @throws IllegalArgumentException if the expression is no such product
     */
    public static Germ of(Expr monomial, Symbol variable) {
        Base power = new Base.Factor(Polynomial.of(variable));
        Base log = new Base.Call(Function.LOG, List.of(Expr.of(variable)));
        RationalFunction exponent = monomial.powers().getOrDefault(power, RationalFunction.ZERO);
        RationalFunction logExponent = monomial.powers().getOrDefault(log, RationalFunction.ZERO);
        Expr coefficient = monomial.dividedBy(new PowerProduct()
                .multiply(power, exponent)
                .multiply(log, logExponent)
                .build());
        if (coefficient.symbols().contains(variable)
                || exponent.symbols().contains(variable)
                || logExponent.symbols().contains(variable)) {
            throw new IllegalArgumentException(monomial + " is not a monomial in " + variable + ": supported are products of"
                    + " numbers, symbols, " + variable + "^(...) and log(" + variable + ")^(...), exponents free of "
                    + variable);
        }
        return new Germ(coefficient, exponent, logExponent);
    }

    /**
     * The product.
     *
     * @param other the other factor
     * @return this · other
     */
    public Germ times(Germ other) {
        return new Germ(
                coefficient.times(other.coefficient),
                exponent.plus(other.exponent),
                logExponent.plus(other.logExponent));
    }

    /**
     * The quotient.
     *
     * @param other the divisor
     * @return this / other
     */
    public Germ dividedBy(Germ other) {
        return new Germ(
                coefficient.dividedBy(other.coefficient),
                exponent.minus(other.exponent),
                logExponent.minus(other.logExponent));
    }

    /**
     * The multiple.
     *
     * @param factor a positive factor, free of the variable
     * @return factor · this
     */
    public Germ times(Expr factor) {
        return new Germ(coefficient.times(factor), exponent, logExponent);
    }

    /**
     * A power.
     *
     * @param power the exponent
     * @param assumptions what holds; they make the coefficient positive
     * @return this^power
     * @throws UndecidedException if the sign of a base in the coefficient is not known
     */
    public Germ pow(RationalFunction power, Assumptions assumptions) {
        return new Germ(coefficient.pow(power, assumptions), exponent.times(power), logExponent.times(power));
    }

    /**
     * This as a function of a function that tends to infinity.
     *
     * @param inner the germ that replaces x, with a positive exponent
     * @param assumptions what holds
     * @return the germ of this(inner(x)), from log(inner(x)) ~ e · log(x)
     * @throws UndecidedException if the exponent of {@code inner} is not known to be positive
     */
    public Germ compose(Germ inner, Assumptions assumptions) {
        assumptions.require(Condition.positive(inner.exponent));
        Germ log = new Germ(Expr.of(inner.exponent), RationalFunction.ZERO, RationalFunction.ONE);
        return inner.pow(exponent, assumptions).times(log.pow(logExponent, assumptions)).times(coefficient);
    }

    /**
     * The functional inverse.
     *
     * @param assumptions what holds
     * @return the germ y ↦ x of y = this(x), from log(x) ~ log(y) / e
     * @throws UndecidedException if the exponent is not known to be positive
     */
    public Germ inverse(Assumptions assumptions) {
        assumptions.require(Condition.positive(exponent));
        RationalFunction reciprocal = exponent.inverse();
        Germ log = new Germ(Expr.of(reciprocal), RationalFunction.ZERO, RationalFunction.ONE);
        return X.dividedBy(log.pow(logExponent, assumptions).times(coefficient)).pow(reciprocal, assumptions);
    }

    /**
     * Which of two germs is larger near infinity.
     *
     * @param other the other germ
     * @param assumptions what holds
     * @return positive if this / other → ∞, negative if it → 0, and 0 if it tends to a positive constant
     * @throws UndecidedException if the assumptions do not decide
     */
    public int compare(Germ other, Assumptions assumptions) {
        int byPower = sign(exponent.minus(other.exponent), assumptions);
        return byPower != 0 ? byPower : sign(logExponent.minus(other.logExponent), assumptions);
    }

    private static int sign(RationalFunction difference, Assumptions assumptions) {
        return assumptions.sign(difference).sign(difference);
    }

    /**
     * Replaces symbols by rational functions.
     *
     * @param replacements the functions; symbols without one stay
     * @return the germ with the symbols replaced
     */
    public Germ substitute(Map<Symbol, RationalFunction> replacements) {
        return new Germ(
                coefficient.substitute(replacements),
                exponent.substitute(replacements),
                logExponent.substitute(replacements));
    }

    /**
     * The monomial in a variable.
     *
     * @param variable the name of x
     * @return the expression c · x^e · log(x)^l
     */
    public Expr at(Symbol variable) {
        Expr x = Expr.of(variable);
        Expr power = coefficient.times(x.pow(exponent));
        return logExponent.isZero() ? power : power.times(Expr.log(x).pow(logExponent));
    }

    /**
     * The plain form.
     *
     * @param variable the name of x
     * @return for example {@code tau*D^(-alpha)*log(D)}
     */
    public String toString(Symbol variable) {
        return PlainNotation.INSTANCE.print(this, variable);
    }

    /**
     * The form for TeX's mathematics.
     *
     * @param variable the name of x
     * @return for example {@code \tau \, D^{-\alpha}}
     */
    public String toLatex(Symbol variable) {
        return LatexNotation.INSTANCE.print(this, variable);
    }

    /**
     * The plain form as a factor of a product.
     *
     * @param variable the name of x
     * @return for example {@code (1+b)}, in parentheses where it is a sum
     */
    public String toFactor(Symbol variable) {
        return PlainNotation.INSTANCE.printFactor(this, variable);
    }

    /**
     * The form for TeX's mathematics as a factor of a product.
     *
     * @param variable the name of x
     * @return for example {@code \left(1+b\right)}
     */
    public String toLatexFactor(Symbol variable) {
        return LatexNotation.INSTANCE.printFactor(this, variable);
    }

    @Override
    public String toString() {
        return toString(Symbol.of("x"));
    }
}
