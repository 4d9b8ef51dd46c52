package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * A stretched exponential of n as a function of a resource that is one too: \(e^{n^\beta}\) is taken from the resource, and
 * what is left varies slowly. Premises: the quantity of n, and the resource that n quanta take.
 */
@Statement("T20")
public record Eliminate(Symbol resource) implements Rule {

    @Override
    public String name() {
        return "elimination of the rank";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        if (!(premises.get(0) instanceof Claim.Stretched quantity)
                || !(premises.get(1) instanceof Claim.Stretched spent)
                || !quantity.power().equals(spent.power())) {
            throw new IllegalArgumentException("premises must be exponentials of one power of n, were " + premises);
        }
        checks.requirePositive(spent.rate());
        checks.requirePositive(spent.power(), "the resource must grow with the number of quanta; it does not");
        checks.requirePositive(
                RationalFunction.ONE.minus(spent.power()), "the resource must grow slower than geometrically; it does not");
        RationalFunction exponent = quantity.rate().dividedBy(spent.rate()).toRational().orElseThrow(() ->
                new IllegalArgumentException("the rates are unrelated: " + premises));
        Germ factor = quantity.factor().times(spent.factor().pow(exponent.negate(), checks.assumptions()));
        if (checks.sign(factor.logExponent()) != 0) {
            return new Conclusion(
                    new Claim.NoPowerLaw(
                            Regime.NONE,
                            "the law is " + resource + "^(" + exponent + ") times powers of its logarithm and of log(log(" + resource + "))"),
                    "Iterated logarithms are not supported.");
        }
        RationalFunction logExponent = factor.exponent().dividedBy(spent.power());
        Expr coefficient = factor.coefficient()
                .times(Expr.ONE.dividedBy(spent.rate()).pow(logExponent, checks.assumptions()));
        return new Conclusion(
                new Claim.Asymptotic(quantity.quantity(), resource, new Germ(coefficient, exponent, logExponent)),
                "The resource of n+1 quanta is asymptotic to that of n, so both statements hold at the n that a resource teaches."
                        + " The exponential function is a power of the resource over its factor, and n^power is asymptotic to the"
                        + " logarithm of the resource over the rate.");
    }
}
