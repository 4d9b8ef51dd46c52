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
                "The open share of a quantum with N parameters and D samples is at most the sum of those with each limit alone, so the"
                        + " loss is at most the sum of the two losses. This holds for every split, so also for the minima. It is a"
                        + " bound, not a law: quanta limited by both are counted twice.");
    }
}
