package org.neuralquanta.polynomial;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.neuralquanta.symbol.Symbol;

/**
 * Two polynomials modulo a prime below 2³¹, evaluated in all symbols but one, and the greatest common divisor of the two
 * univariate images. Univariate polynomials are arrays of coefficients, lowest power first.
 */
final class ModularImage {

    private final long prime;
    private final Reduced a;
    private final Reduced b;

    ModularImage(Polynomial a, Polynomial b, List<Symbol> symbols, long prime) {
        this.prime = prime;
        this.a = new Reduced(a, symbols, prime);
        this.b = new Reduced(b, symbols, prime);
    }

    /** The monic divisor in one symbol, by its index, with a point for the others; nothing where a leading coefficient vanishes. */
    Optional<long[]> gcd(int main, long[] point) {
        long[] p = a.at(main, point, prime);
        long[] q = b.at(main, point, prime);
        if (p[p.length - 1] == 0 || q[q.length - 1] == 0) {
            return Optional.empty();
        }
        while (q.length > 0) {
            long[] rest = remainder(p, q);
            p = q;
            q = rest;
        }
        long inverse = inverse(p[p.length - 1], prime);
        for (int i = 0; i < p.length; i++) {
            p[i] = p[i] * inverse % prime;
        }
        return Optional.of(p);
    }

    /** The constant coefficient in one symbol of the first polynomial at a point. */
    long constantCoefficient(int main, long[] point) {
        return a.at(main, point, prime)[0];
    }

    private long[] remainder(long[] p, long[] q) {
        long[] rest = p.clone();
        long inverse = inverse(q[q.length - 1], prime);
        for (int top = rest.length - 1; top >= q.length - 1; top--) {
            long factor = prime - rest[top] * inverse % prime;
            for (int i = 0; i < q.length; i++) {
                int at = top - q.length + 1 + i;
                rest[at] = (rest[at] + factor * q[i]) % prime;
            }
        }
        int length = Math.min(rest.length, q.length - 1);
        while (length > 0 && rest[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(rest, length);
    }

    static long inverse(long value, long prime) {
        return power(value, prime - 2, prime);
    }

    static long power(long base, long exponent, long prime) {
        long result = 1;
        long square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = result * square % prime;
            }
            square = square * square % prime;
        }
        return result;
    }

    /** One polynomial with residues as coefficients; {@code powers} holds the exponents of the symbols, term by term. */
    private static final class Reduced {

        private final long[] coefficients;
        private final int[][] powers;
        private final int[] degrees;

        Reduced(Polynomial p, List<Symbol> symbols, long prime) {
            int size = p.terms().size();
            BigInteger modulus = BigInteger.valueOf(prime);
            coefficients = new long[size];
            powers = new int[size][symbols.size()];
            degrees = new int[symbols.size()];
            int term = 0;
            for (var entry : p.terms().entrySet()) {
                coefficients[term] = entry.getValue().mod(modulus).longValueExact();
                for (int i = 0; i < degrees.length; i++) {
                    powers[term][i] = entry.getKey().exponentOf(symbols.get(i));
                    degrees[i] = Math.max(degrees[i], powers[term][i]);
                }
                term++;
            }
        }

        long[] at(int main, long[] point, long prime) {
            var table = new long[point.length][];
            for (int i = 0; i < point.length; i++) {
                table[i] = new long[degrees[i] + 1];
                table[i][0] = 1;
                for (int k = 1; k <= degrees[i]; k++) {
                    table[i][k] = table[i][k - 1] * point[i] % prime;
                }
            }
            var image = new long[degrees[main] + 1];
            for (int term = 0; term < coefficients.length; term++) {
                long value = coefficients[term];
                for (int i = 0; i < point.length; i++) {
                    if (i != main && powers[term][i] > 0) {
                        value = value * table[i][powers[term][i]] % prime;
                    }
                }
                int power = powers[term][main];
                image[power] = (image[power] + value) % prime;
            }
            return image;
        }
    }
}
