package org.neuralquanta.coq;

import static org.neuralquanta.coq.Lemmas.INDENT;
import static org.neuralquanta.coq.Terms.given;
import static org.neuralquanta.coq.Terms.print;

import java.util.List;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.JointForm;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.rule.BestSplit;
import org.neuralquanta.symbolic.CoqNotation;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.MonotoneRoot;
import org.neuralquanta.symbolic.RationalFunction;

/** The rule {@link BestSplit}: the split of compute that the root of an equation gives. */
record BestSplitProof(BestSplit rule, Lemmas lemmas) implements RuleProof {

    @Override
    public void write() {
        if (!(lemmas.step().claim() instanceof Claim.Asymptotic(_, _, Germ germ)) || !(joint().claim() instanceof JointForm form)) {
            throw lemmas.unexpected();
        }
        String result = switch (rule.result()) {
            case LOSS -> "loss";
            case PARAMETERS -> "parameters";
            case DATA -> "data";
            default -> throw new IllegalStateException("no such part: " + rule.result());
        };
        String y = CoqNotation.print(form.exposure());
        var root = (MonotoneRoot) lemmas.step().constants().getFirst();
        if (lemmas.signs().isPositive(form.exposure(), "sign_" + y)) {
            lemmas.write("Variable %s : R.\nHypothesis sign_%1$s : 0 < %1$s.\nHypothesis definition_%1$s : %s = %s.\n".formatted(
                    y, print(root.falling()), print(root.rising())));
            root(form, root);
        }
        lemmas.write("Variables parameters_%1$s data_%1$s loss_%1$s : R -> R.\nLet f_%1$s := %2$s_%1$s.\n".formatted(lemmas.number(), result));
        lemmas.write("Hypothesis definition_%1$s : best_split %2$s parameters_%1$s data_%1$s loss_%1$s.\n".formatted(
                lemmas.number(), joint().function()));
        split(form, germ, result);
        lemmas.coefficientIsPositive(germ.coefficient());
    }

    private Premise joint() {
        return lemmas.premise(0);
    }

    /** The exponent with which the exposure to a unit of data falls with the parameters. */
    private static RationalFunction fall(JointForm form) {
        return form.unitExposure().exponent().negate();
    }

    private void root(JointForm form, MonotoneRoot root) {
        CurveTerm curve = CurveTerm.of(form);
        String y = CoqNotation.print(form.exposure());
        String w = print(form.order());
        Expr moment = form.curve().momentBeyond(form.order(), form.exposure(), form.shots());
        String context = lemmas.context(root.falling(), root.rising(), moment, form.shots());
        lemmas.lemma("root_" + y, "split_root %s %s %s %s".formatted(curve.name(), w, print(fall(form)), y),
                context + "split; [ exact sign_" + y + " |];" + INDENT
                        + "replace (moment_beyond %1$s %2$s %3$s) with %4$s by (unfold moment_beyond, scaled_partial_mellin, phi; %5$ssame);".formatted(
                                curve.name(), w, y, print(moment), curve.partialMellin(form.order(), form.exposure())) + INDENT
                        + curve.closed(form.order(), form.exposure())
                        + "transitivity %s; [ amplitude | transitivity %s; [ exact definition_%s | amplitude ] ]".formatted(
                                print(root.falling()), print(root.rising()), y));
    }

    private void split(JointForm form, Germ germ, String result) {
        CurveTerm curve = CurveTerm.of(form);
        String y = CoqNotation.print(form.exposure());
        RationalFunction a = form.parameterLoss().exponent().negate();
        RationalFunction r = fall(form);
        Expr sum = Expr.of(r.plus(RationalFunction.ONE));
        Expr v = Expr.of(r.plus(RationalFunction.ONE).inverse());
        boolean ofLoss = rule.result() == Quantity.LOSS;
        List<Step> losses = joint().step().premises();
        String context = lemmas.context(v, sum, form.curve().closed(form.exposure(), form.shots()), form.shots());
        List<String> goals = List.of("exact quanta_" + joint().number(), joint().exact(), "exact I", curve.admissible(),
                new Premise(losses.get(0)).positive(), new Premise(losses.get(1)).positive(), joint().positive(), lemmas.checked(a), "same",
                lemmas.checked(r), "same", "same", "same", "exact root_" + y, lemmas.definition());
        String given = String.join(" ", given("a", print(a)), given("r", print(r)), given("v", print(v)), given("y", y))
                + (ofLoss ? " " + given("s", print(sum)) : "");
        lemmas.lemma("asymptotic " + lemmas.function() + " " + print(germ), context + "eapply asymptotic_as;" + INDENT
                + "[ eapply best_split_" + result + " with " + given + "; [ "
                + "eapply best_split_by; [ " + String.join(" | ", goals) + " ]" + (ofLoss ? " | same" : "") + " ]" + INDENT
                + "| unfold split_parameters; " + (ofLoss ? curve.closed(form.order(), form.exposure()) : "") + "amplitude | same | same ]");
    }
}
