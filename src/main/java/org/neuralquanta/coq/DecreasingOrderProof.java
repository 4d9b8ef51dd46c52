package org.neuralquanta.coq;

import static org.neuralquanta.coq.Terms.signed;

import org.neuralquanta.claim.Claim;
import org.neuralquanta.rule.DecreasingOrder;
import org.neuralquanta.symbolic.Germ;

/** The rule {@link DecreasingOrder}: a quantity falls. */
record DecreasingOrderProof(Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        Premise quantity = lemmas.premise(0);
        String falls = "falls " + quantity.function();
        if (quantity.claim() instanceof Claim.Stretched s) {
            lemmas.lemma(falls, lemmas.context()
                    + "apply (stretched_falls _ _ _ _ _ _ step_%1$s coefficient_%1$s); [ ".formatted(quantity.number())
                    + signed(s.rate().negate()) + " | " + lemmas.checked(s.power()) + " ]");
            return;
        }
        Germ germ = quantity.germ();
        lemmas.lemma(falls, lemmas.context()
                + "apply (like_monomial_falls _ _ _ _ %s coefficient_%s); ".formatted(quantity.likeMonomial(), quantity.number())
                + (germ.exponent().isZero()
                        ? "right; split; [ same | " + lemmas.checked(germ.logExponent().negate()) + " ]"
                        : "left; " + lemmas.checked(germ.exponent().negate())));
    }
}
