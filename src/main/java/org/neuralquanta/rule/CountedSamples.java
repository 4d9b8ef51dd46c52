package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * The exposure to samples that are visited R times, each visit teaching with probability h: a sample counts, once, if a visit of it teaches,
 * with probability \(1-(1-h)^R\). Premise: exposure(k).
 *
 * @param teaches h
 * @param passes R
 */
@Statement("T41")
public record CountedSamples(RationalFunction teaches, RationalFunction passes) implements Rule {

    @Override
    public String name() {
        return "counted samples";
    }

    /** 1 − (1−h)^R. */
    public Expr share() {
        Expr missed = Expr.of(RationalFunction.ONE.minus(teaches)).pow(passes);
        return Expr.ONE.plus(missed.negate());
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        checks.requirePositive(teaches, "a visit must teach with a probability above 0, was " + teaches);
        checks.requirePositive(RationalFunction.ONE.minus(teaches), "a visit must teach with a probability below 1, was " + teaches);
        checks.requirePositive(passes, "the number of passes must be positive, was " + passes);
        Claim counted = premises.getFirst() instanceof Claim.Stretched s
                ? new Claim.Stretched(Quantity.COUNTED_EXPOSURE, s.variable(), s.factor().times(share()), s.rate(), s.power())
                : new Claim.Asymptotic(
                        Quantity.COUNTED_EXPOSURE,
                        Rule.asymptotic(premises, 0).variable(),
                        Rule.germ(premises, 0).times(share()));
        return new Conclusion(
                counted,
                "Of the samples that use a quantum, a Poisson number, each counts independently with the probability that one of its visits"
                        + " teaches. The number that counts is Poisson again, and its mean is smaller by that probability.");
    }
}
