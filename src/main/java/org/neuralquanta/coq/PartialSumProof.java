package org.neuralquanta.coq;

import static org.neuralquanta.coq.Lemmas.INDENT;
import static org.neuralquanta.coq.Terms.print;

import java.util.List;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.rule.PartialSum;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RankSum;
import org.neuralquanta.symbolic.RationalFunction;

/** The rule {@link PartialSum}. */
record PartialSumProof(PartialSum rule, Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        if (!(lemmas.step().claim() instanceof Claim.Asymptotic(_, _, Germ germ))) {
            throw lemmas.unexpected();
        }
        Premise terms = lemmas.premise(0);
        lemmas.define("partial_sum_of " + terms.function() + " " + lemmas.function());
        if (germ.exponent().isZero() && germ.logExponent().isZero()) {
            convergent(germ, terms);
        } else {
            new Karamata(lemmas).conclude(germ, "partial_sum", new Decay(terms.germ()).width().negate());
        }
        lemmas.coefficientIsPositive(germ.coefficient());
    }

    private void convergent(Germ germ, Premise terms) {
        Germ term = terms.germ();
        var decay = new Decay(term);
        String total = new Total(lemmas)
                .of(new RankSum.Monomials(rule.constant(), term.exponent(), RationalFunction.ZERO, term.logExponent()));
        List<String> goals =
                List.of(terms.exact(), terms.positive(), lemmas.definition(), lemmas.checked(decay.width()), decay.summable());
        lemmas.lemma("asymptotic " + lemmas.function() + " " + print(germ), lemmas.context() + "eapply asymptotic_as;" + INDENT
                + "[ eapply (convergent_partial_sum _ _ _ _ _ %s); [ %s ]".formatted(print(decay.width()), String.join(" | ", goals)) + INDENT
                + "| " + total + "; amplitude | same | same ]");
    }
}
