package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Assumptions;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * The least sum of a loss of parameters and a loss of data whose product is fixed. Premises: the two losses. With both
 * expressed by the reciprocal u of the first, the stationary point is found by substitution. The sum is no loss but a bound
 * of one: see {@link SumBound}.
 */
@Statement("T18")
public record ConstrainedOptimum(Quantity result, Symbol product) implements Rule {

    @Override
    public String name() {
        return "constrained optimum";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        if (Rule.isExponential(premises, 0)) {
            return new Conclusion(
                    new Claim.NoPowerLaw(
                            Regime.EXPONENTIAL,
                            "the loss for want of parameters falls exponentially, so the sum has no least value in powers; target"
                                    + " compute gives the law"),
                    "The parameters for the best split grow like a logarithm.");
        }
        Germ first = Rule.germ(premises, 0);
        Germ second = Rule.germ(premises, 1);
        RationalFunction a = first.exponent().negate();
        RationalFunction b = second.exponent().negate();
        String falls = "each loss must fall as its resource grows; one does not";
        if (checks.sign(a) == 0 || checks.sign(b) == 0) {
            return new Conclusion(
                    new Claim.NoPowerLaw(
                            Regime.LOGARITHMIC,
                            "a loss that is a power of a logarithm is the same to leading order for every split into powers of "
                                    + product + " but for its constant, which this statement does not give"),
                    "A slowly varying loss has no best share of the resources.");
        }
        checks.requirePositive(a, falls);
        checks.requirePositive(b, falls);
        Assumptions assumptions = checks.assumptions();
        Germ parameters = Germ.ONE.dividedBy(first).inverse(assumptions);
        Germ shrunk = Germ.X.times(Expr.of(b.dividedBy(a)));
        Germ data = Germ.ONE.dividedBy(second).inverse(assumptions).compose(shrunk, assumptions);
        Germ reciprocal = parameters.times(data).inverse(assumptions);
        Germ answer =
                switch (result) {
                    case SUM_OF_LOSSES -> Germ.ONE.dividedBy(reciprocal).times(Expr.of(RationalFunction.ONE.plus(a.dividedBy(b))));
                    case PARAMETERS_OF_SUM -> parameters.compose(reciprocal, assumptions);
                    case DATA_OF_SUM -> data.compose(reciprocal, assumptions);
                    default -> throw new IllegalArgumentException("no such part: " + result);
                };
        return new Conclusion(
                new Claim.Asymptotic(result, product, answer),
                "Let N* be where a times the first loss equals b times the second, a and b their exponents; both resources are"
                        + " functions of one of the losses, and their product determines it. At N = t N* the sum over its value at N* tends"
                        + " to (b t^-a + a t^b)/(a + b), uniformly for t in compact sets (uniform convergence theorem), and by Potter's bounds it"
                        + " exceeds any level as t tends to 0 or to infinity. The limit is strictly convex in log t and least at t = 1,"
                        + " so the least sum is asymptotic to that at N*, and is taken there; logarithms are slowly varying factors, for which"
                        + " both theorems hold.");
    }
}
