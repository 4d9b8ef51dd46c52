package org.neuralquanta.rule;

import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * \(\sum_jw_j\,f_j(\lambda_jx)\) over families j. Premises: one statement for each family.
 *
 * @param result what the sum is
 * @param variable x
 * @param definition why it is this sum
 * @param weights w
 * @param scales λ
 */
@Statement("T42")
public record WeightedSum(Quantity result, Symbol variable, String definition, List<Expr> weights, List<Expr> scales) implements Rule {

    /** Copies the lists. */
    public WeightedSum {
        weights = List.copyOf(weights);
        scales = List.copyOf(scales);
    }

    @Override
    public String name() {
        return "sum over families";
    }

    @Override
    public Conclusion conclude(List<Claim> premises, Checks checks) {
        weights.forEach(checks::requirePositive);
        scales.forEach(checks::requirePositive);
        List<Germ> terms = IntStream.range(0, premises.size()).mapToObj(j -> term(premises, j, checks)).toList();
        return new Conclusion(
                new Claim.Sum(result, variable, terms),
                definition + " A sum of positive functions is asymptotic to that of functions asymptotic to them.");
    }

    private Germ term(List<Claim> premises, int family, Checks checks) {
        Germ germ = Rule.germ(premises, family);
        if (!germ.logExponent().isZero()) {
            throw new IllegalArgumentException("the laws of families must be powers without logarithms, one was " + germ);
        }
        Germ scaled = new Germ(scales.get(family), RationalFunction.ONE, RationalFunction.ZERO);
        return germ.compose(scaled, checks.assumptions()).times(weights.get(family));
    }
}
