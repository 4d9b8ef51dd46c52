package org.neuralquanta.expansion;

import java.util.List;
import org.neuralquanta.Statement;

/**
 * An asymptotic expansion in powers, \(L(x)-L_\infty=\sum_ja_jx^{-e_j}+O(x^{-r})\), by increasing exponents. Terms that vanish are
 * included, with coefficient 0. Immutable, thread-safe.
 *
 * @param terms the terms, at least one
 * @param order r: the exponent of the first omitted term that does not vanish, ∞ where what is omitted is smaller than every power
 * @param residual irreducible loss L∞
 */
@Statement("T45")
public record Expansion(List<Term> terms, double order, double residual) {

    /** The largest number of terms that can be requested. */
    public static final int MOST_TERMS = 50;

    /**
     * Copies the terms.
     *
     * @throws IllegalArgumentException if there is none, or a number is NaN
     */
    public Expansion {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("an expansion needs a term");
        }
        if (Double.isNaN(order) || !Double.isFinite(residual)) {
            throw new IllegalArgumentException("the order must be a number and the irreducible loss finite, were " + order + " and " + residual);
        }
    }

    static void checkCount(int terms) {
        if (terms < 1 || terms > MOST_TERMS) {
            throw new IllegalArgumentException("the number of terms must be between 1 and " + MOST_TERMS + ", was " + terms);
        }
    }

    /**
     * One power.
     *
     * @param coefficient a
     * @param exponent e of \(a\,x^{-e}\)
     */
    public record Term(double coefficient, double exponent) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is not finite
         */
        public Term {
            if (!(Double.isFinite(coefficient) && Double.isFinite(exponent))) {
                throw new IllegalArgumentException("coefficient and exponent must be finite, were " + coefficient + " and " + exponent);
            }
        }

        /**
         * Whether the power is absent.
         *
         * @return true for a = 0
         */
        public boolean vanishes() {
            return coefficient == 0;
        }

        double at(double x) {
            return coefficient == 0 ? 0 : coefficient * Math.pow(x, -exponent);
        }
    }

    @Override
    public String toString() {
        return "Expansion[" + terms.getFirst() + ", " + terms.size() + " terms, order=" + order + ", residual=" + residual + "]";
    }

    /**
     * The value of all terms.
     *
     * @param x the resource, &gt; 0 and finite
     * @return \(L_\infty+\sum_ja_jx^{-e_j}\)
     * @throws IllegalArgumentException if x is out of range
     * @throws ArithmeticException if the terms leave the range of doubles
     */
    public double at(double x) {
        return residual + reducible(x);
    }

    private double reducible(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("x must be finite and > 0, was " + x);
        }
        double sum = 0;
        for (Term term : terms) {
            sum += term.at(x);
        }
        if (Double.isNaN(sum)) {
            throw new ArithmeticException("the terms leave the range of doubles at " + x);
        }
        return sum;
    }

    /**
     * The local exponent \(-\frac{d\log(L-L_\infty)}{d\log x}\) of all terms: with two terms, it includes the next order of a measured
     * exponent.
     *
     * @param x the resource, &gt; 0 and finite
     * @return \(\sum_je_ja_jx^{-e_j}/\sum_ja_jx^{-e_j}\)
     * @throws IllegalArgumentException if x is out of range
     * @throws ArithmeticException if the terms do not add up to a positive number at x: it is too small for the expansion
     */
    public double localExponent(double x) {
        double value = reducible(x);
        if (!(value > 0)) {
            throw new ArithmeticException("the terms add up to " + value + " at " + x + ", too small for the expansion");
        }
        double slope = 0;
        for (Term term : terms) {
            slope += term.exponent * term.at(x);
        }
        return slope / value;
    }
}
