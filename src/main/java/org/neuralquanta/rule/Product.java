package org.neuralquanta.rule;

import java.util.List;
import java.util.Optional;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.PowerSeries;
import org.neuralquanta.symbolic.RationalFunction;

/** Multiplies powers of quantities that depend on the same rank; which quantity the product is stands in the definition. */
public record Product(Quantity result, Symbol variable, String definition, List<RationalFunction> powers) implements Rule {

    @Override
    public String name() {
        return "product";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        Germ product = Germ.ONE;
        Optional<PowerSeries> series = Optional.empty();
        Expr rate = Expr.ZERO;
        RationalFunction stretch = RationalFunction.ONE;
        for (int i = 0; i < powers.size(); i++) {
            RationalFunction power = powers.get(i);
            switch (premises.get(i)) {
                case Claim.Stretched s -> {
                    if (!rate.isZero() && !s.power().equals(stretch)) {
                        throw new IllegalArgumentException("exponentials of different powers: " + premises);
                    }
                    product = product.times(s.factor().pow(power, checks.assumptions()));
                    rate = rate.plus(s.rate().times(Expr.of(power)));
                    stretch = s.power();
                }
                case Claim.Expansion e -> {
                    if (series.isPresent()) {
                        throw new IllegalArgumentException("one premise at most must be an expansion: " + premises);
                    }
                    series = Optional.of(e.series().pow(power, checks.assumptions()));
                }
                default -> product = product.times(Rule.germ(premises, i).pow(power, checks.assumptions()));
            }
            if (!variable(premises.get(i)).equals(variable(premises.getFirst()))) {
                throw new IllegalArgumentException("premises must have the same variable, were " + premises);
            }
        }
        if (series.isPresent()) {
            return new Conclusion(
                    new Claim.Expansion(result, variable, series.get().times(product)),
                    definition + " Expansions are multiplied term by term, and raised to powers by the binomial series.");
        }
        return new Conclusion(
                rate.isZero()
                        ? new Claim.Asymptotic(result, variable, product)
                        : new Claim.Stretched(result, variable, product, rate, stretch),
                definition + " Powers and products of equal or asymptotic functions are equal or asymptotic.");
    }

    private static Symbol variable(Claim claim) {
        return switch (claim) {
            case Claim.Stretched s -> s.variable();
            case Claim.Expansion e -> e.variable();
            default -> Rule.asymptotic(List.of(claim), 0).variable();
        };
    }
}
