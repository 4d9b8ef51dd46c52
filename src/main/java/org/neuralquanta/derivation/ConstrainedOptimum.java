package org.neuralquanta.derivation;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.symbolic.Assumptions;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;
import org.neuralquanta.symbolic.Symbol;

/**
 * The least sum of a loss of parameters and a loss of data whose product is fixed. Premises: the two losses. With both
 * expressed by the reciprocal u of the first, the stationary point is found by substitution.
 */
@Statement("T18")
record ConstrainedOptimum(Quantity result, Symbol product) implements Rule {

    @Override
    public String name() {
        return "constrained optimum";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        Germ first = Rule.germ(premises, 0);
        Germ second = Rule.germ(premises, 1);
        RationalFunction a = first.exponent().negate();
        RationalFunction b = second.exponent().negate();
        if (!checks.isPositive(a) || !checks.isPositive(b)) {
            return new Conclusion(
                    new Claim.NoPowerLaw(
                            Regime.LOGARITHMIC,
                            "a loss that is a power of a logarithm is the same to leading order for every split into powers of "
                                    + product + " but for its constant, which this statement does not give"),
                    "A slowly varying loss has no best share of the resources.");
        }
        Assumptions assumptions = checks.assumptions();
        Germ parameters = Germ.ONE.dividedBy(first).inverse(assumptions);
        Germ shrunk = Germ.X.times(Expr.of(b.dividedBy(a)));
        Germ data = Germ.ONE.dividedBy(second).inverse(assumptions).compose(shrunk, assumptions);
        Germ reciprocal = parameters.times(data).inverse(assumptions);
        Germ answer =
                switch (result) {
                    case SUM_OF_LOSSES -> Germ.ONE.dividedBy(reciprocal).times(Expr.of(RationalFunction.ONE.plus(a.dividedBy(b))));
                    case PARAMETERS -> parameters.compose(reciprocal, assumptions);
                    case DATA -> data.compose(reciprocal, assumptions);
                    default -> throw new IllegalArgumentException("no such part: " + result);
                };
        return new Conclusion(
                new Claim.Asymptotic(result, product, answer),
                "The losses for want of parameters and of data add at most. In log N the sum under a fixed product is convex, and it is least where a times"
                        + " the first loss equals b times the second, a and b their exponents; both resources are then functions of one"
                        + " of the losses, and their product determines it.");
    }
}
