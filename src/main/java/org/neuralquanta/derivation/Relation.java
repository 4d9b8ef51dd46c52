package org.neuralquanta.derivation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.neuralquanta.Statement;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * A relation between the exponents of two laws from which a symbol has been eliminated: the exponent of the second law as a function of the
 * first law's exponent and of the remaining symbols. Immutable, thread-safe.
 */
@Statement("T21")
public final class Relation {

    private final Symbol left;
    private final RationalFunction right;
    private final Map<String, Double> values;

    private Relation(Symbol left, RationalFunction right, Map<String, Double> values) {
        this.left = left;
        this.right = right;
        this.values = values;
    }

    /**
     * Solves the first law's exponent for a symbol and substitutes the solution into the second law's.
     *
     * @param first the derivation of the law whose exponent is solved
     * @param second the derivation of the law whose exponent is expressed
     * @param eliminated the name of the symbol to eliminate
     * @return the relation
     * @throws IllegalArgumentException if a law has no exponent, uses the name of an exponent as a symbol, or the first
     *     exponent does not determine the symbol
     */
    public static Relation between(Derivation first, Derivation second, String eliminated) {
        return between(first.law(), second.law(), Symbol.of(eliminated));
    }

    static Relation between(Law first, Law second, Symbol eliminated) {
        RationalFunction known = exponent(first);
        RationalFunction wanted = exponent(second);
        Symbol name = Symbol.of(first.target().exponentName());
        if (known.symbols().contains(name) || wanted.symbols().contains(name)) {
            throw new IllegalArgumentException("the symbol " + name + " is the name of an exponent: rename the input");
        }
        RationalFunction solution = known.solve(eliminated, RationalFunction.of(name));
        return new Relation(
                Symbol.of(second.target().exponentName()), wanted.substitute(Map.of(eliminated, solution)), Map.of());
    }

    private static RationalFunction exponent(Law law) {
        return law.exponent().orElseThrow(() -> new IllegalArgumentException(
                "the law of " + law.target() + " has no exponent: " + law.reason()));
    }

    /**
     * The relation at values of its symbols.
     *
     * @param symbols values by the names of symbols, such as {@code alpha_N}; any may be missing
     * @return the same relation
     */
    public Relation at(Map<String, Double> symbols) {
        return new Relation(left, right, Map.copyOf(symbols));
    }

    /**
     * The name of the exponent of the second law.
     *
     * @return for example {@code alpha_D}
     */
    public String left() {
        return left.name();
    }

    /**
     * That exponent as a function of the first law's exponent and of the remaining symbols.
     *
     * @return for example {@code alpha_N/(1+alpha_N)}
     */
    public Formula right() {
        Expr expression = Expr.of(right);
        return new Formula(expression, () -> {
            var bySymbol = new LinkedHashMap<Symbol, Double>();
            values.forEach((name, value) -> bySymbol.put(Symbol.of(name), value));
            return expression.evaluate(bySymbol);
        });
    }

    /**
     * The relation in TeX math.
     *
     * @return an equation
     */
    public String toLatex() {
        return RationalFunction.of(left).toLatex() + " = " + right.toLatex();
    }

    /**
     * The relation in Markdown, as displayed mathematics.
     *
     * @return an equation between double dollar signs
     */
    public String toMarkdown() {
        return "$$" + Markdown.of(toLatex()) + "$$";
    }

    /**
     * The relation in plain text.
     *
     * @return for example {@code alpha_D = alpha_N/(1+alpha_N)}
     */
    @Override
    public String toString() {
        return left + " = " + right;
    }
}
