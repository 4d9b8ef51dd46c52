package org.neuralquanta.coq;

import java.util.List;
import java.util.Optional;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.rule.CountedSamples;
import org.neuralquanta.rule.Hypothesis;
import org.neuralquanta.rule.NormaliseFrequencies;
import org.neuralquanta.rule.Product;
import org.neuralquanta.rule.Rule;
import org.neuralquanta.symbolic.Certificate;
import org.neuralquanta.symbolic.CoqSigns;
import org.neuralquanta.symbolic.Definition;

/**
 * A step of a derivation as Coq is told of it. Immutable, thread-safe.
 *
 * @param number its number in the proof, from 1
 * @param rule the rule that was applied
 * @param claim what the rule concluded
 * @param statement the claim in plain text
 * @param exact whether the claim holds with equality for all ranks
 * @param premises the steps that the rule was applied to
 * @param conditions what the rule checked
 * @param constants what the step introduces
 */
public record Step(
        int number,
        Rule rule,
        Claim claim,
        String statement,
        boolean exact,
        List<Step> premises,
        List<Certificate> conditions,
        List<Definition> constants) {

    /** Copies the lists. */
    public Step {
        premises = List.copyOf(premises);
        conditions = List.copyOf(conditions);
        constants = List.copyOf(constants);
    }

    /**
     * The step in Coq: a lemma for each certificate, the definition of the function that the step is about, and the statement.
     *
     * @param signs the lemmas on signs of the steps before; those of this step are added
     * @return Coq text
     */
    public String text(CoqSigns signs) {
        var lemmas = new Lemmas(this, signs);
        lemmas.begin();
        if (!(claim instanceof Claim.NoPowerLaw)) {
            RuleProof.of(lemmas).write();
        }
        return lemmas.text();
    }

    @Override
    public String toString() {
        return "Step[" + number + ": " + statement + "]";
    }

    /** The function that the step is about. */
    String function() {
        return "f_" + number;
    }

    /** The frequency with an offset that a statement about each rank was made of. */
    Optional<Step> offset() {
        return switch (rule) {
            case Hypothesis _ -> claim instanceof Claim.Shifted ? Optional.of(this) : Optional.empty();
            case NormaliseFrequencies _, Product _, CountedSamples _ -> premises.stream().flatMap(p -> p.offset().stream()).findFirst();
            default -> Optional.empty();
        };
    }
}
