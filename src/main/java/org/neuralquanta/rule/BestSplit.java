package org.neuralquanta.rule;

import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.claim.JointForm;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Assumptions;
import org.neuralquanta.symbolic.Definition;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.MonotoneRoot;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * The least joint loss with a given product of parameters and data, for a curve without jumps. Premise: the joint law.
 *
 * <p>With \(T_N\) and Y/D of indices −a and −r in N, w = a/r and P the parameter loss as a function of N D/Y, a function of index
 * 1 + r, the loss is \(P(F/Y)\,(1+wY^{-w}M[\varphi;Y])\). Its derivative in log Y has the sign of
 * \(r(1-\varphi(Y))-Y^{-w}\int_Y^\infty y^w(-\varphi'(y))\,dy\), the difference of what rises and what falls.
 */
@Statement("T39")
public record BestSplit(Quantity result, Symbol product) implements Rule {

    @Override
    public String name() {
        return "best split";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        if (!(premises.get(0) instanceof JointForm joint) || joint.curve() == Curve.THRESHOLD) {
            throw new IllegalArgumentException("the premise must be the joint law of a curve without jumps, was " + premises);
        }
        RationalFunction a = joint.parameterLoss().exponent().negate();
        RationalFunction r = joint.unitExposure().exponent().negate();
        checks.requirePositive(a, "the loss must fall as the parameters grow; it does not");
        checks.requirePositive(r, "the exposure of the last quantum must fall as the parameters grow; it does not");
        RationalFunction w = joint.order();
        Symbol y = joint.exposure();
        Assumptions assumptions = checks.assumptions();
        Germ product = Germ.X.dividedBy(joint.unitExposure());
        Germ shrunk = Germ.X.times(Expr.ONE.dividedBy(Expr.of(y)));
        Germ parameters = product.inverse(assumptions).compose(shrunk, assumptions);
        Expr closed = joint.curve().closed(y, joint.shots());
        Germ answer =
                switch (result) {
                    case LOSS -> joint.parameterLoss()
                            .compose(parameters, assumptions)
                            .times(Expr.of(RationalFunction.ONE.plus(r)).times(closed));
                    case PARAMETERS -> parameters;
                    case DATA -> Germ.X.dividedBy(parameters);
                    default -> throw new IllegalArgumentException("no such part: " + result);
                };
        var root = new MonotoneRoot(
                y,
                joint.curve().momentBeyond(w, y, joint.shots()).dividedBy(Expr.of(y).pow(w)),
                Expr.of(r).times(closed));
        var constants = new ArrayList<Definition>(List.of(root));
        constants.addAll(joint.curve().functions());
        return new Conclusion(
                new Claim.Asymptotic(result, product(), answer),
                result == Quantity.LOSS ? because(a, r, w, y) : ofSplit(y),
                constants);
    }

    private static String ofSplit(Symbol y) {
        return "The exposure of the last quantum tends to " + y + " at the best split, and at any other whose loss is asymptotic to the"
                + " least: the minimum is the only one, and the loss over the least exceeds a level above 1 away from it. N D/" + y
                + " as a function of N gives N, and D is F/N.";
    }

    private static String because(RationalFunction a, RationalFunction r, RationalFunction w, Symbol y) {
        String exponent = a.dividedBy(RationalFunction.ONE.plus(r)).toString();
        return "N D/" + y + " is a function of N alone, of positive index, so " + y + " names the split, and the joint loss is P(F/" + y
                + ") (1 + w " + y + "^-w M[phi; " + y + "]), w = " + w + ", P of index -(" + exponent + "). Over P(F) it"
                + " tends to g(" + y + ") = " + y + "^(" + exponent + ") (1 + w " + y + "^-w M[phi; " + y + "]), uniformly for " + y
                + " in compact sets (uniform convergence theorem), and Potter's bounds keep it above any level as " + y
                + " tends to 0 or to infinity, where g is infinite, so the minimum of the loss is asymptotic to that of g and"
                + " is taken at its place; logarithms change P by slowly varying factors, for which both theorems hold. By"
                + " partial integration the derivative of log g in log " + y + " has the sign of r (1 - phi(" + y + ")) - " + y
                + "^-w K(" + y + "), r = " + r + " and K(" + y + ") the integral of y^w (-phi'(y)) from " + y + " on. The first term does not fall,"
                + " and the second falls strictly from infinity to 0, as phi falls from a positive value to 0: so there is one zero,"
                + " g falls before it and rises after it, and it is the minimum. There 1 + w " + y + "^-w M[phi; " + y
                + "] = (1 + r) (1 - phi(" + y + ")).";
    }
}
