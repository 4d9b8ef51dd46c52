package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Assumptions;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * A stretched exponential of n at the n that parameters pay for. The exponent must be known up to o(1), so n up to
 * o(n^(1−β)). Premises: the loss after n quanta, and the exact cost of a quantum.
 */
@Statement("T20")
public record SpendParameters(Symbol parameters) implements Rule {

    @Override
    public String name() {
        return "spend parameters";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        if (!(premises.getFirst() instanceof Claim.Stretched loss) || Rule.asymptotic(premises, 1).quantity() != Quantity.COST) {
            throw new IllegalArgumentException("premises must be a fast tail and the cost of a quantum, were " + premises);
        }
        Germ cost = Rule.germ(premises, 1);
        Assumptions assumptions = checks.assumptions();
        RationalFunction growth = cost.exponent().plus(RationalFunction.ONE);
        checks.requirePositive(loss.rate().negate());
        checks.requirePositive(loss.power(), loss.plain() + " must fall with the number of quanta; it does not");
        checks.requirePositive(RationalFunction.ONE.minus(loss.power()), "use must fall slower than geometrically; it does not");
        if (checks.sign(cost.logExponent()) != 0
                || !checks.isPositive(growth)
                || !checks.isPositive(growth.minus(loss.power()))) {
            return new Conclusion(
                    new Claim.NoPowerLaw(
                            Regime.EXPONENTIAL,
                            "the loss is exponential in a power of the number of quanta, which " + parameters
                                    + " parameters determine to leading order only: not well enough for an amplitude"),
                    "The error of the number of quanta would have to be small against n^(1-power).");
        }
        RationalFunction root = growth.inverse();
        Germ quanta = new Germ(Expr.of(growth).dividedBy(cost.coefficient()), RationalFunction.ONE, RationalFunction.ZERO)
                .pow(root, assumptions);
        RationalFunction power = loss.power().times(root);
        Germ factor = loss.factor().compose(quanta, assumptions);
        Expr rate = loss.rate().times(quanta.coefficient().pow(loss.power(), assumptions));
        return new Conclusion(
                new Claim.Stretched(Quantity.LOSS, parameters, factor, rate, power),
                "The costs of n quanta sum to the integral plus O(n^cost exponent) and a constant (Euler-Maclaurin), so n is known up to"
                        + " O(1) and O(n^-cost exponent), which is small against n^(1-power); the exponent is then known up to o(1).");
    }
}
