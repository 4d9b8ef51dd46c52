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
        boolean slow = checks.sign(excess) == 0;
        if (slow) {
            checks.requirePositive(germ.logExponent().negate().minus(RationalFunction.ONE));
        } else {
            checks.requirePositive(excess);
        }
        var sum = new RankSum(constant, germ.exponent(), germ.logExponent());
        Expr total = sum.closedForm().orElse(Expr.of(constant));
        Germ use = new Germ(Expr.ONE.dividedBy(total), germ.exponent(), germ.logExponent());
        return new Conclusion(
                new Claim.Asymptotic(Quantity.USE, frequency.variable(), use),
                (slow ? "The exponent is -1 and that of the logarithm" : "The exponent") + " is below -1, so the sum over all ranks is finite,"
                        + " by comparison with the integral; dividing by it makes the frequencies sum to 1.",
                sum.closedForm().isPresent() ? List.of() : List.of(sum));
    }
}
