package org.neuralquanta.coq;

import static org.neuralquanta.coq.Terms.print;

import org.neuralquanta.claim.Claim;
import org.neuralquanta.rule.Hypothesis;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/** The rule {@link Hypothesis}: the statement is assumed, its coefficient was checked. */
record HypothesisProof(Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        switch (lemmas.step().claim()) {
            case Claim.Asymptotic a -> {
                assume("monomial", print(a.germ()));
                lemmas.coefficientIsPositive(a.germ().coefficient());
            }
            case Claim.Stretched s -> {
                assume("stretched", print(s));
                lemmas.coefficientIsPositive(s.factor().coefficient());
            }
            case Claim.Shifted s -> shifted(s);
            default -> throw lemmas.unexpected();
        }
    }

    private void assume(String kind, String terms) {
        lemmas.write("Variable f_%s : R -> R.\nHypothesis step_%1$s : %s f_%1$s %s.\n".formatted(lemmas.number(), kind, terms));
    }

    private void shifted(Claim.Shifted claim) {
        Germ germ = claim.germ();
        assume("shifted", String.join(
                " ", print(germ.coefficient()), print(germ.exponent()), print(claim.offset()), print(germ.logExponent())));
        lemmas.write("Lemma offset_%s : 0 < 1 + %s.\nProof. %s. Qed.\n".formatted(
                lemmas.number(), print(claim.offset()), lemmas.checked(claim.offset().plus(RationalFunction.ONE))));
        lemmas.coefficientIsPositive(germ.coefficient());
    }
}
