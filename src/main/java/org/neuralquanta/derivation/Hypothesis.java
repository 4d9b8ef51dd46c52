package org.neuralquanta.derivation;

import java.util.List;
import java.util.Set;

/** What the problem states of its inputs. Only inputs can be assumed, and only with positive coefficients. */
record Hypothesis(Claim.Asymptotic input) implements Rule {

    private static final Set<Quantity> INPUTS =
            Set.of(Quantity.FREQUENCY, Quantity.GAP, Quantity.COST, Quantity.THRESHOLD);

    Hypothesis {
        if (!INPUTS.contains(input.quantity())) {
            throw new IllegalArgumentException(input.quantity() + " is not an input");
        }
    }

    @Override
    public String name() {
        return "hypothesis";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        checks.requirePositive(input.germ().coefficient());
        boolean hasLog = !input.germ().logExponent().isZero();
        return new Conclusion(
                input, "Given for every rank k." + (hasLog ? " log(k) stands for log(k+e-1), which is 1 at k = 1." : ""));
    }
}
