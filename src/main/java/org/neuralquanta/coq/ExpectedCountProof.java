package org.neuralquanta.coq;

import static org.neuralquanta.coq.Terms.given;
import static org.neuralquanta.coq.Terms.print;
import static org.neuralquanta.coq.Terms.signed;

import java.util.List;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.rule.ExpectedCount;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/** The rule {@link ExpectedCount}: learned quanta under a smooth curve, from those under the threshold. */
record ExpectedCountProof(ExpectedCount rule, Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        if (!(lemmas.step().claim() instanceof Claim.Asymptotic(_, _, Germ germ))) {
            throw lemmas.unexpected();
        }
        lemmas.define("count_under " + curve().name() + " " + exposure().function() + " " + lemmas.function());
        lemmas.write("Hypothesis sharp_%s : %scount_under threshold %s %s.\n".formatted(
                lemmas.number(), lemmas.ifOrdered(), exposure().function(), sharp().function()));
        if (exposure().claim() instanceof Claim.Stretched s) {
            stretched(germ, s);
        } else {
            monomial(germ);
        }
        lemmas.coefficientIsPositive(germ.coefficient());
    }

    private Premise exposure() {
        return lemmas.premise(0);
    }

    private Premise sharp() {
        return lemmas.premise(1);
    }

    private CurveTerm curve() {
        return new CurveTerm(rule.curve(), rule.shots());
    }

    private String sharpIsOrdered() {
        return "exact " + lemmas.ordered("sharp_" + lemmas.number());
    }

    private void stretched(Germ germ, Claim.Stretched exposure) {
        lemmas.conclude(germ, lemmas.context(rule.shots()), "expected_count_of_stretched", List.of(given("phi_", curve().name())),
                exposure().exact(), exposure().positive(), sharp().asymptotic(), sharpIsOrdered(), lemmas.definition(),
                signed(exposure.rate().negate()), lemmas.checked(exposure.power()),
                rule.curve() == Curve.SHOTS
                        ? "simpl; rewrite Rplus_0_r; coefficient_positive"
                        : "simpl; first [ exact I | lra ]");
    }

    private void monomial(Germ germ) {
        RationalFunction fall = exposure().germ().exponent().negate();
        RationalFunction argument = fall.inverse().negate();
        lemmas.conclude(germ, lemmas.context(rule.curve().scaledMellin(argument, rule.shots())),
                curve().mellin(argument) + "amplitude", "expected_count",
                List.of(given("phi_", curve().name()), given("u", print(fall)), given("z", print(argument))),
                List.of(exposure().everyRank(), exposure().positive(), sharp().asymptotic(), sharpIsOrdered(), lemmas.definition(),
                        lemmas.checked(fall), "same", "same", countable(argument)));
    }

    /** A tactic for what makes the expected count finite. */
    private String countable(RationalFunction argument) {
        Expr first = rule.curve() == Curve.SHOTS ? rule.shots() : Expr.ONE;
        return rule.curve() == Curve.THRESHOLD
                ? "exact I"
                : "simpl; " + lemmas.checked(first.plus(Expr.of(argument)).toRational().orElseThrow());
    }
}
