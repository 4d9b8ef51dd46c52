package org.neuralquanta.coq;

import static org.neuralquanta.coq.Terms.given;
import static org.neuralquanta.coq.Terms.print;

import java.util.List;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.rule.SpendParameters;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.RationalFunction;

/** The rule {@link SpendParameters}: a stretched exponential loss at the rank that parameters pay for. */
record SpendParametersProof(Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        Premise loss = lemmas.premise(0);
        Premise cost = lemmas.premise(1);
        if (!(lemmas.step().claim() instanceof Claim.Stretched claim) || !(loss.claim() instanceof Claim.Stretched tail)) {
            throw lemmas.unexpected();
        }
        Expr fall = tail.rate().negate();
        RationalFunction growth = cost.germ().exponent().plus(RationalFunction.ONE);
        RationalFunction rest = growth.minus(tail.power());
        lemmas.define(lemmas.ifOrdered() + "at_rank_paid %s %s %s".formatted(loss.function(), cost.function(), lemmas.function()));
        lemmas.conclude(claim, lemmas.context(fall, Expr.of(growth), Expr.of(growth.inverse())), "spending",
                List.of(given("u", print(growth)), given("q", print(rest)), given("w", print(growth.inverse())), given("n", print(fall))),
                List.of(loss.asymptotic(), cost.exact(), cost.positive(), "same", lemmas.orderedDefinition(), "coefficient_positive",
                        "same", lemmas.checked(tail.power()), lemmas.checked(RationalFunction.ONE.minus(tail.power())),
                        lemmas.checked(growth), "same", lemmas.checked(rest), "same", "same"),
                "amplitude", "apply (f_equal Ropp); amplitude");
        lemmas.coefficientIsPositive(claim.factor().coefficient());
    }
}
