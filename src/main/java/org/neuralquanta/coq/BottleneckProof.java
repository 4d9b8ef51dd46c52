package org.neuralquanta.coq;

import java.util.List;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.rule.Bottleneck;

/** The rule {@link Bottleneck}: a product of two resources. */
record BottleneckProof(Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        Premise first = lemmas.premise(0);
        Premise second = lemmas.premise(1);
        lemmas.define("eventually (fun x => %s x = %s x * %s x)".formatted(lemmas.function(), first.function(), second.function()));
        List<String> goals = List.of(first.asymptotic(), second.asymptotic(), lemmas.definition());
        switch (lemmas.step().claim()) {
            case Claim.Asymptotic a -> {
                lemmas.conclude(a.germ(), lemmas.context(), "amplitude", "asymptotic_product", List.of(), goals);
                lemmas.coefficientIsPositive(a.germ().coefficient());
            }
            case Claim.Stretched s -> {
                lemmas.conclude(s, lemmas.context(), "stretched_product", List.of(), goals, "amplitude", "same");
                lemmas.coefficientIsPositive(s.factor().coefficient());
            }
            default -> throw lemmas.unexpected();
        }
    }
}
