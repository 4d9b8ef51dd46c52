package org.neuralquanta.coq;

import static org.neuralquanta.coq.Terms.print;

import java.util.List;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.rule.CountedSamples;
import org.neuralquanta.symbolic.Germ;

/** The rule {@link CountedSamples}: an exposure times the probability that a sample counts. */
record CountedSamplesProof(CountedSamples rule, Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        lemmas.define("forall k, 1 <= k -> %s k = %s * %s k".formatted(
                lemmas.function(), print(rule.share()), lemmas.premise(0).function()));
        switch (lemmas.step().claim()) {
            case Claim.Asymptotic a when lemmas.step().exact() -> scaled("monomial " + lemmas.function() + " " + print(a.germ()), "monomial", a.germ());
            case Claim.Asymptotic a -> scaled(lemmas.nearMonomial(a.germ()), "near_monomial", a.germ());
            case Claim.Stretched s -> {
                lemmas.conclude(s, lemmas.context(), "stretched_scaled", List.of(),
                        List.of(lemmas.premise(0).exact(), lemmas.definition()), "amplitude", "same");
                lemmas.coefficientIsPositive(s.factor().coefficient());
            }
            default -> throw lemmas.unexpected();
        }
    }

    private void scaled(String statement, String kind, Germ germ) {
        lemmas.lemma(statement, lemmas.context() + "eapply " + kind + "_as;" + Lemmas.INDENT + "[ eapply " + kind + "_scaled; [ "
                + lemmas.premise(0).exact() + " | " + lemmas.definition() + " ]" + Lemmas.INDENT + "| amplitude | same | same ]");
        lemmas.coefficientIsPositive(germ.coefficient());
    }
}
