package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.claim.JointForm;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * From the laws of parameters and of data to the law of both. Premises: the loss of N parameters, the loss of D samples,
 * benefit(k), exposure(k), and the number of affordable quanta.
 */
@Statement("T38")
public record JointTerms(Curve curve, Expr shots, Symbol exposureName) implements Rule {

    @Override
    public String name() {
        return "joint law";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        if (Rule.isExponential(premises, 0)) {
            return new Conclusion(
                    new Claim.NoPowerLaw(
                            Regime.EXPONENTIAL,
                            "the loss for want of parameters falls exponentially: at the crossover the data grow exponentially with"
                                    + " the parameters, and the joint law has no form in powers of both"),
                    "The number of quanta is exponential in the parameters.");
        }
        Claim.Asymptotic parameters = Rule.asymptotic(premises, 0);
        Claim.Asymptotic data = Rule.asymptotic(premises, 1);
        RationalFunction tail = Rule.germ(premises, 2).exponent().plus(RationalFunction.ONE).negate();
        RationalFunction fall = Rule.germ(premises, 3).exponent().negate();
        Germ affordable = Rule.germ(premises, 4);
        checks.requirePositive(fall, "exposures must fall with the rank, or later quanta are learned before earlier ones; they do not");
        checks.requirePositive(affordable.exponent(), "the number of quanta must grow like a power of the parameters; it does not");
        if (checks.sign(tail) == 0) {
            return new Conclusion(
                    new Claim.NoPowerLaw(
                            Regime.NONE,
                            "the loss left by n quanta varies slowly, so both terms do, and no power of N and D decides which of them dominates"),
                    "The partial Mellin transform at w = 0 grows without bound as Y falls to 0.");
        }
        checks.requirePositive(tail, "the sum of the benefits of all quanta must be finite; it diverges");
        RationalFunction order = tail.dividedBy(fall);
        requireExponent(parameters, tail.times(affordable.exponent()));
        requireExponent(data, order);
        var form = new JointForm(
                parameters.variable(),
                data.variable(),
                exposureName,
                parameters.germ(),
                data.germ(),
                Rule.germ(premises, 3).compose(affordable, checks.assumptions()),
                order,
                curve,
                shots);
        return new Conclusion(form, because(order), List.copyOf(curve.functions()));
    }

    private static void requireExponent(Claim.Asymptotic loss, RationalFunction fall) {
        if (loss.quantity() != Quantity.LOSS || !loss.germ().exponent().equals(fall.negate())) {
            throw new IllegalArgumentException("premise must be a loss that falls with exponent " + fall + ", was " + loss);
        }
    }

    private String because(RationalFunction order) {
        return "The first n quanta by use are open by phi(D exposure(k)), the others wholly; Y is the exposure of quantum n."
                + " Of any sequence of N and D to infinity take a part along which Y tends to a limit in [0, infinity]. If it is"
                + " positive and finite, u = k/n makes the sum up to n a Riemann sum: over n benefit(n) it tends to the integral"
                + " over (0, 1) of u^(-1-b) phi(Y u^-s), b and s the indices of tail and exposure (uniform convergence theorem,"
                + " uniform for Y in compact sets; Potter's bounds dominate it near u = 0). With y = Y u^-s that is Y^-w M[phi; Y]/s,"
                + " w = b/s = " + order + " and M[phi; Y] the integral of y^(w-1) phi(y) from Y on; the tail beyond n is 1/b of"
                + " the same unit, and the loss of data alone is Y^-w M[phi; 0]/s of it. If Y tends to 0, the tail beyond n is negligible against"
                + " the loss of data alone, and by Potter's bounds the joint loss lies between the latter and the sum of both; if Y tends to infinity, the sum up to n is"
                + " negligible against the tail. In both cases the form has the same limit, so it holds uniformly as N and D tend"
                + " to infinity. Logarithms are slowly varying factors of n, benefit and exposure, for which both theorems hold."
                + (curve == Curve.THRESHOLD
                        ? " For the threshold w M[phi; Y] is 1 - Y^w up to Y = 1 and then 0, and Y^w is the quotient of the first"
                                + " term and the second: their maximum remains."
                        : "");
    }
}
