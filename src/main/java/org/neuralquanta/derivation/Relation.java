package org.neuralquanta.derivation;

import java.util.Map;
import org.neuralquanta.Statement;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * A relation between the exponents of two laws from which a symbol was eliminated. Immutable, thread-safe.
 *
 * @param left the name of the exponent of the second law
 * @param right that exponent as a function of the first law's exponent and of the remaining symbols
 */
@Statement("T21")
public record Relation(Symbol left, RationalFunction right) {

    /**
     * Solves the first law's exponent for a symbol and puts the solution into the second law's.
     *
     * @param first the law whose exponent is solved
     * @param second the law whose exponent is expressed
     * @param eliminated the symbol to eliminate
     * @return the relation
     * @throws IllegalArgumentException if a law has no exponent, uses the name of an exponent as a symbol, or the first
     *     exponent does not determine the symbol
     */
    public static Relation between(Law first, Law second, Symbol eliminated) {
        RationalFunction known = exponent(first);
        RationalFunction wanted = exponent(second);
        Symbol name = first.target().exponentName();
        if (known.symbols().contains(name) || wanted.symbols().contains(name)) {
            throw new IllegalArgumentException("the symbol " + name + " is the name of an exponent: rename the input");
        }
        RationalFunction solution = known.solve(eliminated, RationalFunction.of(name));
        return new Relation(second.target().exponentName(), wanted.substitute(Map.of(eliminated, solution)));
    }

    /**
     * Solves the first law's exponent for a symbol and puts the solution into the second law's.
     *
     * @param first the law whose exponent is solved
     * @param second the law whose exponent is expressed
     * @param eliminated the name of the symbol to eliminate
     * @return the relation
     * @throws IllegalArgumentException if there is no symbol of that name, or as for {@link #between(Law, Law, Symbol)}
     */
    public static Relation between(Law first, Law second, String eliminated) {
        return between(first, second, Symbol.of(eliminated));
    }

    private static RationalFunction exponent(Law law) {
        return law.exponent().orElseThrow(() -> new IllegalArgumentException(
                "the law of " + law.target() + " has no exponent: " + law.reason()));
    }

    /**
     * The relation in TeX's mathematics.
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
