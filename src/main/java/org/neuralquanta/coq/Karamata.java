package org.neuralquanta.coq;

import static org.neuralquanta.coq.Terms.given;
import static org.neuralquanta.coq.Terms.print;

import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/** Karamata's theorem for the sum of the terms that the premise states, and its counterpart where they fall like 1/k. */
record Karamata(Lemmas lemmas) {

    /** The statement about the sum, a tail or a partial sum as the axioms call it, that the width of its terms divides. */
    void conclude(Germ germ, String sum, RationalFunction width) {
        Premise terms = lemmas.premise(0);
        boolean slow = new Decay(terms.germ()).isReciprocal();
        Expr divisor = Expr.of(width);
        var goals = new ArrayList<>(List.of(terms.asymptotic(), lemmas.definition()));
        if (slow) {
            goals.add("same");
        }
        goals.addAll(List.of(lemmas.checked(width), "same"));
        lemmas.conclude(germ, lemmas.context(divisor), "amplitude", (slow ? "logarithmic_" : "karamata_") + sum,
                List.of(given("w", print(divisor))), goals);
    }
}
