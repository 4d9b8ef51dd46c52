package org.neuralquanta.coq;

import static org.neuralquanta.coq.Terms.print;
import static org.neuralquanta.coq.Terms.signed;

import org.neuralquanta.claim.Claim;
import org.neuralquanta.symbolic.CoqNotation;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RankSum;
import org.neuralquanta.symbolic.RationalFunction;

/** Sums over all ranks: tactics that put the closed form or the symbol of a constant for the sum. A symbol is defined first. */
record Total(Lemmas lemmas) {

    String of(RankSum.Monomials sum) {
        var decay = new Decay(new Germ(Expr.ONE, sum.exponent(), sum.logExponent()));
        RationalFunction width = decay.width();
        boolean shifted = !sum.offset().isZero();
        String value = shifted
                ? "(offset_sum %s %s %s)".formatted(print(sum.exponent()), print(sum.offset()), print(sum.logExponent()))
                : "(rank_sum %s %s)".formatted(print(sum.exponent()), print(sum.logExponent()));
        if (sum.closedForm().isPresent()) {
            return "replace %s with %s by (%s; same)".formatted(value, print(sum.closedForm().get()),
                    shifted ? "unfold hurwitz_zeta; apply f_equal3" : "unfold zeta; apply f_equal2");
        }
        String positive = shifted
                ? "(offset_sum_positive _ _ _ %s offset_%s)".formatted(print(width), lemmas.premise(0).number())
                : "(rank_sum_positive _ _ %s)".formatted(print(width));
        return symbol(sum, value, "", positive, lemmas.checked(width) + " | " + decay.summable());
    }

    /** The sum of the stretched exponential that a claim normalises. */
    String of(RankSum.Exponentials sum, Claim.Stretched claim) {
        String value = "(stretched_sum %s %s)".formatted(print(claim.rate()), print(claim.power()));
        if (sum.closedForm().isPresent()) {
            return "replace %s with %s by (rewrite geometric_sum; [ amplitude | %s ])".formatted(
                    value, print(sum.closedForm().get()), signed(claim.rate().negate()));
        }
        return symbol(sum, value, lemmas.contextOf(claim.rate()), "stretched_sum_positive",
                signed(claim.rate().negate()) + " | " + lemmas.checked(claim.power()));
    }

    private String symbol(RankSum sum, String value, String context, String positive, String goals) {
        String name = CoqNotation.print(sum.name());
        lemmas.write("Variable %s : R.\nHypothesis definition_%1$s : %1$s = %s.\n".formatted(name, value));
        lemmas.lemma("sign_" + name, "0 < " + name, context + "rewrite definition_%s; apply %s; [ %s ]".formatted(name, positive, goals));
        lemmas.signs().isPositive(sum.name(), "sign_" + name);
        return "rewrite <- definition_" + name;
    }
}
