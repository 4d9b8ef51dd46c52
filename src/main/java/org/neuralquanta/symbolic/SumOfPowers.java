package org.neuralquanta.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.neuralquanta.polynomial.Polynomial;
import org.neuralquanta.symbol.Symbol;

/** Sums of several powers of a symbol in a product, such as \(k^{-s}(1+b\,k^{-\rho})\). Stateless, thread-safe. */
public final class SumOfPowers {

    private SumOfPowers() {}

    /**
     * Multiplies a product out that has a sum of powers as one factor.
     *
     * @param product the product
     * @param symbol k
     * @return the powers, at least two, or nothing where no factor is such a sum
     * @throws IllegalArgumentException if something else than powers of the symbol occurs
     */
    public static Optional<List<Germ>> in(Expr product, Symbol symbol) {
        for (var power : product.powers().entrySet()) {
            if (!power.getValue().isOne()) {
                continue;
            }
            List<Expr> summands = switch (power.getKey()) {
                case Base.Sum(List<Expr> terms) when terms.size() > 1 -> terms;
                case Base.Factor(Polynomial p) when p.terms().size() > 1 -> monomials(p, symbol);
                default -> List.of();
            };
            Expr sum = new PowerProduct().multiply(power.getKey(), power.getValue()).build();
            if (summands.size() > 1 && sum.symbols().contains(symbol)) {
                Expr rest = product.dividedBy(sum);
                return Optional.of(summands.stream().map(s -> Germ.of(rest.times(s), symbol)).toList());
            }
        }
        return Optional.empty();
    }

    private static List<Expr> monomials(Polynomial polynomial, Symbol symbol) {
        var monomials = new ArrayList<Expr>();
        polynomial.coefficients(symbol).forEach((degree, coefficient) -> monomials.add(
                Expr.of(RationalFunction.of(coefficient)).times(Expr.of(symbol).pow(RationalFunction.of(degree)))));
        return monomials;
    }
}
