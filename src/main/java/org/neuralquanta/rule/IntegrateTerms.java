package org.neuralquanta.rule;

import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.PowerSeries;
import org.neuralquanta.symbolic.RationalFunction;

/** The integral of the benefit over all ranks above n, term by term. Premise: the benefit in falling powers of the rank. */
@Statement("T45")
public record IntegrateTerms(Symbol rank) implements Rule {

    @Override
    public String name() {
        return "integrate term by term";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        PowerSeries benefit = Rule.series(premises, 0);
        RationalFunction tail = benefit.leading().exponent().plus(RationalFunction.ONE).negate();
        checks.requirePositive(tail, "the sum of the benefits of all quanta must be finite; it diverges");
        var terms = benefit.terms().stream().map(IntegrateTerms::integral).toList();
        return new Conclusion(
                new Claim.Expansion(
                        Quantity.BENEFIT_ABOVE, rank, new PowerSeries(terms, benefit.order().plus(RationalFunction.ONE))),
                "Every exponent is below -1, and the integral of the error is of the order of the integral of its bound.");
    }

    private static PowerSeries.Term integral(PowerSeries.Term term) {
        RationalFunction exponent = term.exponent().plus(RationalFunction.ONE);
        return new PowerSeries.Term(term.coefficient().dividedBy(Expr.of(exponent.negate())), exponent);
    }
}
