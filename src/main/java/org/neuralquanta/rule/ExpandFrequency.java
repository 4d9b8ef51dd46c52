package org.neuralquanta.rule;

import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.PowerSeries;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * The use frequency in falling powers of the rank. Premises: the frequency as given, and the use frequency, which is a multiple of it.
 *
 * @param terms how many powers
 */
@Statement("T45")
public record ExpandFrequency(int terms) implements Rule {

    @Override
    public String name() {
        return "expand in powers of the rank";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        Claim.Asymptotic use = Rule.asymptotic(premises, 1);
        if (!use.germ().logExponent().isZero()) {
            throw new IllegalArgumentException("frequencies must have no logarithm for more than one term");
        }
        return switch (premises.getFirst()) {
            case Claim.Asymptotic _ ->
                conclusion(use, List.of(), RationalFunction.ONE, "It is one power of the rank; the others have the coefficient 0.");
            case Claim.Shifted s -> conclusion(
                    use, binomials(s.germ().exponent(), s.offset()), RationalFunction.ONE,
                    "The binomial series in the offset over the rank converges for large ranks.");
            case Claim.Sum s -> {
                List<Germ> powers = NormaliseFrequencies.falling(s, checks);
                Germ ratio = powers.getLast().dividedBy(powers.getFirst());
                yield conclusion(
                        use, List.of(ratio.coefficient()), ratio.exponent().negate(), "It is the given sum, divided by the sum over all ranks.");
            }
            default -> throw new IllegalArgumentException("frequencies must be powers of the rank for more than one term");
        };
    }

    /** The coefficients of (1 + q/k)^e after the first. */
    private List<Expr> binomials(RationalFunction exponent, RationalFunction offset) {
        var binomials = new ArrayList<Expr>();
        RationalFunction product = RationalFunction.ONE;
        for (int j = 1; j < terms; j++) {
            RationalFunction factor = exponent.minus(RationalFunction.of(j - 1)).dividedBy(RationalFunction.of(j));
            product = product.times(factor).times(offset);
            binomials.add(Expr.of(product));
        }
        return binomials;
    }

    private Conclusion conclusion(Claim.Asymptotic use, List<Expr> corrections, RationalFunction step, String because) {
        var coefficients = new ArrayList<Expr>();
        for (int j = 0; j < terms; j++) {
            Expr correction = j == 0 ? Expr.ONE : j <= corrections.size() ? corrections.get(j - 1) : Expr.ZERO;
            coefficients.add(use.germ().coefficient().times(correction));
        }
        return new Conclusion(
                new Claim.Expansion(Quantity.USE, use.variable(), PowerSeries.of(coefficients, use.germ().exponent(), step)), because);
    }
}
