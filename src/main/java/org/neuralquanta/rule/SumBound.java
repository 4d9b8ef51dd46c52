package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;

/** The least loss is at most the least sum of the losses of parameters and of data alone. Premise: that sum. */
@Statement("T39")
public record SumBound() implements Rule {

    @Override
    public String name() {
        return "upper bound L(N) + L(D)";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        Claim.Asymptotic sum = Rule.asymptotic(premises, 0);
        if (sum.quantity() != Quantity.SUM_OF_LOSSES) {
            throw new IllegalArgumentException("the premise must be the least sum of losses, was " + sum);
        }
        return new Conclusion(
                new Claim.AtMost(Quantity.LOSS, sum.variable(), sum.germ()),
                "With N parameters and D samples the loss is at most the sum of the losses that each limit alone would leave, since"
                        + " every quantum is limited by one or both. This holds for every split, so also for the minima. It is a bound,"
                        + " not a law: quanta limited by both are counted twice.");
    }
}
