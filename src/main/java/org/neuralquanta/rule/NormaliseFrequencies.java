package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RankSum;
import org.neuralquanta.symbolic.RationalFunction;

/** From frequencies with a finite sum to use frequencies of sum 1. */
@Statement("T2")
public record NormaliseFrequencies(Symbol constant) implements Rule {

    @Override
    public String name() {
        return "normalise frequencies";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        return switch (premises.getFirst()) {
            case Claim.Asymptotic a -> monomials(a.germ(), RationalFunction.ZERO, a.variable(), checks);
            case Claim.Shifted s -> monomials(s.germ(), s.offset(), s.variable(), checks);
            case Claim.Stretched s -> exponentials(s, checks);
            default -> throw new IllegalArgumentException("not a frequency: " + premises);
        };
    }

    private Conclusion monomials(Germ germ, RationalFunction offset, Symbol rank, Checks checks) {
        RationalFunction excess = germ.exponent().negate().minus(RationalFunction.ONE);
        boolean slow = checks.sign(excess) == 0;
        String diverges = "the use frequencies of all quanta must have a finite sum, but the sum of " + germ.toString(rank)
                + " over all ranks diverges: with infinitely many quanta it must fall faster than 1/" + rank;
        if (slow) {
            checks.requirePositive(germ.logExponent().negate().minus(RationalFunction.ONE), diverges);
        } else {
            checks.requirePositive(excess, diverges);
        }
        var sum = new RankSum.Monomials(constant, germ.exponent(), offset, germ.logExponent());
        Germ use = new Germ(Expr.ONE.dividedBy(total(sum)), germ.exponent(), germ.logExponent());
        return conclusion(
                new Claim.Asymptotic(Quantity.USE, rank, use),
                (slow ? "The exponent is -1 and that of the logarithm" : "The exponent") + " is below -1",
                offset.isZero() ? "" : " A fixed offset is negligible against large ranks.",
                sum);
    }

    private Conclusion exponentials(Claim.Stretched frequency, Checks checks) {
        checks.requirePositive(frequency.rate().negate());
        checks.requirePositive(frequency.power(), "the use frequencies must fall to 0 with the rank; they do not");
        var sum = new RankSum.Exponentials(constant, frequency.rate().negate(), frequency.power());
        return conclusion(
                new Claim.Stretched(
                        Quantity.USE,
                        frequency.variable(),
                        Germ.constant(Expr.ONE.dividedBy(total(sum))),
                        frequency.rate(),
                        frequency.power()),
                "They fall faster than every power of the rank",
                "",
                sum);
    }

    private Expr total(RankSum sum) {
        return sum.closedForm().orElse(Expr.of(constant));
    }

    private static Conclusion conclusion(Claim use, String why, String more, RankSum sum) {
        return new Conclusion(
                use,
                why + ", so the sum over all ranks is finite, by comparison with the integral; dividing by it makes the frequencies sum"
                        + " to 1." + more,
                sum.closedForm().isPresent() ? List.of() : List.of(sum));
    }
}
