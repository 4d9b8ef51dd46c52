package org.neuralquanta.derivation;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.symbolic.Germ;

/**
 * Of two losses that add, the one that stays. Premises: the loss after n quanta, the slowly varying parameters that n quanta
 * take, the number of quanta that the data teach, and the loss of the data. As parameters vary slowly, many times as many
 * quanta cost the same, and the loss for want of parameters is negligible.
 */
@Statement("T20")
record Dominance() implements Rule {

    @Override
    public String name() {
        return "dominance";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        Claim.Asymptotic data = Rule.asymptotic(premises, 3);
        if (checks.sign(Rule.germ(premises, 1).exponent()) != 0) {
            throw new IllegalArgumentException("the parameters must vary slowly");
        }
        checks.requirePositive(Rule.germ(premises, 0).exponent().negate());
        checks.requirePositive(Rule.germ(premises, 2).exponent());
        Germ parameters = Rule.germ(premises, 1).compose(Rule.germ(premises, 2), checks.assumptions());
        return new Conclusion(
                new Claim.Asymptotic(Quantity.COMPUTE, data.variable(), parameters.times(Germ.X)),
                "Parameters for n log n quanta are asymptotic to those for n, and leave a loss that is negligible against that of"
                        + " the data; so compute is data times these parameters, and the loss is that of the data.");
    }
}
