package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Germ;

/** A quantity with a negative exponent falls, so the quanta with the largest values are those of the first ranks. */
@Statement("T4")
public record DecreasingOrder() implements Rule {

    @Override
    public String name() {
        return "decreasing order";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        if (premises.getFirst() instanceof Claim.Stretched s) {
            checks.requirePositive(s.power(), s.plain() + " must fall with the rank; it does not");
            checks.requirePositive(s.rate().negate());
            return falls(s.quantity(), s.variable(),
                    "Its factor in front is a product of powers of the rank, and the exponential function falls faster than any power"
                            + " rises");
        }
        Claim.Asymptotic quantity = Rule.asymptotic(premises, 0);
        Germ germ = quantity.germ();
        String rises = quantity.plain() + " must fall with the rank, or the first quanta are not the first ones learned; it rises";
        if (checks.sign(germ.exponent().negate()) == 0) {
            if (checks.sign(germ.logExponent().negate()) == 0) {
                return new Conclusion(
                        new Claim.NoPowerLaw(
                                Regime.NONE, quantity.plain() + ", the same for all ranks: all quanta come at once"),
                        "A constant orders nothing.");
            }
            checks.requirePositive(germ.logExponent().negate(), rises);
        } else {
            checks.requirePositive(germ.exponent().negate(), rises);
        }
        String exponents = germ.logExponent().isZero()
                ? "exponent " + germ.exponent()
                : "exponent " + germ.exponent() + ", of the logarithm " + germ.logExponent();
        return falls(quantity.quantity(), quantity.variable(),
                "It is for every rank a monomial, but for an offset of the rank where there is one, with the positive coefficient "
                        + germ.coefficient() + " and the " + exponents);
    }

    private static Conclusion falls(Quantity quantity, Symbol rank, String form) {
        return new Conclusion(
                new Claim.Falling(quantity, rank),
                form + ": it tends to 0, and its derivative in " + rank + " is negative from some " + rank + " on, so it falls strictly"
                        + " there and each of its small values separates the first n ranks from the others. " + order(quantity));
    }

    private static String order(Quantity quantity) {
        return quantity == Quantity.VALUE
                ? "Taking the largest first is best: any other choice of the same cost exchanges learned quanta for others that"
                        + " save less per parameter; the remainder below the cost of one quantum is negligible."
                : "Quanta are learned where it reaches a level, so those are learned first that have the lowest ranks.";
    }
}
