package org.neuralquanta.coq;

import static org.neuralquanta.coq.Lemmas.INDENT;
import static org.neuralquanta.coq.Terms.given;
import static org.neuralquanta.coq.Terms.print;
import static org.neuralquanta.coq.Terms.signed;

import java.util.List;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.rule.Invert;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/** The rule {@link Invert}: the rank that an amount reaches. */
record InvertProof(Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        Premise needed = lemmas.premise(0);
        lemmas.define("reaches " + needed.function() + " " + lemmas.function());
        switch (lemmas.step().claim()) {
            case Claim.Asymptotic a -> {
                if (needed.claim() instanceof Claim.Stretched s) {
                    logarithm(a.germ(), s);
                } else {
                    power(a.germ(), needed.germ().exponent());
                }
                lemmas.coefficientIsPositive(a.germ().coefficient());
            }
            case Claim.Exponential e -> exponential(e);
            default -> throw lemmas.unexpected();
        }
    }

    private void logarithm(Germ germ, Claim.Stretched needed) {
        Expr reciprocal = Expr.of(needed.power().inverse());
        lemmas.conclude(germ, lemmas.context(reciprocal), "stretched_inverse", List.of(given("w", print(reciprocal))),
                lemmas.premise(0).asymptotic(), signed(needed.rate()), lemmas.checked(needed.power()), lemmas.definition(), "same");
    }

    private void power(Germ germ, RationalFunction exponent) {
        Expr reciprocal = Expr.of(exponent.inverse());
        lemmas.conclude(germ, lemmas.context(reciprocal), "asymptotic_inverse", List.of(given("w", print(reciprocal))),
                lemmas.premise(0).asymptotic(), lemmas.premise(0).positive(), lemmas.checked(exponent), lemmas.definition(), "same");
    }

    /** The inverse of a partial sum of terms like 1/k. */
    private void exponential(Claim.Exponential claim) {
        Premise terms = lemmas.premise(1);
        List<String> goals = List.of(
                "eapply monomial_as; [ " + terms.exact() + " | reflexivity | same | same ]", terms.positive(),
                "exact definition_" + lemmas.premise(0).number(), lemmas.definition());
        lemmas.lemma("exponential %s %s %s".formatted(lemmas.function(), print(claim.amplitude()), print(claim.rate())),
                lemmas.context() + "eapply exponential_as;" + INDENT
                        + "[ eapply harmonic_inverse; [ " + String.join(" | ", goals) + " ]" + INDENT + "| amplitude | amplitude ]");
        lemmas.coefficientIsPositive(claim.amplitude());
        lemmas.isPositive("rate", claim.rate());
    }
}
