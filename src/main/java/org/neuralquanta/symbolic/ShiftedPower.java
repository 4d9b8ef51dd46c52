package org.neuralquanta.symbolic;

import java.util.Optional;
import org.neuralquanta.polynomial.Polynomial;
import org.neuralquanta.symbol.Symbol;

/**
 * The factor (a·k + b)^e = a^e (k + b/a)^e of a product. Immutable, thread-safe.
 *
 * @param factor the factor
 * @param scale a^e
 * @param offset b/a
 * @param exponent e
 */
public record ShiftedPower(Expr factor, Expr scale, RationalFunction offset, RationalFunction exponent) {

    /**
     * Looks for the factor.
     *
     * @param product the product
     * @param symbol k
     * @return the factor, or nothing where no power of a linear polynomial in the symbol occurs
     */
    public static Optional<ShiftedPower> in(Expr product, Symbol symbol) {
        for (var power : product.powers().entrySet()) {
            if (power.getKey() instanceof Base.Factor(Polynomial p) && p.terms().size() > 1 && p.degree(symbol) == 1) {
                var coefficients = p.coefficients(symbol);
                Polynomial a = coefficients.lastEntry().getValue();
                Polynomial b = coefficients.getOrDefault(0, Polynomial.ZERO);
                Expr factor = new PowerProduct().multiply(p, power.getValue()).build();
                Expr scale = Expr.of(RationalFunction.of(a)).pow(power.getValue());
                return Optional.of(new ShiftedPower(factor, scale, RationalFunction.of(b, a), power.getValue()));
            }
        }
        return Optional.empty();
    }
}
