package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RankSum;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * From frequencies with a finite sum, or a power of them, to frequencies of sum 1.
 *
 * @param result the use frequency, or the frequency in training
 * @param constant the name of the sum over all ranks
 * @param power the power, 1 for the use frequency
 */
@Statement({"T2", "T43", "T45"})
public record NormaliseFrequencies(Quantity result, Symbol constant, RationalFunction power) implements Rule {

    /** The use frequency. */
    public NormaliseFrequencies(Symbol constant) {
        this(Quantity.USE, constant, RationalFunction.ONE);
    }

    @Override
    public String name() {
        return "normalise frequencies";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        return switch (premises.getFirst()) {
            case Claim.Asymptotic a -> monomials(a.germ().pow(power, checks.assumptions()), RationalFunction.ZERO, a.variable(), checks);
            case Claim.Shifted s -> monomials(s.germ().pow(power, checks.assumptions()), s.offset(), s.variable(), checks);
            case Claim.Stretched s -> exponentials(s, checks);
            case Claim.Sum s when power.isOne() -> powers(s, checks);
            case Claim.Sum s -> throw new IllegalArgumentException("a power of frequencies must be that of a monomial, was one of " + s.plain());
            default -> throw new IllegalArgumentException("not a frequency: " + premises);
        };
    }

    private Conclusion monomials(Germ germ, RationalFunction offset, Symbol rank, Checks checks) {
        RationalFunction excess = germ.exponent().negate().minus(RationalFunction.ONE);
        boolean slow = checks.sign(excess) == 0;
        String diverges = "the use frequencies of all quanta must have a finite sum, but the sum of " + germ.toString(rank)
                + " over all ranks diverges: with infinitely many quanta it must fall faster than 1/" + rank;
        if (slow) {
            checks.requirePositive(germ.logExponent().negate().minus(RationalFunction.ONE), diverges);
        } else {
            checks.requirePositive(excess, diverges);
        }
        var sum = new RankSum.Monomials(constant, germ.exponent(), offset, germ.logExponent());
        Germ use = new Germ(Expr.ONE.dividedBy(total(sum)), germ.exponent(), germ.logExponent());
        return conclusion(
                new Claim.Asymptotic(result, rank, use),
                (slow ? "The exponent is -1 and that of the logarithm" : "The exponent") + " is below -1",
                offset.isZero() ? "" : " A fixed offset is negligible against large ranks.",
                sum);
    }

    private Conclusion powers(Claim.Sum frequency, Checks checks) {
        List<Germ> powers = falling(frequency, checks);
        Germ first = powers.getFirst();
        checks.requirePositive(
                first.exponent().negate().minus(RationalFunction.ONE), "the use frequencies of all quanta must have a finite sum, but it diverges");
        var sum = new RankSum.Powers(constant, first.exponent(), powers.getLast().dividedBy(first));
        return new Conclusion(
                new Claim.Asymptotic(
                        result, frequency.variable(), new Germ(Expr.ONE.dividedBy(Expr.of(constant)), first.exponent(), RationalFunction.ZERO)),
                "Both exponents are below -1, so the sum over all ranks is finite, by comparison with the integral; dividing by it makes the"
                        + " frequencies sum to 1. The second power is negligible against the first at large ranks.",
                List.of(sum));
    }

    /** The two powers of a sum, the one with the larger exponent first. */
    static List<Germ> falling(Claim.Sum sum, Checks checks) {
        Germ first = sum.germs().getFirst();
        Germ last = sum.germs().getLast();
        if (sum.germs().size() != 2 || sum.germs().stream().anyMatch(g -> !g.logExponent().isZero())) {
            throw new IllegalArgumentException("a sum of frequencies must be that of two powers, without logarithms");
        }
        return checks.sign(first.exponent().minus(last.exponent())) > 0 ? List.of(first, last) : List.of(last, first);
    }

    private Conclusion exponentials(Claim.Stretched frequency, Checks checks) {
        Expr rate = frequency.rate().times(Expr.of(power));
        checks.requirePositive(rate.negate());
        checks.requirePositive(frequency.power(), "the use frequencies must fall to 0 with the rank; they do not");
        var sum = new RankSum.Exponentials(constant, rate.negate(), frequency.power());
        return conclusion(
                new Claim.Stretched(
                        result,
                        frequency.variable(),
                        Germ.constant(Expr.ONE.dividedBy(total(sum))),
                        rate,
                        frequency.power()),
                "They fall faster than every power of the rank",
                "",
                sum);
    }

    private Expr total(RankSum sum) {
        return sum.closedForm().orElse(Expr.of(constant));
    }

    private Conclusion conclusion(Claim use, String why, String more, RankSum sum) {
        return new Conclusion(
                use,
                (power.isOne() ? "" : "Training samples are chosen with a frequency proportional to the power " + power + " of the use frequency. ")
                        + why + ", so the sum over all ranks is finite, by comparison with the integral; dividing by it makes the frequencies sum"
                        + " to 1." + more,
                sum.closedForm().isPresent() ? List.of() : List.of(sum));
    }
}
