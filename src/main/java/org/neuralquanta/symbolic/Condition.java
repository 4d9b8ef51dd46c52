package org.neuralquanta.symbolic;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.neuralquanta.outcome.SyntaxException;
import org.neuralquanta.polynomial.Polynomial;
import org.neuralquanta.symbol.Symbol;

/**
 * A condition that a rational function is positive or not negative. Scaled to coprime integer coefficients, so conditions
 * that differ by a positive number are equal. Immutable, thread-safe.
 *
 * @param form the function
 * @param strict whether form &gt; 0 is meant, otherwise form ≥ 0
 */
public record Condition(RationalFunction form, boolean strict) {

    /** Scales the form by a positive number to integer coefficients without a common divisor. */
    public Condition {
        BigInteger above = form.numerator().content().abs().max(BigInteger.ONE);
        BigInteger below = form.denominator().content();
        form = RationalFunction.of(form.numerator().dividedBy(above), form.denominator().dividedBy(below));
    }

    /**
     * The condition that a function is positive.
     *
     * @param form the function
     * @return form &gt; 0
     */
    public static Condition positive(RationalFunction form) {
        return new Condition(form, true);
    }

    /**
     * Reads conditions.
     *
     * @param text such as {@code alpha > eta} or {@code 0 < mu < 1}, with {@code <}, {@code <=}, {@code >}, {@code >=}
     * @return one condition for each relation
     * @throws SyntaxException if the text cannot be read
     */
    public static List<Condition> parse(String text) {
        return Parser.conditions(text);
    }

    /**
     * The condition that holds exactly where this one does not.
     *
     * @return the negation
     */
    public Condition negation() {
        return new Condition(form.negate(), !strict);
    }

    /**
     * Whether the condition holds at values.
     *
     * @param values the values of all symbols, finite
     * @return whether it holds, decided exactly
     * @throws IllegalArgumentException if a symbol has no value
     */
    public boolean holdsAt(Map<Symbol, Double> values) {
        var exact = new HashMap<Symbol, BigFraction>();
        values.forEach((symbol, value) -> exact.put(symbol, new BigFraction(value)));
        int sign = polynomial().at(exact).signum();
        return strict ? sign > 0 : sign >= 0;
    }

    /** The polynomial of the same sign. */
    Polynomial polynomial() {
        return form.numerator().times(form.denominator());
    }

    /**
     * The plain form, which {@link #parse} reads back.
     *
     * @return for example {@code alpha > eta}
     */
    @Override
    public String toString() {
        return PlainNotation.INSTANCE.print(this);
    }

    /**
     * The form for TeX's mathematics.
     *
     * @return for example {@code \alpha > \eta}
     */
    public String toLatex() {
        return LatexNotation.INSTANCE.print(this);
    }
}
