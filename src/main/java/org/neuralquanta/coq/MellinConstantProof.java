package org.neuralquanta.coq;

import static org.neuralquanta.coq.Terms.given;
import static org.neuralquanta.coq.Terms.print;
import static org.neuralquanta.coq.Terms.signed;

import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.rule.MellinConstant;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/** The rule {@link MellinConstant}: the loss under a smooth curve, from that under the threshold. */
record MellinConstantProof(MellinConstant rule, Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        if (!(lemmas.step().claim() instanceof Claim.Asymptotic(_, _, Germ germ))) {
            throw lemmas.unexpected();
        }
        String share = " %s %s ".formatted(benefit().function(), exposure().function());
        lemmas.define("loss_under " + curve().name() + share + lemmas.function());
        lemmas.write("Hypothesis sharp_%s : loss_under threshold%s%s.\n".formatted(lemmas.number(), share, sharp().function()));
        if (benefit().claim() instanceof Claim.Stretched b && exposure().claim() instanceof Claim.Stretched e) {
            stretched(germ, b, e);
        } else {
            monomials(germ);
        }
        lemmas.coefficientIsPositive(germ.coefficient());
    }

    private Premise benefit() {
        return lemmas.premise(0);
    }

    private Premise exposure() {
        return lemmas.premise(1);
    }

    private Premise sharp() {
        return lemmas.premise(2);
    }

    private CurveTerm curve() {
        return new CurveTerm(rule.curve(), rule.shots());
    }

    private void monomials(Germ germ) {
        RationalFunction tail = benefit().germ().exponent().plus(RationalFunction.ONE).negate();
        RationalFunction fall = exposure().germ().exponent().negate();
        var goals = new ArrayList<>(List.of(
                benefit().everyRank(), benefit().positive(), exposure().everyRank(), exposure().positive(), sharp().asymptotic(),
                "exact sharp_" + lemmas.number(), lemmas.definition(), curve().admissible()));
        if (tail.isZero()) {
            goals.addAll(List.of("same", lemmas.checked(fall), "same"));
            lemmas.conclude(germ, lemmas.context(rule.curve().atZero(), rule.shots()), "unfold phi_at_zero; amplitude",
                    "mellin_constant_of_slow_tail", List.of(given("phi_", curve().name()), given("u", print(fall))), goals);
            return;
        }
        RationalFunction argument = tail.dividedBy(fall);
        goals.addAll(List.of(lemmas.checked(tail), "same", lemmas.checked(fall), "same", "same"));
        conclude(germ, argument, "mellin_constant",
                List.of(given("phi_", curve().name()), given("t", print(tail)), given("u", print(fall)), given("z", print(argument))),
                goals);
    }

    private void stretched(Germ germ, Claim.Stretched benefit, Claim.Stretched exposure) {
        RationalFunction ratio = benefit.rate().dividedBy(exposure.rate()).toRational().orElseThrow();
        RationalFunction rest = RationalFunction.ONE.minus(exposure.power());
        conclude(germ, ratio, "mellin_constant_of_stretched",
                List.of(given("phi_", curve().name()), given("q", print(rest)), given("z", print(ratio))),
                List.of(benefit().exact(), benefit().positive(), exposure().exact(), exposure().positive(), sharp().asymptotic(),
                        "exact sharp_" + lemmas.number(), lemmas.definition(), curve().admissible(), signed(exposure.rate().negate()),
                        lemmas.checked(exposure.power()), lemmas.checked(rest), "same", lemmas.checked(ratio), "same"));
    }

    private void conclude(Germ germ, RationalFunction argument, String axiom, List<String> parameters, List<String> goals) {
        lemmas.conclude(germ, lemmas.context(rule.curve().scaledMellin(argument, rule.shots()), rule.shots()),
                curve().mellin(argument) + "amplitude", axiom, parameters, goals);
    }
}
