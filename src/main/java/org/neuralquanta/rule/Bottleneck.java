package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Germ;

/** The least product of two resources that teaches n quanta when each alone can be the bottleneck. */
@Statement("T18")
public record Bottleneck(Symbol rank) implements Rule {

    @Override
    public String name() {
        return "bottleneck";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        Claim.Asymptotic first = Rule.asymptotic(premises, 0);
        if (premises.get(1) instanceof Claim.Stretched s) {
            requireNotFalling(first, checks);
            checks.requirePositive(s.rate());
            checks.requirePositive(s.power(), s.plain() + " must grow with the number of quanta; it does not");
            return conclusion(new Claim.Stretched(Quantity.PRODUCT, rank, first.germ().times(s.factor()), s.rate(), s.power()));
        }
        Claim.Asymptotic second = Rule.asymptotic(premises, 1);
        Rule.requireOneVariable(first, second);
        requireNotFalling(first, checks);
        requireNotFalling(second, checks);
        return conclusion(new Claim.Asymptotic(Quantity.PRODUCT, rank, first.germ().times(second.germ())));
    }

    private static Conclusion conclusion(Claim product) {
        return new Conclusion(
                product,
                "The smaller of the two numbers of quanta is learned, and neither resource falls as its number grows: a surplus of one"
                        + " is waste, so at the optimum both teach the same n, and the product is that of the amounts that n quanta need.");
    }

    private static void requireNotFalling(Claim.Asymptotic resource, Checks checks) {
        Germ germ = resource.germ();
        String falls = resource.plain() + " must not fall with the number of quanta; it does";
        if (checks.sign(germ.exponent()) != 0) {
            checks.requirePositive(germ.exponent(), falls);
        } else if (checks.sign(germ.logExponent()) != 0) {
            checks.requirePositive(germ.logExponent(), falls);
        }
    }
}
