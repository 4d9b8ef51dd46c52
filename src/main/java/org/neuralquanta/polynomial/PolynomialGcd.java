package org.neuralquanta.polynomial;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.neuralquanta.symbol.Symbol;

/**
 * Greatest common divisors over ℤ. Images modulo primes bound the degrees and usually prove that the divisor is trivial;
 * otherwise {@link SparseInterpolation} rebuilds it from images at points (Zippel 1979). The result was always verified by exact division,
 * so chance affects the time only.
 */
public final class PolynomialGcd {

    private static final BigInteger FIRST_PRIME = BigInteger.valueOf(2_000_000_011L);

    private PolynomialGcd() {}

    /** The greatest common divisor with a positive leading coefficient; that of 0 and 0 is 0. */
    public static Polynomial gcd(Polynomial a, Polynomial b) {
        if (a.isZero() || b.isZero() || a.equals(b)) {
            Polynomial result = a.isZero() ? b : a;
            return result.leadingCoefficient().signum() < 0 ? result.negate() : result;
        }
        BigInteger content = a.content().gcd(b.content());
        Monomial monomial = a.monomialContent().gcd(b.monomialContent());
        Polynomial common = Polynomial.term(monomial, content);
        if (a.isConstant() || b.isConstant()) {
            return common;
        }
        return common.times(ofPrimitive(primitive(a), primitive(b)));
    }

    private static Polynomial primitive(Polynomial p) {
        return p.exactlyDividedBy(Polynomial.term(p.monomialContent(), p.content())).orElseThrow();
    }

    private static Polynomial ofPrimitive(Polynomial a, Polynomial b) {
        if (a.isConstant() || b.isConstant()) {
            return Polynomial.ONE;
        }
        for (Symbol symbol : a.symbols()) {
            if (b.degree(symbol) == 0) {
                return gcd(contentIn(a, symbol), b);
            }
        }
        for (Symbol symbol : b.symbols()) {
            if (a.degree(symbol) == 0) {
                return gcd(a, contentIn(b, symbol));
            }
        }
        Map<Symbol, Integer> degrees = degreeBounds(a, b);
        if (Collections.max(degrees.values()) == 0) {
            return Polynomial.ONE;
        }
        for (var degree : degrees.entrySet()) {
            if (degree.getValue() == 0) {
                return gcd(contentIn(a, degree.getKey()), contentIn(b, degree.getKey()));
            }
        }
        for (Polynomial candidate : List.of(a, b)) {
            boolean fits = degrees.entrySet().stream().allMatch(d -> d.getValue() == candidate.degree(d.getKey()));
            if (fits && a.exactlyDividedBy(candidate).isPresent() && b.exactlyDividedBy(candidate).isPresent()) {
                return candidate;
            }
        }
        Symbol main = Collections.min(degrees.entrySet(), Map.Entry.comparingByValue()).getKey();
        return bySparseInterpolation(a, b, main, degrees);
    }

    private static Polynomial contentIn(Polynomial p, Symbol symbol) {
        Polynomial content = Polynomial.ZERO;
        List<Polynomial> coefficients = p.coefficients(symbol).values().stream()
                .sorted(Comparator.comparingInt(c -> c.terms().size()))
                .toList();
        for (Polynomial coefficient : coefficients) {
            content = gcd(content, coefficient);
            if (content.isOne()) {
                return content;
            }
        }
        return content;
    }

    /** Bounds on the degree of the divisor in each common symbol, from one image modulo a prime each. */
    private static Map<Symbol, Integer> degreeBounds(Polynomial a, Polynomial b) {
        long prime = FIRST_PRIME.longValueExact();
        var random = new SplittableRandom(a.terms().size() * 31L + b.terms().size());
        List<Symbol> symbols = List.copyOf(a.symbols());
        var images = new ModularImage(a, b, symbols, prime);
        var bounds = new TreeMap<Symbol, Integer>();
        for (int main = 0; main < symbols.size(); main++) {
            Optional<long[]> image = Optional.empty();
            while (image.isEmpty()) {
                image = images.gcd(main, random.longs(symbols.size(), 1, prime).toArray());
            }
            bounds.put(symbols.get(main), image.get().length - 1);
        }
        return bounds;
    }

    private static Polynomial bySparseInterpolation(
            Polynomial a, Polynomial b, Symbol main, Map<Symbol, Integer> degrees) {
        Polynomial contentA = contentIn(a, main);
        Polynomial contentB = contentIn(b, main);
        if (!contentA.isOne() || !contentB.isOne()) {
            Polynomial partA = a.exactlyDividedBy(contentA).orElseThrow();
            Polynomial partB = b.exactlyDividedBy(contentB).orElseThrow();
            return gcd(contentA, contentB).times(gcd(partA, partB));
        }
        Polynomial lead = gcd(lead(a, main), lead(b, main));
        var random = new SplittableRandom(a.hashCode());
        BigInteger modulus = BigInteger.ONE;
        Polynomial scaled = Polynomial.ZERO;
        for (BigInteger prime = FIRST_PRIME; ; prime = prime.nextProbablePrime()) {
            Polynomial image = new SparseInterpolation(a, b, main, lead, degrees, prime.longValueExact(), random)
                    .divisor()
                    .orElse(Polynomial.ZERO);
            if (image.isZero() || (!scaled.isZero() && image.degree(main) > scaled.degree(main))) {
                continue;
            }
            boolean first = image.degree(main) < scaled.degree(main) || scaled.isZero();
            scaled = first ? symmetric(image, prime) : chineseRemainder(scaled, modulus, image, prime);
            modulus = first ? prime : modulus.multiply(prime);
            Polynomial candidate = scaled.exactlyDividedBy(contentIn(scaled, main)).orElseThrow();
            if (a.exactlyDividedBy(candidate).isPresent() && b.exactlyDividedBy(candidate).isPresent()) {
                return candidate.leadingCoefficient().signum() < 0 ? candidate.negate() : candidate;
            }
        }
    }

    private static Polynomial lead(Polynomial p, Symbol symbol) {
        return p.coefficients(symbol).lastEntry().getValue();
    }

    private static Polynomial chineseRemainder(Polynomial p, BigInteger m, Polynomial q, BigInteger prime) {
        Polynomial step = symmetric(q.minus(p).times(m.modInverse(prime)), prime);
        return symmetric(p.plus(step.times(m)), m.multiply(prime));
    }

    /** The coefficients reduced to the residues of least absolute value. */
    private static Polynomial symmetric(Polynomial p, BigInteger modulus) {
        var reduced = new HashMap<Monomial, BigInteger>();
        p.terms().forEach((monomial, value) -> {
            BigInteger residue = value.mod(modulus);
            reduced.put(monomial, residue.shiftLeft(1).compareTo(modulus) > 0 ? residue.subtract(modulus) : residue);
        });
        return Polynomial.of(reduced);
    }
}
