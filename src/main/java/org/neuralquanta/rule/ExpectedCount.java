package org.neuralquanta.rule;

import java.util.List;
import java.util.Optional;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * From the rank of exposure 1 to the expected number of learned quanta. Premises: exposure(k), and that rank as a function
 * of the resource.
 */
@Statement("T13")
public record ExpectedCount(Curve curve, Expr shots) implements Rule {

    @Override
    public String name() {
        return "expected count";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        Claim.Asymptotic rank = Rule.asymptotic(premises, 1);
        if (!curve.isProbability()) {
            return new Conclusion(
                    new Claim.NoPowerLaw(
                            Regime.NONE, "the curve is below 1 at exposure 0, so the expected count of infinitely many quanta is infinite"),
                    "Each quantum counts 1 - phi(exposure), which does not tend to 0.");
        }
        if (premises.getFirst() instanceof Claim.Stretched s) {
            checks.requirePositive(s.rate().negate());
            checks.requirePositive(s.power(), s.plain() + " must fall with the rank; it does not");
            curve.positive(shots).ifPresent(checks::requirePositive);
            return new Conclusion(
                    rank,
                    "Exposure passes from large to small over a number of ranks that is negligible against n, and further ones are"
                            + " learned with chances that fall like a power of the exposure, so exponentially.");
        }
        RationalFunction fall = Rule.germ(premises, 0).exponent().negate();
        checks.requirePositive(fall, "exposures must fall with the rank, or all quanta come at once; they do not");
        RationalFunction argument = fall.inverse().negate();
        Optional<Expr> first = curve.closingPower(shots);
        if (first.isPresent()) {
            RationalFunction excess = first.get().plus(Expr.of(argument)).toRational().orElseThrow(() ->
                    new IllegalArgumentException("the number of shots must be a rational expression, was " + shots));
            if (!checks.isPositive(excess)) {
                return new Conclusion(
                        new Claim.NoPowerLaw(
                                Regime.NONE,
                                "rare quanta are learned by chance too often: the expected count of infinitely many quanta is infinite"),
                        "Each quantum counts 1 - phi(exposure), a power of the exposure whose sum over the ranks diverges.");
            }
        }
        return new Conclusion(
                new Claim.Asymptotic(
                        Quantity.COUNT, rank.variable(), rank.germ().times(curve.scaledMellin(argument, shots))),
                "The expected number of learned quanta is the sum of 1 - phi(x q(k)), x the resource and q(k) the exposure to a unit."
                        + " With u = k/n, n the rank of exposure 1, and by Potter's bounds (Bingham, Goldie, Teugels, theorem 1.5.6),"
                        + " which dominate it, the sum over n tends to the integral of 1 - phi(u^-s) over u > 0, s the index of the"
                        + " exposure. Partial integration gives z M[phi](z) at z = -1/s, continued analytically to negative z;"
                        + " the integral is finite where 1 - phi(y) falls faster than y^-z as y tends to 0.");
    }
}
