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
                "With N parameters and D samples a quantum beyond the affordable ones is open, any other as far as the data leave it"
                        + " open: at most the sum of what each lack alone would leave open. This holds for every split, so also for the"
                        + " least values. It is a bound and no law: the quanta that lack both are counted twice.");
    }
}
