package org.neuralquanta.derivation;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.neuralquanta.Statement;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.ExponentialFactor;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;
import org.neuralquanta.symbolic.ShiftedPower;
import org.neuralquanta.symbolic.SumOfPowers;

/** How often the quantum of rank k is used, not normalised. Immutable, thread-safe. */
@Statement({"T19", "T20", "T45"})
sealed interface Frequency {

    /**
     * \(c\,(k+q)^e \log(k)^l\); log(k) stands for log(k+e−1).
     *
     * @param germ c, e and l
     * @param offset q, above −1
     */
    record Monomial(Germ germ, RationalFunction offset) implements Frequency {}

    /**
     * \(c\,e^{-b k^\beta}\).
     *
     * @param coefficient c
     * @param rate b
     * @param power β
     */
    record StretchedExponential(Expr coefficient, Expr rate, RationalFunction power) implements Frequency {}

    /**
     * A sum of two powers, \(c\,k^e(1+b\,k^{-\rho})\).
     *
     * @param powers the two powers, in any order
     */
    record TwoPowers(List<Germ> powers) implements Frequency {

        public TwoPowers {
            powers = List.copyOf(powers);
        }
    }

    /**
     * Reads a frequency.
     *
     * @param text such as {@code (k+q)^-(1+alpha)}, {@code k^-(1+alpha)*(1+b*k^-rho)} or {@code exp(-b*k^beta)}
     * @return the frequency
     * @throws IllegalArgumentException if the text has none of these forms
     */
    static Frequency of(String text) {
        Expr product = Expr.parse(text);
        return ExponentialFactor.in(product, Problem.RANK)
                .<Frequency>map(e -> exponential(product, e))
                .or(() -> SumOfPowers.in(product, Problem.RANK).map(p -> twoPowers(product, p)))
                .or(() -> ShiftedPower.in(product, Problem.RANK).map(p -> shifted(product, p)))
                .orElseGet(() -> new Monomial(Germ.of(product, Problem.RANK), RationalFunction.ZERO));
    }

    private static Frequency exponential(Expr product, ExponentialFactor exponential) {
        Expr coefficient = product.dividedBy(exponential.factor());
        Germ exponent = Germ.of(exponential.exponent().negate(), Problem.RANK);
        if (coefficient.symbols().contains(Problem.RANK) || !exponent.logExponent().isZero()) {
            throw new IllegalArgumentException(product + " must be a coefficient times exp(-b*k^beta), both free of k");
        }
        return new StretchedExponential(coefficient, exponent.coefficient(), exponent.exponent());
    }

    private static Frequency twoPowers(Expr product, List<Germ> powers) {
        if (powers.size() != 2 || powers.stream().anyMatch(p -> !p.logExponent().isZero())) {
            throw new IllegalArgumentException(product + " must be a sum of two powers of k, without logarithms");
        }
        // Which one falls faster needs assumptions; the one with the shorter exponent is usually the first.
        return new TwoPowers(powers.stream().sorted(Comparator.comparingInt(p -> p.exponent().symbols().size())).toList());
    }

    private static Frequency shifted(Expr product, ShiftedPower power) {
        Germ rest = Germ.of(product.dividedBy(power.factor()), Problem.RANK);
        if (!rest.exponent().isZero()) {
            throw new IllegalArgumentException(product + " must have one power of k, with an offset or without");
        }
        return new Monomial(
                new Germ(rest.coefficient().times(power.scale()), power.exponent(), rest.logExponent()), power.offset());
    }

    /**
     * The symbols that occur.
     *
     * @return symbols, in the order of their names
     */
    default SortedSet<Symbol> symbols() {
        var symbols = new TreeSet<Symbol>();
        switch (this) {
            case Monomial(Germ germ, RationalFunction offset) -> {
                List.of(germ.exponent(), germ.logExponent(), offset).forEach(f -> symbols.addAll(f.symbols()));
                symbols.addAll(germ.coefficient().symbols());
            }
            case StretchedExponential(Expr coefficient, Expr rate, RationalFunction power) -> {
                symbols.addAll(coefficient.symbols());
                symbols.addAll(rate.symbols());
                symbols.addAll(power.symbols());
            }
            case TwoPowers(List<Germ> powers) -> powers.forEach(p -> {
                symbols.addAll(p.coefficient().symbols());
                symbols.addAll(p.exponent().symbols());
            });
        }
        return symbols;
    }
}
