package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * A family of a mixture where one more sample of it lowers its loss by a given level. Premise: the loss of the family.
 *
 * @param result the samples of the family, or its loss
 * @param reciprocal the reciprocal of the level
 */
@Statement("T42")
public record EqualBenefit(Quantity result, Symbol reciprocal) implements Rule {

    @Override
    public String name() {
        return "equal benefit of samples";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        Germ loss = Rule.germ(premises, 0);
        RationalFunction exponent = loss.exponent().negate();
        checks.requirePositive(exponent, "the loss of a family must fall like a power of its samples; it does not");
        Germ benefit = loss.times(Expr.of(exponent)).dividedBy(Germ.X);
        Germ samples = Germ.ONE.dividedBy(benefit).inverse(checks.assumptions());
        return switch (result) {
            case DATA -> new Conclusion(
                    new Claim.Asymptotic(result, reciprocal, samples),
                    "One more sample lowers the power law by the exponent times the loss over the samples. For a curve without jumps it lowers the"
                            + " loss by the sum of benefit(k) psi(D q(k)) over D, psi(y) = -y phi'(y), which is asymptotic to that:"
                            + " M[psi](z) = z M[phi](z).");
            case LOSS -> new Conclusion(
                    new Claim.Asymptotic(result, reciprocal, loss.compose(samples, checks.assumptions())),
                    "The loss at these samples, which tend to infinity with x.");
            default -> throw new IllegalArgumentException("no such part: " + result);
        };
    }
}
