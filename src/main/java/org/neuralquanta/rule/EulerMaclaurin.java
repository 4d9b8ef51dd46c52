package org.neuralquanta.rule;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.PowerSeries;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * The loss against parameters in falling powers, where all quanta cost the same. Premises: the benefit in falling powers of the rank, one more
 * than wanted, and the cost of a quantum. The powers of all terms are merged in the order of their exponents, which has to be decided.
 *
 * @param variable N
 * @param terms how many powers
 */
@Statement({"T1", "T45"})
public record EulerMaclaurin(Symbol variable, int terms) implements Rule {

    /** A term of the benefit, and how many powers of its tail were taken. */
    private static final class Tail {

        private final PowerSeries.Term term;
        private int taken;

        Tail(PowerSeries.Term term) {
            this.term = term;
        }

        RationalFunction exponent() {
            return term.exponent().plus(RationalFunction.ONE).minus(RationalFunction.of(taken));
        }

        /** Of \(\sum_{k\gt n}a\,k^e\). */
        Expr coefficient() {
            RationalFunction e = term.exponent();
            RationalFunction factor = taken == 0
                    ? e.plus(RationalFunction.ONE).negate().inverse()
                    : derivative(e).times(RationalFunction.of(bernoulli(taken)));
            return term.coefficient().times(Expr.of(factor));
        }

        /** −1/j! times the derivative of order j−1 of x^e at 1. */
        private RationalFunction derivative(RationalFunction e) {
            RationalFunction product = RationalFunction.of(-1);
            for (int i = 1; i <= taken; i++) {
                RationalFunction factor = i == 1 ? RationalFunction.ONE : e.minus(RationalFunction.of(i - 2));
                product = product.times(factor).dividedBy(RationalFunction.of(i));
            }
            return product;
        }
    }

    @Override
    public String name() {
        return "Euler and Maclaurin's formula";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        PowerSeries benefit = Rule.series(premises, 0);
        Germ cost = Rule.germ(premises, 1);
        if (!cost.exponent().isZero() || !cost.logExponent().isZero()) {
            throw new IllegalArgumentException("the cost must be the same for all quanta for more than one term, was " + cost);
        }
        checks.requirePositive(
                benefit.leading().exponent().plus(RationalFunction.ONE).negate(),
                "the sum of the benefits of all quanta must be finite; it diverges");
        List<Tail> tails = benefit.terms().stream().filter(t -> !t.coefficient().isZero()).map(Tail::new).toList();
        var found = new ArrayList<PowerSeries.Term>();
        while (found.size() <= terms) {
            found.add(next(tails, checks));
        }
        Germ quanta = new Germ(Expr.ONE.dividedBy(cost.coefficient()), RationalFunction.ONE, RationalFunction.ZERO);
        var inParameters = found.subList(0, terms).stream()
                .map(t -> new PowerSeries.Term(
                        t.coefficient().times(quanta.coefficient().pow(t.exponent(), checks.assumptions())), t.exponent()))
                .toList();
        return new Conclusion(
                new Claim.Expansion(Quantity.LOSS, variable, new PowerSeries(inParameters, found.getLast().exponent())),
                "N parameters, a multiple of the cost, pay for the first n quanta, n the quotient. The remaining loss is the sum of the benefit"
                        + " over the ranks above n. Of each power it is, by Euler and Maclaurin's formula, the integral from n on, less"
                        + " half of the power at n, less Bernoulli's numbers over factorials times its odd derivatives there. The error is of"
                        + " the order of the first power left out, since the powers are completely monotone. Odd Bernoulli numbers after the"
                        + " first are 0.");
    }

    /** Takes the largest power that is left; equal ones are added. A term falls below the one before it, so it waits for that one. */
    private static PowerSeries.Term next(List<Tail> tails, Checks checks) {
        var largest = new ArrayList<Tail>();
        for (int i = 0; i < tails.size() && (i == 0 || tails.get(i - 1).taken > 0); i++) {
            Tail tail = tails.get(i);
            int order = largest.isEmpty() ? 0 : checks.sign(tail.exponent().minus(largest.getFirst().exponent()));
            if (order > 0) {
                largest.clear();
            }
            if (order >= 0) {
                largest.add(tail);
            }
        }
        RationalFunction exponent = largest.getFirst().exponent();
        Expr coefficient = Expr.ZERO;
        for (Tail tail : largest) {
            coefficient = coefficient.plus(tail.coefficient());
            tail.taken++;
        }
        return new PowerSeries.Term(coefficient, exponent);
    }

    /** Bernoulli's number B_j, from the sum of (j+1 over i) B_i over i ≤ j, which is 0; B_1 = 1/2, as a tail needs it. */
    private static BigFraction bernoulli(int j) {
        var numbers = new ArrayList<BigFraction>(List.of(BigFraction.ONE));
        for (int m = 1; m <= j; m++) {
            BigFraction sum = BigFraction.ZERO;
            BigFraction binomial = BigFraction.ONE;
            for (int i = 0; i < m; i++) {
                sum = sum.add(binomial.multiply(numbers.get(i)));
                binomial = binomial.multiply(m + 1 - i).divide(i + 1);
            }
            numbers.add(sum.divide(-(m + 1)));
        }
        return j == 1 ? new BigFraction(1, 2) : numbers.get(j);
    }
}
