package org.neuralquanta.derivation;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.symbolic.Germ;

/** A quantity with a negative exponent falls, so the quanta with the largest values are those of the first ranks. */
@Statement("T4")
record DecreasingOrder() implements Rule {

    @Override
    public String name() {
        return "decreasing order";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        Claim.Asymptotic quantity = Rule.asymptotic(premises, 0);
        Germ germ = quantity.germ();
        if (checks.sign(germ.exponent().negate()) == 0) {
            if (checks.sign(germ.logExponent().negate()) == 0) {
                return new Conclusion(
                        new Claim.NoPowerLaw(
                                Regime.NONE, quantity.plain() + ", the same for all ranks: all quanta come at once"),
                        "A constant orders nothing.");
            }
            checks.requirePositive(germ.logExponent().negate());
        } else {
            checks.requirePositive(germ.exponent().negate());
        }
        return new Conclusion(
                new Claim.Falling(quantity.quantity(), quantity.variable()),
                because(quantity));
    }

    private static String because(Claim.Asymptotic quantity) {
        Germ germ = quantity.germ();
        String exponents = germ.logExponent().isZero()
                ? "exponent " + germ.exponent()
                : "exponent " + germ.exponent() + ", of the logarithm " + germ.logExponent();
        return "It equals a monomial of the rank with the positive coefficient " + germ.coefficient() + " and the " + exponents
                + ": it tends to 0, and its derivative in k is negative from some k on, so it falls strictly there and each of its"
                + " small values separates the first n ranks from the others. "
                + (quantity.quantity() == Quantity.VALUE
                        ? "Taking the largest first is best: any other choice of the same cost exchanges learned quanta for others that"
                                + " save less per parameter; the remainder below the cost of one quantum is negligible."
                        : "Quanta are learned where it reaches a level, so those are learned first that have the lowest ranks.");
    }
}
