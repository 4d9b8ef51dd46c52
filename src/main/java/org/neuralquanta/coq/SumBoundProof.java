package org.neuralquanta.coq;

import static org.neuralquanta.coq.Terms.print;

import org.neuralquanta.claim.Claim;
import org.neuralquanta.rule.SumBound;

/** The rule {@link SumBound}: the sum of two losses is an upper bound. */
record SumBoundProof(Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        if (!(lemmas.step().claim() instanceof Claim.AtMost claim)) {
            throw lemmas.unexpected();
        }
        Premise sum = lemmas.premise(0);
        lemmas.define("eventually (fun x => %s x <= %s x)".formatted(lemmas.function(), sum.function()));
        lemmas.lemma("at_most " + lemmas.function() + " " + print(claim.germ()),
                "exact (at_most_of _ _ _ _ _ step_%1$s coefficient_%1$s definition_%2$s)".formatted(sum.number(), lemmas.number()));
        lemmas.coefficientIsPositive(claim.germ().coefficient());
    }
}
