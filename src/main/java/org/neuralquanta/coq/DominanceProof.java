package org.neuralquanta.coq;

import static org.neuralquanta.coq.Terms.given;
import static org.neuralquanta.coq.Terms.print;

import java.util.List;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.rule.Dominance;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;

/** The rule {@link Dominance}: the data times the parameters at the number of quanta that the data teach. */
record DominanceProof(Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        if (!(lemmas.step().claim() instanceof Claim.Asymptotic(_, _, Germ germ))) {
            throw lemmas.unexpected();
        }
        String spent = "%s (%s x)".formatted(parameters().function(), quanta().function());
        lemmas.define("eventually (fun x => %s x = x * %s)".formatted(lemmas.function(), spent));
        List<String> factors = List.of(given("f", "fun x => x"), given("h", "(fun x => " + spent + ")"));
        if (lemmas.premise(0).claim() instanceof Claim.Stretched) {
            lemmas.conclude(germ, lemmas.context(), "asymptotic_product", factors,
                    "exact identity_asymptotic", "eapply power_of_slow; " + slow(), lemmas.definition());
        } else {
            Expr index = Expr.of(quanta().germ().exponent());
            lemmas.conclude(germ, lemmas.context(index), "asymptotic_product", factors,
                    "exact identity_asymptotic", "eapply uniform_convergence with (w := %s); ".formatted(print(index)) + power(),
                    lemmas.definition());
        }
        lemmas.coefficientIsPositive(germ.coefficient());
    }

    private Premise parameters() {
        return lemmas.premise(1);
    }

    private Premise quanta() {
        return lemmas.premise(2);
    }

    private String slow() {
        return "[ " + String.join(" | ", parameters().asymptotic(), "same", quanta().asymptotic(), "same", quanta().positive(),
                lemmas.checked(quanta().germ().logExponent()), "exists 0; intros; reflexivity") + " ]";
    }

    private String power() {
        return "[ " + String.join(" | ", parameters().asymptotic(), quanta().asymptotic(), quanta().positive(),
                lemmas.checked(quanta().germ().exponent()), "same", "exists 0; intros; reflexivity") + " ]";
    }
}
