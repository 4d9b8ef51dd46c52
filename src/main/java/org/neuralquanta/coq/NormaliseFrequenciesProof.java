package org.neuralquanta.coq;

import static org.neuralquanta.coq.Lemmas.INDENT;
import static org.neuralquanta.coq.Terms.print;
import static org.neuralquanta.coq.Terms.signed;

import java.util.List;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.rule.NormaliseFrequencies;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RankSum;
import org.neuralquanta.symbolic.RationalFunction;

/** The rule {@link NormaliseFrequencies}: division by the sum over all ranks. */
record NormaliseFrequenciesProof(NormaliseFrequencies rule, Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        lemmas.define("normalised " + frequency().function() + " " + lemmas.function());
        switch (lemmas.step().claim()) {
            case Claim.Asymptotic a -> {
                if (frequency().claim() instanceof Claim.Shifted shifted) {
                    shifted(a.germ(), shifted.offset());
                } else {
                    monomial(a.germ());
                }
                lemmas.coefficientIsPositive(a.germ().coefficient());
            }
            case Claim.Stretched s -> stretched(s);
            default -> throw lemmas.unexpected();
        }
    }

    private Premise frequency() {
        return lemmas.premise(0);
    }

    private void shifted(Germ germ, RationalFunction offset) {
        var decay = new Decay(germ);
        String total = new Total(lemmas).of(new RankSum.Monomials(rule.constant(), germ.exponent(), offset, germ.logExponent()));
        List<String> goals = List.of(
                frequency().exact(), "exact offset_" + frequency().number(), frequency().positive(), lemmas.checked(decay.width()),
                decay.summable(), lemmas.definition());
        lemmas.lemma(lemmas.nearMonomial(germ), lemmas.context() + "eapply near_monomial_as;" + INDENT
                + "[ eapply (shifted_normalised _ _ _ _ _ _ %s); [ %s ]".formatted(print(decay.width()), String.join(" | ", goals)) + INDENT
                + "| " + total + "; amplitude | same | same ]");
    }

    private void monomial(Germ germ) {
        var decay = new Decay(germ);
        String total = new Total(lemmas)
                .of(new RankSum.Monomials(rule.constant(), germ.exponent(), RationalFunction.ZERO, germ.logExponent()));
        List<String> goals = List.of(
                frequency().exact(), frequency().positive(), lemmas.checked(decay.width()), decay.summable(), lemmas.definition());
        lemmas.lemma("monomial " + lemmas.function() + " " + print(germ), lemmas.context() + "eapply monomial_as;" + INDENT
                + "[ eapply (monomial_normalised _ _ _ _ _ %s); [ %s ]".formatted(print(decay.width()), String.join(" | ", goals)) + INDENT
                + "| " + total + "; amplitude | same | same ]");
    }

    private void stretched(Claim.Stretched claim) {
        String total = new Total(lemmas).of(new RankSum.Exponentials(rule.constant(), claim.rate().negate(), claim.power()), claim);
        lemmas.conclude(claim, lemmas.context(), "stretched_normalised", List.of(),
                List.of(frequency().exact(), frequency().positive(), signed(claim.rate().negate()), lemmas.checked(claim.power()),
                        lemmas.definition()),
                total + "; amplitude", "same");
        lemmas.coefficientIsPositive(claim.factor().coefficient());
    }
}
