package org.neuralquanta.derivation;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.symbolic.Symbol;

/** The least product of two resources that teaches n quanta when each alone can be the bottleneck. */
@Statement("T18")
record Bottleneck(Symbol rank) implements Rule {

    @Override
    public String name() {
        return "bottleneck";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        return new Conclusion(
                new Claim.Asymptotic(
                        Quantity.COMPUTE, rank, Rule.germ(premises, 0).times(Rule.germ(premises, 1))),
                "The smaller of the two numbers of quanta is learned, and both resources rise with theirs: any surplus of one"
                        + " is waste, so at the optimum both teach the same n, and the product is that of what n takes of each.");
    }
}
