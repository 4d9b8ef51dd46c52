package org.neuralquanta.symbolic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.neuralquanta.special.RankMonomial;

/**
 * A convergent sum over all ranks, \(\sum_{k\ge1} k^e \log(k+\mathrm{e}-1)^l\): a constant that goes by a name where it has
 * no closed form. Immutable, thread-safe.
 *
 * @param name the symbol that stands for the sum
 * @param exponent e
 * @param logExponent l
 */
public record RankSum(Symbol name, RationalFunction exponent, RationalFunction logExponent) implements Definition {

    @Override
    public String head() {
        return name.name();
    }

    @Override
    public String headLatex() {
        return LatexNotation.INSTANCE.symbol(name).text();
    }

    /**
     * The sum as an expression.
     *
     * @return ζ(−e) where l = 0, otherwise nothing
     */
    public Optional<Expr> closedForm() {
        return logExponent.isZero() ? Optional.of(Expr.zeta(Expr.of(exponent.negate()))) : Optional.empty();
    }

    /**
     * The value of the sum, to the accuracy of {@link RankMonomial#tail}.
     *
     * @param values the values of the symbols
     * @return the sum
     * @throws IllegalArgumentException if a symbol has no value, or the sum diverges there
     */
    public double evaluate(Map<Symbol, Double> values) {
        var exact = new LinkedHashMap<Symbol, BigFraction>();
        values.forEach((symbol, value) -> exact.put(symbol, new BigFraction(value)));
        double alpha = exponent.negate().minus(RationalFunction.ONE).at(exact).doubleValue();
        return new RankMonomial(1, 0, alpha, 0, logExponent.at(exact).doubleValue()).tail(1);
    }

    /**
     * The definition.
     *
     * @return for example {@code sum over k >= 1 of k^(-1-alpha)*log(k+e-1)^(-gamma)}
     */
    @Override
    public String definition() {
        Germ term = new Germ(Expr.ONE, exponent, logExponent);
        return "sum over k >= 1 of " + term.toString(Symbol.of("k")).replace("log(k)", "log(k+e-1)");
    }

    /**
     * The definition in TeX's mathematics.
     *
     * @return a sum
     */
    @Override
    public String toLatex() {
        Germ term = new Germ(Expr.ONE, exponent, logExponent);
        return "\\sum_{k\\ge 1} " + term.toLatex(Symbol.of("k")).replace("\\log\\left(k\\right)", "\\log\\left(k+\\mathrm{e}-1\\right)");
    }
}
