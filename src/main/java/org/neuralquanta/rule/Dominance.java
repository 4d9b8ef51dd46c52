package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.symbolic.Germ;

/**
 * Of two losses whose sum bounds the joint loss, the one that stays. Premises: the loss after n quanta, the slowly varying parameters that n quanta
 * take, the number of quanta that the data teach, and the loss of the data. As parameters vary slowly, many times as many
 * quanta cost the same, and the loss for want of parameters is negligible.
 */
@Statement("T20")
public record Dominance() implements Rule {

    @Override
    public String name() {
        return "dominance";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        Claim.Asymptotic data = Rule.asymptotic(premises, 3);
        if (premises.getFirst() instanceof Claim.Stretched tail) {
            return exponential(tail, Rule.germ(premises, 1), Rule.germ(premises, 2), data, checks);
        }
        if (checks.sign(Rule.germ(premises, 1).exponent()) != 0) {
            throw new IllegalArgumentException("the parameters must vary slowly");
        }
        if (!checks.isPositive(Rule.germ(premises, 0).exponent().negate())) {
            return new Conclusion(
                    new Claim.NoPowerLaw(
                            Regime.LOGARITHMIC, "it is a power of log(n), and parameters for the square of n leave a share of it"),
                    "Many times as many quanta do not make a slowly varying loss negligible.");
        }
        checks.requirePositive(
                Rule.germ(premises, 2).exponent(), "the number of quanta that data teach must grow like a power; it does not");
        Germ parameters = Rule.germ(premises, 1).compose(Rule.germ(premises, 2), checks.assumptions());
        return new Conclusion(
                new Claim.Asymptotic(Quantity.PRODUCT, data.variable(), parameters.times(Germ.X)),
                "The joint loss is at least that of the data alone and at most the sum of both. Parameters for n log n quanta are asymptotic to those for n, and leave a loss that is negligible against that of"
                        + " the data; so F is data times these parameters, and the loss is that of the data.");
    }

    private static Conclusion exponential(
            Claim.Stretched tail, Germ spent, Germ quanta, Claim.Asymptotic data, Checks checks) {
        checks.requirePositive(tail.rate().negate());
        checks.requirePositive(tail.power(), tail.plain() + " must fall with the number of quanta; it does not");
        checks.requirePositive(quanta.logExponent(), "the number of quanta that data teach must grow; it does not");
        if (checks.sign(spent.logExponent()) != 0) {
            return new Conclusion(
                    new Claim.NoPowerLaw(Regime.NONE, "the parameters of n quanta are a power of a logarithm of a logarithm of the data"),
                    "Iterated logarithms are not supported.");
        }
        Germ parameters = quanta.pow(spent.exponent(), checks.assumptions()).times(spent.coefficient());
        return new Conclusion(
                new Claim.Asymptotic(Quantity.PRODUCT, data.variable(), parameters.times(Germ.X)),
                "For every share s, parameters for (1+s)n quanta leave a loss that is negligible against that of the data, and"
                        + " those for (1-s)n quanta leave one that is larger by more than every constant; so F is data times"
                        + " the parameters of n quanta, and the loss is that of the data.");
    }
}
