package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * From the resource that n quanta take to the number that a resource teaches. Where the resource grows like log n a second
 * premise, the exact cost of a quantum, gives the constant that the exponential function needs.
 */
@Statement({"T2", "T20"})
public record Invert(Quantity result, Symbol resource) implements Rule {

    public static final Symbol EULER_GAMMA = Symbol.of("EulerGamma");

    @Override
    public String name() {
        return "invert";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        if (premises.getFirst() instanceof Claim.Expansion e) {
            checks.requirePositive(
                    e.series().leading().exponent(), e.plain() + " must grow with the rank, or later quanta take less than earlier ones; it falls");
            return new Conclusion(
                    new Claim.Expansion(result, resource, e.series().inverse(checks.assumptions())),
                    "The function grows without bound. Its expansion is solved for the rank by iteration: each step makes one more term right.");
        }
        if (premises.getFirst() instanceof Claim.Stretched s) {
            checks.requirePositive(s.rate());
            checks.requirePositive(s.power(), s.plain() + " must grow with the number of quanta; it does not");
            RationalFunction root = s.power().inverse();
            Germ log = new Germ(Expr.ONE.dividedBy(s.rate()), RationalFunction.ZERO, RationalFunction.ONE);
            return new Conclusion(
                    new Claim.Asymptotic(result, resource, log.pow(root, checks.assumptions())),
                    "The logarithm of the resource is asymptotic to the exponent.");
        }
        Germ germ = Rule.germ(premises, 0);
        if (checks.sign(germ.exponent()) != 0) {
            checks.requirePositive(
                    germ.exponent(),
                    Rule.asymptotic(premises, 0).plain() + " must grow with the number of quanta, or later ones take less than"
                            + " earlier ones; it falls");
            return new Conclusion(
                    new Claim.Asymptotic(result, resource, germ.inverse(checks.assumptions())),
                    "The function of the premise reaches the resource there, up to less than one rank, which is negligible: the ratio of its"
                            + " values at n and n + 1 tends to 1. It is regularly varying with a positive index, so it has an"
                            + " asymptotic inverse (Bingham, Goldie, Teugels, Regular Variation, theorem 1.5.12). Taking logarithms"
                            + " of y ~ c x^e log(x)^l gives log x ~ (1/e) log y, which replaces log x.");
        }
        if (checks.sign(germ.logExponent()) == 0) {
            return new Conclusion(
                    new Claim.NoPowerLaw(
                            Regime.FINITE,
                            "any number of quanta takes at most " + germ.coefficient() + " of the resource, to leading order: a"
                                    + " finite amount learns everything"),
                    "The resource tends to a constant.");
        }
        boolean harmonic = premises.size() > 1
                && Rule.asymptotic(premises, 1).quantity() == Quantity.COST
                && Rule.germ(premises, 1).exponent().equals(RationalFunction.ONE.negate())
                && Rule.germ(premises, 1).logExponent().isZero();
        if (!harmonic) {
            return new Conclusion(
                    new Claim.NoPowerLaw(
                            Regime.EXPONENTIAL,
                            "the resource grows like "
                                    + new Germ(Expr.ONE, RationalFunction.ZERO, germ.logExponent()).toString(Symbol.of("n"))
                                    + ": n is exponential in a power of it, with an amplitude that this statement does not give"),
                    "The inverse of a power of a logarithm is an exponential function.");
        }
        Expr cost = Rule.germ(premises, 1).coefficient();
        return new Conclusion(
                new Claim.Exponential(
                        result,
                        resource,
                        Expr.exp(RationalFunction.of(EULER_GAMMA).negate()),
                        Expr.ONE.dividedBy(cost)),
                "The sum of 1/k up to n is log n + EulerGamma + O(1/n), so log n is the resource over the cost less"
                        + " EulerGamma + o(1).");
    }
}
