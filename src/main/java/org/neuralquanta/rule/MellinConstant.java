package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.PowerSeries;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * From the law of a sharp threshold of exposure 1 to that of an emergence curve. Premises: benefit(k), exposure(k), and the
 * loss of the threshold.
 */
@Statement({"T8", "T45"})
public record MellinConstant(Curve curve, Expr shots) implements Rule {

    @Override
    public String name() {
        return "Mellin constant";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        if (premises.get(0) instanceof Claim.Stretched benefit && premises.get(1) instanceof Claim.Stretched exposure) {
            return exponentials(benefit, exposure, Rule.asymptotic(premises, 2), checks);
        }
        if (premises.get(2) instanceof Claim.Expansion above) {
            return terms(above, Rule.series(premises, 1).leading().exponent().negate(), checks);
        }
        RationalFunction tail = Rule.germ(premises, 0).exponent().plus(RationalFunction.ONE).negate();
        RationalFunction fall = Rule.germ(premises, 1).exponent().negate();
        Claim.Asymptotic sharp = Rule.asymptotic(premises, 2);
        checks.requirePositive(fall, "exposures must fall with the rank, or later quanta are learned before earlier ones; they do not");
        curve.positive(shots).ifPresent(checks::requirePositive);
        boolean positive = checks.sign(tail) != 0;
        if (positive) {
            checks.requirePositive(tail, "the sum of the benefits of all quanta must be finite; it diverges");
        }
        Expr constant = positive ? curve.scaledMellin(tail.dividedBy(fall), shots) : curve.atZero();
        return new Conclusion(
                new Claim.Asymptotic(sharp.quantity(), sharp.variable(), sharp.germ().times(constant)),
                positive
                        ? "The loss with phi in place of the sharp threshold is the sum of benefit(k) phi(x q(k)), x the resource and q(k) the"
                                + " exposure to a unit. With u = k/n, n the rank of exposure 1, and by Potter's bounds (Bingham, Goldie,"
                                + " Teugels, theorem 1.5.6), which dominate it, the sum over n benefit(n) tends to the integral of"
                                + " u^(-1-b) phi(u^-s), b the index of the tail and s that of the exposure, over u > 0. With y = u^-s it is"
                                + " M[phi](w)/s, w = b/s; the threshold has 1/b there, so w M[phi](w) is the factor."
                        : "The loss with phi in place of the sharp threshold is the sum of benefit(k) phi(x q(k)), x the resource and q(k) the"
                                + " exposure to a unit. The tail of the benefit varies slowly, so ranks with exposure between any two"
                                + " positive levels hold a negligible share of it; beyond them the curve is near phi(0), before them near 0.");
    }

    /** A threshold learns a whole number of quanta, so that powers from n^-1 below the first on mean nothing. */
    private Conclusion terms(Claim.Expansion above, RationalFunction fall, Checks checks) {
        checks.requirePositive(fall, "exposures must fall with the rank, or later quanta are learned before earlier ones; they do not");
        curve.positive(shots).ifPresent(checks::requirePositive);
        PowerSeries series = above.series();
        RationalFunction first = series.leading().exponent();
        checks.requirePositive(first.negate(), "the sum of the benefits of all quanta must be finite; it diverges");
        RationalFunction jumps = first.minus(fall.inverse());
        if (curve == Curve.THRESHOLD) {
            checks.requirePositive(
                    series.terms().getLast().exponent().minus(jumps),
                    "with a threshold the terms must fall slower than the jumps of the loss: it needs a smooth curve, or fewer terms");
        }
        boolean beyondJumps = curve == Curve.THRESHOLD && checks.isPositive(jumps.minus(series.order()));
        var terms = series.terms().stream()
                .map(t -> new PowerSeries.Term(
                        t.coefficient().isZero() ? Expr.ZERO : t.coefficient().times(curve.scaledMellin(t.exponent().negate(), shots)),
                        t.exponent()))
                .toList();
        return new Conclusion(
                new Claim.Expansion(Quantity.LOSS, above.variable(), new PowerSeries(terms, beyondJumps ? jumps : series.order())),
                curve == Curve.THRESHOLD
                        ? "The benefit that is left begins at a whole rank, less than one above that of exposure 1. With Euler and Maclaurin's"
                                + " formula the sum differs from the integral by the order of the benefit there."
                        : "The loss is the sum of benefit(k) phi(x q(k)), x the resource and q(k) the exposure to a unit. On the scale of the"
                                + " rank of exposure 1 the summand is smooth, at rank 1 it falls faster than every power of x with all"
                                + " derivatives, and at infinity it vanishes, so by Euler and Maclaurin's formula the sum is the integral up to"
                                + " less than every power. Integrated by parts it is that of B(x/y) (-phi'(y)) over y > 0, B as above, and"
                                + " the power x^-w of B gives w M[phi](w).");
    }

    private Conclusion exponentials(
            Claim.Stretched benefit, Claim.Stretched exposure, Claim.Asymptotic sharp, Checks checks) {
        checks.requirePositive(exposure.rate().negate());
        checks.requirePositive(exposure.power(), exposure.plain() + " must fall with the rank; it does not");
        checks.requirePositive(RationalFunction.ONE.minus(exposure.power()), "use must fall slower than geometrically; it does not");
        curve.positive(shots).ifPresent(checks::requirePositive);
        RationalFunction ratio = benefit.rate().dividedBy(exposure.rate()).toRational().orElseThrow(() ->
                new IllegalArgumentException("benefit and exposure have unrelated rates: " + benefit + ", " + exposure));
        checks.requirePositive(ratio, "benefit and exposure must both fall; one rises");
        return new Conclusion(
                new Claim.Asymptotic(
                        sharp.quantity(), sharp.variable(), sharp.germ().times(curve.scaledMellin(ratio, shots))),
                "With y, the exposure at rank k, as variable of the sum, neighbouring ranks have neighbouring y and the rank varies"
                        + " slowly with y, so the sum of benefit times phi(y) is asymptotic to an integral over y; it is w M[phi](w)"
                        + " times that of the sharp threshold, w the ratio of the rates of benefit and exposure.");
    }
}
