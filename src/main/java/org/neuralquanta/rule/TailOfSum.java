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

/** The sum over all ranks above n, in its regimes. */
@Statement({"T1", "T20"})
public record TailOfSum(Symbol rank) implements Rule {

    @Override
    public String name() {
        return "tail of a sum";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        if (premises.getFirst() instanceof Claim.Stretched s) {
            return stretched(s, checks);
        }
        Claim.Asymptotic terms = Rule.asymptotic(premises, 0);
        Germ germ = terms.germ();
        RationalFunction power = germ.exponent().plus(RationalFunction.ONE);
        RationalFunction logPower = germ.logExponent().plus(RationalFunction.ONE);
        int sign = checks.sign(power.negate());
        if (sign > 0) {
            Germ tail = germ.times(new Germ(Expr.of(power.negate().inverse()), RationalFunction.ONE, RationalFunction.ZERO));
            return tail(tail, "Its index is below -1, so by Karamata's theorem (Bingham, Goldie, Teugels, Regular Variation,"
                    + " proposition 1.5.10) the integral is asymptotic to n benefit(n) over the index of the tail.");
        }
        if (sign == 0 && checks.sign(logPower.negate()) > 0) {
            Germ tail = new Germ(
                    germ.coefficient().dividedBy(Expr.of(logPower.negate())), RationalFunction.ZERO, logPower);
            return tail(tail, "With u = log k the integrand becomes a power of u with an exponent below -1, whose integral from log n"
                    + " on is elementary.");
        }
        return new Conclusion(
                new Claim.NoPowerLaw(
                        Regime.NONE,
                        "the sum of " + terms.quantity().plain(terms.variable().name())
                                + " over infinitely many quanta is infinite; with K quanta the loss depends on K"
                                + (sign == 0 && germ.logExponent().isZero() ? " like log(K/n)" : "")),
                "The terms do not fall faster than 1/k, so their sum diverges.");
    }

    private Conclusion stretched(Claim.Stretched terms, Checks checks) {
        checks.requirePositive(terms.rate().negate());
        checks.requirePositive(terms.power(), terms.plain() + " must fall with the rank; it does not");
        if (!checks.isPositive(RationalFunction.ONE.minus(terms.power()))) {
            return new Conclusion(
                    new Claim.NoPowerLaw(
                            Regime.NONE,
                            "use falls at least geometrically with the rank, so the first quantum that is not learned is a share of the"
                                    + " loss that does not vanish: the loss is a staircase between two exponential functions of n, and"
                                    + " has no asymptotic form in a resource (against data, loss times D oscillates and has no limit)"),
                    "The ratio of neighbouring terms does not tend to 1.");
        }
        Germ tail = terms.factor().times(new Germ(
                Expr.ONE.dividedBy(terms.rate().negate().times(Expr.of(terms.power()))),
                RationalFunction.ONE.minus(terms.power()),
                RationalFunction.ZERO));
        return new Conclusion(
                new Claim.Stretched(Quantity.LOSS, rank, tail, terms.rate(), terms.power()),
                "The remaining loss is the benefit of the quanta not learned. The ratio of neighbouring terms tends to 1, so the sum is"
                        + " asymptotic to the integral, and with u = k^power the factor in front of e^(rate u) varies regularly, so"
                        + " the integral is asymptotic to the last term over the derivative of the exponent (Laplace's method at an"
                        + " end point).");
    }

    private Conclusion tail(Germ germ, String because) {
        return new Conclusion(
                new Claim.Asymptotic(Quantity.LOSS, rank, germ),
                "The remaining loss is the benefit of the quanta not learned, the sum over the ranks above n. The benefit is, at least"
                        + " asymptotically, a monomial that falls from some rank on, so the sum is asymptotic to that of the monomial, which"
                        + " lies between its integrals from n and from n + 1 on, whose quotient tends to 1. " + because);
    }
}
