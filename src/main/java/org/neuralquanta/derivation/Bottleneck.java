package org.neuralquanta.derivation;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.symbolic.Germ;
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
        Claim.Asymptotic first = Rule.asymptotic(premises, 0);
        Claim.Asymptotic second = Rule.asymptotic(premises, 1);
        Rule.requireOneVariable(first, second);
        requireNotFalling(first.germ(), checks);
        requireNotFalling(second.germ(), checks);
        return new Conclusion(
                new Claim.Asymptotic(
                        Quantity.COMPUTE, rank, first.germ().times(second.germ())),
                "The smaller of the two numbers of quanta is learned, and neither resource falls as its number grows: a surplus of one"
                        + " is waste, so at the optimum both teach the same n, and the product is that of what n takes of each.");
    }

    private static void requireNotFalling(Germ germ, Checks checks) {
        if (checks.sign(germ.exponent()) != 0) {
            checks.requirePositive(germ.exponent());
        } else if (checks.sign(germ.logExponent()) != 0) {
            checks.requirePositive(germ.logExponent());
        }
    }
}
