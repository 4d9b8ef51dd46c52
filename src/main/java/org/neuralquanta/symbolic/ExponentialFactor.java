package org.neuralquanta.symbolic;

import java.util.List;
import java.util.Optional;
import org.neuralquanta.symbol.Symbol;

/**
 * The factor e^exponent of a product whose exponent depends on a symbol. Immutable, thread-safe.
 *
 * @param factor the factor
 * @param exponent the exponent of e
 */
public record ExponentialFactor(Expr factor, Expr exponent) {

    /**
     * Looks for the factor.
     *
     * @param product the product
     * @param symbol the symbol
     * @return the factor, or nothing where no exponential depends on the symbol
     */
    public static Optional<ExponentialFactor> in(Expr product, Symbol symbol) {
        for (var power : product.powers().entrySet()) {
            Optional<Expr> exponent = switch (power.getKey()) {
                case Base.Euler _ -> Optional.of(Expr.of(power.getValue()));
                case Base.Call(Function function, List<Expr> arguments) when function == Function.EXP ->
                    Optional.of(arguments.getFirst().times(Expr.of(power.getValue())));
                default -> Optional.empty();
            };
            if (exponent.filter(e -> e.symbols().contains(symbol)).isPresent()) {
                Expr factor = new PowerProduct().multiply(power.getKey(), power.getValue()).build();
                return Optional.of(new ExponentialFactor(factor, exponent.get()));
            }
        }
        return Optional.empty();
    }
}
