package org.neuralquanta.derivation;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RankSum;
import org.neuralquanta.symbolic.RationalFunction;
import org.neuralquanta.symbolic.Symbol;

/** From frequencies with a finite sum to use frequencies of sum 1. */
@Statement("T2")
record NormaliseFrequencies(Symbol constant) implements Rule {

    @Override
    public String name() {
        return "normalise frequencies";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        Claim.Asymptotic frequency = Rule.asymptotic(premises, 0);
        Germ germ = frequency.germ();
        RationalFunction excess = germ.exponent().negate().minus(RationalFunction.ONE);
        String diverges = "the use frequencies of all quanta must have a finite sum, but the sum of " + germ.toString(frequency.variable())
                + " over all ranks diverges: with infinitely many quanta it must fall faster than 1/" + frequency.variable();
        if (checks.sign(excess) == 0) {
            checks.requirePositive(germ.logExponent().negate().minus(RationalFunction.ONE), diverges);
        } else {
            checks.requirePositive(excess, diverges);
        }
        var sum = new RankSum(constant, germ.exponent(), germ.logExponent());
        Expr total = sum.closedForm().orElse(Expr.of(constant));
        Germ use = new Germ(Expr.ONE.dividedBy(total), germ.exponent(), germ.logExponent());
        return new Conclusion(
                new Claim.Asymptotic(Quantity.USE, frequency.variable(), use),
                "The sum over all ranks is finite, so dividing by it makes the frequencies sum to 1.",
                sum.closedForm().isPresent() ? List.of() : List.of(sum));
    }
}
