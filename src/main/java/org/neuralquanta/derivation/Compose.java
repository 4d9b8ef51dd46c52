package org.neuralquanta.derivation;

import java.util.List;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/** A function of n at the n that a resource teaches: a change of variable from ranks to the resource. */
record Compose() implements Rule {

    @Override
    public String name() {
        return "change of variable";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        Claim.Asymptotic outer = Rule.asymptotic(premises, 0);
        if (premises.get(1) instanceof Claim.Exponential inner) {
            return new Conclusion(
                    composed(outer, inner),
                    "The outer statement holds along any sequence to infinity, and powers keep asymptotic statements; the logarithm of the"
                            + " inner function is asymptotic to its exponent.");
        }
        Claim.Asymptotic inner = Rule.asymptotic(premises, 1);
        checks.requirePositive(inner.germ().exponent());
        return new Conclusion(
                new Claim.Asymptotic(
                        outer.quantity(), inner.variable(), outer.germ().compose(inner.germ(), checks.assumptions())),
                "By the falling order the learned quanta are the first ones. The inner function tends to infinity, and the outer one is"
                        + " regularly varying, so it may be taken at anything asymptotic to the inner one: f(t x)/f(x) tends to t^index"
                        + " uniformly for t in compact sets (uniform convergence theorem: Bingham, Goldie, Teugels, Regular"
                        + " Variation, theorem 1.5.2). The logarithm of the inner function is asymptotic to its exponent times that"
                        + " of its variable.");
    }

    private static Claim composed(Claim.Asymptotic outer, Claim.Exponential inner) {
        Germ germ = outer.germ();
        if (germ.exponent().isZero()) {
            Germ log = new Germ(inner.rate(), RationalFunction.ONE, RationalFunction.ZERO);
            return new Claim.Asymptotic(
                    outer.quantity(), inner.variable(), log.pow(germ.logExponent()).times(germ.coefficient()));
        }
        if (!germ.logExponent().isZero()) {
            return new Claim.NoPowerLaw(
                    Regime.EXPONENTIAL,
                    "the loss is " + inner.variable() + "^(" + germ.logExponent() + ") times an exponential function of "
                            + inner.variable() + " with rate " + inner.rate().times(Expr.of(germ.exponent())));
        }
        Expr amplitude = germ.coefficient().times(inner.amplitude().pow(germ.exponent()));
        return new Claim.Exponential(
                outer.quantity(), inner.variable(), amplitude, inner.rate().times(Expr.of(germ.exponent())));
    }
}
