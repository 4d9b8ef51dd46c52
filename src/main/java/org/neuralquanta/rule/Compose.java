package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.symbolic.Assumptions;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.PowerSeries;
import org.neuralquanta.symbolic.RationalFunction;

/** A function of n at the n that a resource teaches: a change of variable from ranks to the resource. */
public record Compose() implements Rule {

    @Override
    public String name() {
        return "change of variable";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        if (premises.getFirst() instanceof Claim.Expansion outer) {
            PowerSeries inner = Rule.series(premises, 1);
            checks.requirePositive(inner.leading().exponent(), "the inner function must tend to infinity; it does not");
            return new Conclusion(
                    new Claim.Expansion(
                            outer.quantity(),
                            ((Claim.Expansion) premises.get(1)).variable(),
                            outer.series().compose(inner, checks.assumptions())),
                    "The inner function tends to infinity. Each power of it is expanded by the binomial series, and equal powers are added.");
        }
        Claim.Asymptotic outer = Rule.asymptotic(premises, 0);
        if (premises.get(1) instanceof Claim.Exponential inner) {
            return new Conclusion(
                    composed(outer, inner, checks.assumptions()),
                    "The outer statement holds along any sequence to infinity, and powers keep asymptotic statements; the logarithm of the"
                            + " inner function is asymptotic to its exponent.");
        }
        Claim.Asymptotic inner = Rule.asymptotic(premises, 1);
        if (checks.sign(inner.germ().exponent()) == 0) {
            return slow(outer, inner, checks);
        }
        checks.requirePositive(inner.germ().exponent(), inner.plain() + " must tend to infinity; it does not");
        return new Conclusion(
                new Claim.Asymptotic(
                        outer.quantity(), inner.variable(), outer.germ().compose(inner.germ(), checks.assumptions())),
                "By the falling order the learned quanta are the first ones. The inner function tends to infinity, and the outer one is"
                        + " regularly varying, so the inner one may be replaced by anything asymptotic to it: f(t x)/f(x) tends to t^index"
                        + " uniformly for t in compact sets (uniform convergence theorem: Bingham, Goldie, Teugels, Regular"
                        + " Variation, theorem 1.5.2). The logarithm of the inner function is asymptotic to its exponent times that"
                        + " of its variable.");
    }

    /** A power of a slowly varying function that tends to infinity. */
    private static Conclusion slow(Claim.Asymptotic outer, Claim.Asymptotic inner, Checks checks) {
        checks.requirePositive(inner.germ().logExponent(), inner.plain() + " must tend to infinity; it does not");
        if (checks.sign(outer.germ().logExponent()) != 0) {
            return new Conclusion(
                    new Claim.NoPowerLaw(Regime.NONE, "log(n) is a logarithm of a logarithm of " + inner.variable()),
                    "Iterated logarithms are not supported.");
        }
        return new Conclusion(
                new Claim.Asymptotic(
                        outer.quantity(),
                        inner.variable(),
                        inner.germ().pow(outer.germ().exponent(), checks.assumptions()).times(outer.germ().coefficient())),
                "The inner function tends to infinity, and powers of asymptotic statements are asymptotic statements.");
    }

    private static Claim composed(Claim.Asymptotic outer, Claim.Exponential inner, Assumptions assumptions) {
        Germ germ = outer.germ();
        if (germ.exponent().isZero()) {
            Germ log = new Germ(inner.rate(), RationalFunction.ONE, RationalFunction.ZERO);
            return new Claim.Asymptotic(
                    outer.quantity(), inner.variable(), log.pow(germ.logExponent(), assumptions).times(germ.coefficient()));
        }
        if (!germ.logExponent().isZero()) {
            return new Claim.NoPowerLaw(
                    Regime.EXPONENTIAL,
                    "the loss is " + inner.variable() + "^(" + germ.logExponent() + ") times an exponential function of "
                            + inner.variable() + " with rate " + inner.rate().times(Expr.of(germ.exponent())));
        }
        Expr amplitude = germ.coefficient().times(inner.amplitude().pow(germ.exponent(), assumptions));
        return new Claim.Exponential(
                outer.quantity(), inner.variable(), amplitude, inner.rate().times(Expr.of(germ.exponent())));
    }
}
