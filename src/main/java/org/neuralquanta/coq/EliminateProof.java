package org.neuralquanta.coq;

import static org.neuralquanta.coq.Terms.given;
import static org.neuralquanta.coq.Terms.print;
import static org.neuralquanta.coq.Terms.signed;

import java.util.List;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.rule.Eliminate;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/** The rule {@link Eliminate}: a quantity at the rank that a stretched exponential resource reaches. */
record EliminateProof(Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        Premise quantity = lemmas.premise(0);
        Premise resource = lemmas.premise(1);
        if (!(lemmas.step().claim() instanceof Claim.Asymptotic(_, _, Germ germ)) || !(resource.claim() instanceof Claim.Stretched spent)) {
            throw lemmas.unexpected();
        }
        RationalFunction rest = RationalFunction.ONE.minus(spent.power());
        lemmas.define(lemmas.ifOrdered()
                + "at_rank_of %s %s %s".formatted(quantity.function(), resource.function(), lemmas.function()));
        lemmas.conclude(germ, lemmas.context(), "elimination",
                List.of(given("q", print(rest)), given("w", print(germ.exponent())), given("v", print(germ.logExponent()))),
                quantity.asymptotic(), resource.asymptotic(), lemmas.orderedDefinition(), resource.positive(), signed(spent.rate()),
                lemmas.checked(spent.power()), lemmas.checked(rest), "same", "same", "same", "same");
        lemmas.coefficientIsPositive(germ.coefficient());
    }
}
