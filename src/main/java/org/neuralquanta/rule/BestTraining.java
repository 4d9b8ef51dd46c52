package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * The training frequencies of the least loss, by the number n of quanta that they train. Premises: benefit over threshold, the threshold, the
 * falling order of the first, and the loss after n quanta.
 *
 * @param result the samples that n quanta take, or the loss
 * @param rank n
 * @param curve φ
 */
@Statement("T43")
public record BestTraining(Quantity result, Symbol rank, Curve curve) implements Rule {

    @Override
    public String name() {
        return "best training frequencies";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        if (curve != Curve.EXPONENTIAL && curve != Curve.THRESHOLD) {
            return new Conclusion(
                    new Claim.NoPowerLaw(
                            Regime.NONE,
                            "the best training frequencies are derived for the curve exp(-y) and the sharp threshold: for other curves the"
                                    + " condition for the best exposure has no solution in elementary functions"),
                    "The curve must be one of these.");
        }
        if (Rule.isExponential(premises, 0)) {
            return new Conclusion(
                    new Claim.NoPowerLaw(Regime.NONE, "the best training frequencies are derived for power laws of use alone"),
                    "Use falls faster than every power.");
        }
        Germ threshold = Rule.germ(premises, 1);
        RationalFunction fall = Rule.germ(premises, 0).exponent().negate();
        RationalFunction growth = threshold.exponent().plus(RationalFunction.ONE);
        checks.requirePositive(fall, "the benefit must fall faster than the threshold, or no quantum is trained first; it does not");
        checks.requirePositive(growth, "the thresholds of all quanta must have an infinite sum, or a finite amount learns all; it is finite");
        Germ sum = threshold.times(new Germ(Expr.of(growth.inverse()), RationalFunction.ONE, RationalFunction.ZERO));
        boolean smooth = curve == Curve.EXPONENTIAL;
        Germ answer =
                switch (result) {
                    case DATA -> smooth ? sum.times(Expr.of(fall.dividedBy(growth))) : sum;
                    case BEST_LOSS -> smooth ? both(sum.times(Rule.germ(premises, 0)), Rule.germ(premises, 3)) : Rule.germ(premises, 3);
                    default -> throw new IllegalArgumentException("no such part: " + result);
                };
        return new Conclusion(new Claim.Asymptotic(result, rank, answer), smooth ? smooth() : sharp());
    }

    /** A tail that varies slowly exceeds the part of the trained quanta by every factor. */
    private static Germ both(Germ trained, Germ rest) {
        if (!trained.exponent().equals(rest.exponent())) {
            throw new IllegalArgumentException("the loss after n quanta must be that of the benefit, was " + rest);
        }
        return trained.logExponent().equals(rest.logExponent())
                ? new Germ(trained.coefficient().plus(rest.coefficient()), trained.exponent(), trained.logExponent())
                : rest;
    }

    private String smooth() {
        return "With exposures y(k) the loss is the sum of benefit(k) e^-y(k), and the samples that make them are the sum of"
                + " threshold(k) y(k). The loss is convex, so it is least where benefit(k)/threshold(k) e^-y(k) is the same for all quanta that"
                + " are trained and not larger for the others, at y = 0 (Karush, Kuhn and Tucker): y(k) is the logarithm of that ratio"
                + " over its value at n, for k up to n. "
                + (result == Quantity.DATA
                        ? "With u = k/n, and by Potter's bounds, the sum of threshold(k) y(k) over n threshold(n) tends to the integral of -g u^d log u"
                                + " over 0 < u < 1, which is g/(1+d)^2, g the index with which the ratio falls and d that of the threshold."
                        : "Each trained quantum is left with threshold(k) times the ratio at n; by Karamata's theorem their sum is n threshold(n) over"
                                + " 1+d times it, d the index of the threshold. The others are left with all of their benefit.");
    }

    private String sharp() {
        return "A quantum is learned by its threshold of samples, and more are wasted. The samples are best spent on the quanta with the largest"
                + " benefit for each of them, the first n ranks. "
                + (result == Quantity.DATA
                        ? "They take the sum of their thresholds, which is by Karamata's theorem n threshold(n) over 1+d, d the index of the threshold."
                        : "The others are left.");
    }
}
