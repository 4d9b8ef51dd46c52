package org.neuralquanta.polynomial;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.neuralquanta.symbol.Symbol;

/**
 * The greatest common divisor of two polynomials modulo a prime, times the factor that makes its leading coefficient in the
 * main symbol equal to {@code lead}, rebuilt from univariate images one symbol at a time (Zippel 1979): monomials that are
 * absent at a random point are taken to be absent, so a new symbol costs one linear system per value of it. Points have a
 * last, unused, coordinate for the main symbol.
 */
final class SparseInterpolation {

    private final List<Symbol> others;
    private final Symbol main;
    private final int degree;
    private final int[] bounds;
    private final long prime;
    private final SplittableRandom random;
    private final ModularImage images;
    private final ModularImage leads;

    SparseInterpolation(
            Polynomial a,
            Polynomial b,
            Symbol main,
            Polynomial lead,
            Map<Symbol, Integer> degrees,
            long prime,
            SplittableRandom random) {
        this.main = main;
        this.others = a.symbols().stream().filter(s -> !s.equals(main)).toList();
        this.degree = degrees.getOrDefault(main, 0);
        this.bounds = others.stream().mapToInt(s -> degrees.getOrDefault(s, 0) + lead.degree(s)).toArray();
        this.prime = prime;
        this.random = random;
        List<Symbol> symbols = new ArrayList<>(others);
        symbols.add(main);
        this.images = new ModularImage(a, b, symbols, prime);
        this.leads = new ModularImage(lead, lead, symbols, prime);
    }

    /** The scaled divisor with residues as coefficients, or nothing where the random points were unlucky. */
    Optional<Polynomial> divisor() {
        long[] anchor = randomPoint();
        Optional<long[]> first = image(anchor);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        List<List<Term>> coefficients = new ArrayList<>();
        for (long value : first.get()) {
            coefficients.add(value == 0 ? List.of() : List.of(new Term(Monomial.ONE, value)));
        }
        for (int variable = 0; variable < others.size(); variable++) {
            Optional<List<List<Term>>> extended = extend(coefficients, variable, anchor);
            if (extended.isEmpty()) {
                return Optional.empty();
            }
            coefficients = extended.get();
        }
        var terms = new HashMap<Monomial, BigInteger>();
        for (int power = 0; power <= degree; power++) {
            for (Term term : coefficients.get(power)) {
                terms.put(term.monomial.times(Monomial.of(main, power)), BigInteger.valueOf(term.value));
            }
        }
        return Optional.of(Polynomial.of(terms));
    }

    private record Term(Monomial monomial, long value) {}

    private long[] randomPoint() {
        return random.longs(others.size() + 1, 1, prime).toArray();
    }

    private Optional<long[]> image(long[] point) {
        Optional<long[]> image = images.gcd(others.size(), point).filter(g -> g.length == degree + 1);
        long factor = leads.constantCoefficient(others.size(), point);
        if (factor == 0) {
            return Optional.empty();
        }
        image.ifPresent(g -> {
            for (int i = 0; i < g.length; i++) {
                g[i] = g[i] * factor % prime;
            }
        });
        return image;
    }

    /** From the coefficients with the symbols from {@code variable} on at the anchor, those with that symbol free. */
    private Optional<List<List<Term>>> extend(List<List<Term>> coefficients, int variable, long[] anchor) {
        int equations = coefficients.stream().mapToInt(List::size).max().orElse(0);
        long[] base = randomPoint();
        var nodes = new long[bounds[variable] + 1];
        nodes[0] = anchor[variable];
        for (int l = 1; l < nodes.length; l++) {
            nodes[l] = random.nextLong(1, prime);
        }
        // samples[power][node][equation]
        var samples = new long[degree + 1][nodes.length][equations];
        for (int l = 1; l < nodes.length; l++) {
            long[] point = anchor.clone();
            point[variable] = nodes[l];
            for (int e = 0; e < equations; e++) {
                for (int i = 0; i < variable; i++) {
                    point[i] = ModularImage.power(base[i], e + 1L, prime);
                }
                Optional<long[]> image = image(point);
                if (image.isEmpty()) {
                    return Optional.empty();
                }
                for (int power = 0; power <= degree; power++) {
                    samples[power][l][e] = image.get()[power];
                }
            }
        }
        List<List<Term>> extended = new ArrayList<>();
        for (int power = 0; power <= degree; power++) {
            Optional<List<Term>> terms = extend(coefficients.get(power), variable, base, nodes, samples[power]);
            if (terms.isEmpty()) {
                return Optional.empty();
            }
            extended.add(terms.get());
        }
        return Optional.of(extended);
    }

    private Optional<List<Term>> extend(List<Term> terms, int variable, long[] base, long[] nodes, long[][] samples) {
        int size = terms.size();
        var matrix = new long[size][size + nodes.length];
        for (int t = 0; t < size; t++) {
            long root = 1;
            for (int i = 0; i < variable; i++) {
                root = root * ModularImage.power(base[i], terms.get(t).monomial.exponentOf(others.get(i)), prime) % prime;
            }
            long entry = 1;
            for (int e = 0; e < size; e++) {
                entry = entry * root % prime;
                matrix[e][t] = entry;
            }
        }
        for (int e = 0; e < size; e++) {
            for (int l = 1; l < nodes.length; l++) {
                matrix[e][size + l] = samples[l][e];
            }
        }
        if (!eliminate(matrix)) {
            return Optional.empty();
        }
        List<Term> extended = new ArrayList<>();
        for (int t = 0; t < size; t++) {
            var values = new long[nodes.length];
            System.arraycopy(matrix[t], size, values, 0, nodes.length);
            values[0] = terms.get(t).value;
            long[] coefficients = interpolate(nodes, values);
            for (int k = 0; k < coefficients.length; k++) {
                if (coefficients[k] != 0) {
                    Monomial monomial = terms.get(t).monomial.times(Monomial.of(others.get(variable), k));
                    extended.add(new Term(monomial, coefficients[k]));
                }
            }
        }
        return Optional.of(extended);
    }

    /** Gauss–Jordan elimination of the square left part; false where it is singular. */
    private boolean eliminate(long[][] matrix) {
        for (int column = 0; column < matrix.length; column++) {
            int pivot = column;
            while (pivot < matrix.length && matrix[pivot][column] == 0) {
                pivot++;
            }
            if (pivot == matrix.length) {
                return false;
            }
            long[] row = matrix[pivot];
            matrix[pivot] = matrix[column];
            matrix[column] = row;
            scale(row, ModularImage.inverse(row[column], prime));
            for (int k = 0; k < matrix.length; k++) {
                long factor = k == column ? 0 : prime - matrix[k][column];
                for (int i = column; factor % prime != 0 && i < row.length; i++) {
                    matrix[k][i] = (matrix[k][i] + factor * row[i]) % prime;
                }
            }
        }
        return true;
    }

    private void scale(long[] row, long factor) {
        for (int i = 0; i < row.length; i++) {
            row[i] = row[i] * factor % prime;
        }
    }

    /** Newton's divided differences, expanded to coefficients of powers; the nodes are distinct but for a chance of 1e-8. */
    private long[] interpolate(long[] nodes, long[] values) {
        long[] differences = values.clone();
        for (int order = 1; order < nodes.length; order++) {
            for (int i = nodes.length - 1; i >= order; i--) {
                long width = Math.floorMod(nodes[i] - nodes[i - order], prime);
                long rise = Math.floorMod(differences[i] - differences[i - 1], prime);
                differences[i] = rise * ModularImage.inverse(width, prime) % prime;
            }
        }
        var result = new long[nodes.length];
        for (int k = nodes.length - 1; k >= 0; k--) {
            for (int i = nodes.length - 1; i >= 0; i--) {
                long shifted = i > 0 ? result[i - 1] : 0;
                result[i] = Math.floorMod(shifted - nodes[k] * result[i] % prime, prime);
            }
            result[0] = (result[0] + differences[k]) % prime;
        }
        return result;
    }
}
