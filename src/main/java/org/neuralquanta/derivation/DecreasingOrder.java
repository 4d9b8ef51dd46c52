package org.neuralquanta.derivation;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.Symbol;

/** A quantity with a negative exponent falls, so the quanta with the largest values are those of the first ranks. */
@Statement("T4")
record DecreasingOrder() implements Rule {

    @Override
    public String name() {
        return "decreasing order";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        if (premises.getFirst() instanceof Claim.Stretched s) {
            checks.requirePositive(s.power(), s.plain() + " must fall with the rank; it does not");
            checks.requirePositive(s.rate().negate());
            return falls(s.quantity(), s.variable());
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
        return falls(quantity.quantity(), quantity.variable());
    }

    private static Conclusion falls(Quantity quantity, Symbol rank) {
        return new Conclusion(
                new Claim.Falling(quantity, rank),
                "It tends to 0 and falls strictly from some rank on, so a threshold on it selects the first n ranks for all"
                        + " large n; taking the largest first is optimal by exchange.");
    }
}
