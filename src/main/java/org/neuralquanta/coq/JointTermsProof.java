package org.neuralquanta.coq;

import static org.neuralquanta.coq.Lemmas.INDENT;
import static org.neuralquanta.coq.Terms.given;
import static org.neuralquanta.coq.Terms.print;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.claim.JointForm;
import org.neuralquanta.rule.JointTerms;
import org.neuralquanta.symbolic.CoqNotation;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.RationalFunction;

/** The rule {@link JointTerms}: the loss of parameters and data together. */
record JointTermsProof(Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        if (!(lemmas.step().claim() instanceof JointForm form)) {
            throw lemmas.unexpected();
        }
        CurveTerm curve = CurveTerm.of(form);
        lemmas.write("Variable f_%s : R -> R -> R.\nHypothesis definition_%1$s : joint_loss %s %s f_%1$s.\n".formatted(
                lemmas.number(), curve.name(), Stream.of(terms(), exposure(), cost(), parameterLoss(), dataLoss())
                        .map(Premise::function)
                        .collect(Collectors.joining(" "))));
        String losses = print(form.parameterLoss()) + " " + print(form.dataLoss());
        Expr coefficient = form.unitExposure().coefficient();
        if (form.curve() == Curve.THRESHOLD) {
            maximum(losses);
            lemmas.coefficientIsPositive(coefficient);
        } else {
            law(form, curve, losses);
            lemmas.coefficientIsPositive(coefficient);
            ofQuanta(curve);
            share(form, curve);
        }
    }

    private Premise parameterLoss() {
        return lemmas.premise(0);
    }

    private Premise dataLoss() {
        return lemmas.premise(1);
    }

    private Premise terms() {
        return lemmas.premise(2);
    }

    private Premise exposure() {
        return lemmas.premise(3);
    }

    private Premise cost() {
        return lemmas.premise(4);
    }

    /** The exponent of the tail of the terms. */
    private RationalFunction tail() {
        return terms().germ().exponent().plus(RationalFunction.ONE).negate();
    }

    /** The exponent with which the exposure falls. */
    private RationalFunction fall() {
        return exposure().germ().exponent().negate();
    }

    private Expr growth() {
        return Expr.of(cost().germ().exponent());
    }

    private List<String> parameters() {
        return List.of(given("t", print(tail())), given("u", print(fall())));
    }

    /** What every axiom on the joint loss asks of its terms. */
    private List<String> inputs() {
        return List.of(terms().everyRank(), terms().positive(), exposure().everyRank(), exposure().positive(), cost().asymptotic(),
                cost().positive(), lemmas.checked(cost().germ().exponent()));
    }

    private List<String> exponents() {
        return List.of(lemmas.checked(tail()), "same", lemmas.checked(fall()), "same");
    }

    private static String goals(Stream<List<String>> parts) {
        return parts.flatMap(List::stream).collect(Collectors.joining(" | "));
    }

    private void maximum(String losses) {
        String goals = goals(Stream.of(
                inputs(), List.of(parameterLoss().asymptotic(), dataLoss().asymptotic(), lemmas.definition()), exponents()));
        lemmas.lemma("joint_maximum " + lemmas.function() + " " + losses, lemmas.context(growth())
                + "eapply joint_maximum_of_terms with " + String.join(" ", parameters()) + "; [ " + goals + " ]");
    }

    private void law(JointForm form, CurveTerm curve, String losses) {
        String goals = goals(Stream.of(
                inputs(),
                List.of("same", parameterLoss().asymptotic(), dataLoss().asymptotic(), curve.admissible(), lemmas.definition()),
                exponents(),
                List.of("same")));
        String given = String.join(" ", parameters()) + " " + given("w", print(form.order())) + " " + given("z", print(growth()));
        lemmas.lemma("joint_law %s %s %s %s %s".formatted(
                        lemmas.function(), losses, print(form.unitExposure()), curve.name(), print(form.order())),
                lemmas.context(growth(), form.shots()) + "eapply joint_law_as;" + INDENT
                        + "[ eapply joint_law_of_terms with " + given + "; [ " + goals + " ]" + INDENT
                        + "| amplitude | same | same | same ]");
    }

    private void ofQuanta(CurveTerm curve) {
        lemmas.lemma("quanta_" + lemmas.number(), "of_quanta %s %s".formatted(curve.name(), lemmas.function()),
                lemmas.context() + "eapply by_quanta with " + String.join(" ", parameters()) + "; [ "
                        + goals(Stream.of(inputs(), List.of(lemmas.definition()), exponents())) + " ]");
    }

    private void share(JointForm form, CurveTerm curve) {
        String y = CoqNotation.print(form.exposure());
        String printed = print(form.curve().scaledPartialMellin(form.order(), form.exposure(), form.shots()));
        String gamma = form.curve() == Curve.SHOTS
                ? "assert (0 < Gamma %s) by (apply Gamma_positive; coefficient_positive); ".formatted(print(form.shots()))
                : "";
        String context = lemmas.context(Expr.of(form.order()), form.shots());
        lemmas.write("Lemma share_%s : forall %s, scaled_partial_mellin %s %s %2$s = %s.\nProof. ".formatted(
                        lemmas.number(), y, curve.name(), print(form.order()), printed)
                + context + "intros; unfold scaled_partial_mellin; " + curve.partialMellin(form.order(), form.exposure()) + gamma
                + "same. Qed.\n");
    }
}
