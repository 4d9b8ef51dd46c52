package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RankSum;
import org.neuralquanta.symbolic.RationalFunction;

/** The sum over the first n ranks, in its regimes. */
@Statement("T2")
public record PartialSum(Symbol rank, Symbol constant) implements Rule {

    @Override
    public String name() {
        return "partial sum";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        Germ germ = Rule.germ(premises, 0);
        RationalFunction power = germ.exponent().plus(RationalFunction.ONE);
        RationalFunction logPower = germ.logExponent().plus(RationalFunction.ONE);
        int sign = checks.sign(power);
        if (sign > 0) {
            Germ sum = germ.times(new Germ(Expr.of(power.inverse()), RationalFunction.ONE, RationalFunction.ZERO));
            return sum(sum, "The costs are a monomial whose values at k and k + 1 have a quotient that tends to 1, and whose"
                    + " integral diverges, so their sum is asymptotic to it. Their index is above -1, so by Karamata's theorem"
                    + " (Bingham, Goldie, Teugels, Regular Variation, proposition 1.5.8) the integral up to n is asymptotic to"
                    + " n cost(n) over one more than the index.");
        }
        int logSign = sign < 0 ? -1 : checks.sign(logPower);
        if (logSign > 0) {
            return sum(
                    new Germ(germ.coefficient().dividedBy(Expr.of(logPower)), RationalFunction.ZERO, logPower),
                    "The sum is asymptotic to the integral, which diverges; with u = log k the integrand becomes a power of u"
                            + " with an exponent above -1.");
        }
        if (logSign == 0) {
            return new Conclusion(
                    new Claim.NoPowerLaw(Regime.NONE, "the cost of n quanta grows like log(log(n)): n is a double exponential"),
                    "The sum of 1/(k log k) is log log n.");
        }
        var total = new RankSum.Monomials(constant, germ.exponent(), RationalFunction.ZERO, germ.logExponent());
        Expr limit = germ.coefficient().times(total.closedForm().orElse(Expr.of(constant)));
        return new Conclusion(
                new Claim.Asymptotic(Quantity.PARAMETERS, rank, Germ.constant(limit)),
                "The costs are summable: their partial sums tend to the sum over all ranks.",
                total.closedForm().isPresent() ? List.of() : List.of(total));
    }

    private Conclusion sum(Germ germ, String because) {
        return new Conclusion(new Claim.Asymptotic(Quantity.PARAMETERS, rank, germ), because);
    }
}
