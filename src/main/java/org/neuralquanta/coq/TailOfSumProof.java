package org.neuralquanta.coq;

import static org.neuralquanta.coq.Terms.given;
import static org.neuralquanta.coq.Terms.print;

import java.util.List;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.rule.TailOfSum;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.RationalFunction;

/** The rule {@link TailOfSum}. */
record TailOfSumProof(Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        Premise terms = lemmas.premise(0);
        lemmas.define("tail_of " + terms.function() + " " + lemmas.function());
        switch (lemmas.step().claim()) {
            case Claim.Asymptotic a -> {
                new Karamata(lemmas).conclude(a.germ(), "tail", new Decay(terms.germ()).width());
                lemmas.coefficientIsPositive(a.germ().coefficient());
            }
            case Claim.Stretched s -> stretched(s);
            default -> throw lemmas.unexpected();
        }
    }

    private void stretched(Claim.Stretched claim) {
        Expr fall = claim.rate().negate();
        RationalFunction rest = RationalFunction.ONE.minus(claim.power());
        lemmas.conclude(claim, lemmas.context(fall), "stretched_tail", List.of(given("q", print(rest)), given("n", print(fall))),
                List.of(lemmas.premise(0).exact(), lemmas.definition(), lemmas.premise(0).positive(), "coefficient_positive", "same",
                        lemmas.checked(claim.power()), lemmas.checked(rest), "same"),
                "amplitude", "same");
        lemmas.coefficientIsPositive(claim.factor().coefficient());
    }
}
