package org.neuralquanta.polynomial;

import java.util.Arrays;
import java.util.List;
import org.neuralquanta.symbol.Symbol;

/** A product of positive powers of symbols. Ordered by total degree, then lexicographically (an admissible order). */
public final class Monomial implements Comparable<Monomial> {

    public static final Monomial ONE = new Monomial(new Symbol[0], new int[0]);

    private final Symbol[] symbols;
    private final int[] exponents;
    private final int degree;

    private Monomial(Symbol[] symbols, int[] exponents) {
        this.symbols = symbols;
        this.exponents = exponents;
        this.degree = Arrays.stream(exponents).sum();
    }

    static Monomial of(Symbol symbol, int exponent) {
        return exponent == 0 ? ONE : new Monomial(new Symbol[] {symbol}, new int[] {exponent});
    }

    public int degree() {
        return degree;
    }

    public List<Symbol> symbols() {
        return List.of(symbols);
    }

    public int exponentOf(Symbol symbol) {
        int at = Arrays.binarySearch(symbols, symbol);
        return at < 0 ? 0 : exponents[at];
    }

    Monomial times(Monomial other) {
        return merge(other, 1);
    }

    /** The quotient; its exponents are negative where {@code other} does not divide this monomial. */
    public Monomial dividedBy(Monomial other) {
        return merge(other, -1);
    }

    boolean isDivisibleBy(Monomial other) {
        for (int i = 0; i < other.symbols.length; i++) {
            if (exponentOf(other.symbols[i]) < other.exponents[i]) {
                return false;
            }
        }
        return true;
    }

    Monomial gcd(Monomial other) {
        Monomial result = ONE;
        for (int i = 0; i < symbols.length; i++) {
            result = result.times(of(symbols[i], Math.min(exponents[i], other.exponentOf(symbols[i]))));
        }
        return result;
    }

    public Monomial without(Symbol symbol) {
        return dividedBy(of(symbol, exponentOf(symbol)));
    }

    private Monomial merge(Monomial other, int sign) {
        var merged = new Symbol[symbols.length + other.symbols.length];
        var powers = new int[merged.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < symbols.length || j < other.symbols.length) {
            int order = i == symbols.length ? 1 : j == other.symbols.length ? -1 : symbols[i].compareTo(other.symbols[j]);
            merged[size] = order <= 0 ? symbols[i] : other.symbols[j];
            int power = (order <= 0 ? exponents[i++] : 0) + (order >= 0 ? sign * other.exponents[j++] : 0);
            if (power != 0) {
                powers[size++] = power;
            }
        }
        return new Monomial(Arrays.copyOf(merged, size), Arrays.copyOf(powers, size));
    }

    @Override
    public int compareTo(Monomial other) {
        if (degree != other.degree) {
            return Integer.compare(degree, other.degree);
        }
        for (int i = 0; i < Math.min(symbols.length, other.symbols.length); i++) {
            int bySymbol = other.symbols[i].compareTo(symbols[i]);
            int order = bySymbol != 0 ? bySymbol : Integer.compare(exponents[i], other.exponents[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(symbols.length, other.symbols.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Monomial m && Arrays.equals(symbols, m.symbols) && Arrays.equals(exponents, m.exponents);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(symbols) + Arrays.hashCode(exponents);
    }
}
