package org.neuralquanta.coq;

import static org.neuralquanta.coq.Lemmas.INDENT;
import static org.neuralquanta.coq.Terms.given;
import static org.neuralquanta.coq.Terms.print;

import java.util.List;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.rule.Compose;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/** The rule {@link Compose}: the function of the outer premise at that of the inner one, where the order is kept. */
record ComposeProof(Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        lemmas.define(lemmas.ifOrdered() + "eventually (fun x => %s x = %s (%s x))".formatted(
                lemmas.function(), outer().function(), inner().function()));
        switch (lemmas.step().claim()) {
            case Claim.Asymptotic a -> {
                asymptotic(a.germ());
                lemmas.coefficientIsPositive(a.germ().coefficient());
            }
            case Claim.Exponential e -> exponential(e);
            default -> throw lemmas.unexpected();
        }
    }

    private Premise outer() {
        return lemmas.premise(0);
    }

    private Premise inner() {
        return lemmas.premise(1);
    }

    private void asymptotic(Germ germ) {
        if (inner().claim() instanceof Claim.Exponential) {
            lemmas.conclude(germ, lemmas.context(), "logarithm_of_exponential", List.of(),
                    outer().asymptotic(), "same", inner().exact(), inner().positive(), "exact rate_" + inner().number(),
                    lemmas.orderedDefinition());
            return;
        }
        RationalFunction exponent = inner().germ().exponent();
        if (exponent.isZero()) {
            lemmas.conclude(germ, lemmas.context(), "power_of_slow", List.of(),
                    outer().asymptotic(), "same", inner().asymptotic(), "same", inner().positive(),
                    lemmas.checked(inner().germ().logExponent()), lemmas.orderedDefinition());
            return;
        }
        Expr index = Expr.of(exponent);
        lemmas.conclude(germ, lemmas.context(index), "uniform_convergence", List.of(given("w", print(index))),
                outer().asymptotic(), inner().asymptotic(), inner().positive(), lemmas.checked(exponent), "same",
                lemmas.orderedDefinition());
    }

    private void exponential(Claim.Exponential claim) {
        List<String> goals = List.of(outer().asymptotic(), "same", inner().exact(), inner().positive(),
                "exact rate_" + inner().number(), lemmas.orderedDefinition());
        lemmas.lemma("exponential %s %s %s".formatted(lemmas.function(), print(claim.amplitude()), print(claim.rate())),
                lemmas.context() + "eapply exponential_as;" + INDENT
                        + "[ eapply power_of_exponential; [ " + String.join(" | ", goals) + " ]" + INDENT + "| amplitude | same ]");
        lemmas.coefficientIsPositive(claim.amplitude());
    }
}
