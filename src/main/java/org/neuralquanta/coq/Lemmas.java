package org.neuralquanta.coq;

import static org.neuralquanta.coq.Terms.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.symbolic.Certificate;
import org.neuralquanta.symbolic.Condition;
import org.neuralquanta.symbolic.CoqNotation;
import org.neuralquanta.symbolic.CoqSigns;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/** The text of one step as it is written: variables, definitions, lemmas. Not thread-safe. */
final class Lemmas {

    static final String INDENT = "\n  ";

    private final Step step;
    private final CoqSigns signs;
    private final List<Condition> needed = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Lemmas(Step step, CoqSigns signs) {
        this.step = step;
        this.signs = signs;
    }

    Step step() {
        return step;
    }

    Premise premise(int index) {
        return new Premise(step.premises().get(index));
    }

    int number() {
        return step.number();
    }

    String function() {
        return step.function();
    }

    String text() {
        return text.toString();
    }

    /** The heading, and a lemma for each certificate. */
    void begin() {
        String premises = step.premises().stream().map(p -> " " + p.number()).collect(Collectors.joining());
        text.append("\n(* %s. %s: %s%s *)\n".formatted(number(), step.statement(), step.rule().name(), premises));
        for (Certificate certificate : step.conditions()) {
            needed.add(certificate.conclusion());
            String name = "needs_" + number() + "_" + needed.size();
            text.append(CoqNotation.lemma(name, certificate.conclusion().form(), certificate));
        }
    }

    void write(String sentences) {
        text.append(sentences);
    }

    /** The function of this step, about which the lemma of the step says what is stated. */
    void define(String definition) {
        write("Variable %1$s : R -> R.\nHypothesis definition_%2$s : %3$s.\n".formatted(function(), number(), definition));
    }

    void lemma(String statement, String proof) {
        lemma("step_" + number(), statement, proof);
    }

    void lemma(String name, String statement, String proof) {
        write("Lemma %s : %s.\nProof.\n  %s.\nQed.\n".formatted(name, statement, proof));
    }

    void coefficientIsPositive(Expr coefficient) {
        isPositive("coefficient", coefficient);
    }

    void isPositive(String name, Expr value) {
        String proof = context(value) + "coefficient_positive";
        write("Lemma %s_%s : 0 < %s.\nProof. %s. Qed.\n".formatted(name, number(), print(value), proof));
    }

    void conclude(Germ germ, String context, String axiom, List<String> parameters, String... goals) {
        conclude(germ, context, "amplitude", axiom, parameters, List.of(goals));
    }

    /** The statement about a germ by an axiom, whose last parameters are given and whose premises the goals prove. */
    void conclude(Germ germ, String context, String amplitude, String axiom, List<String> parameters, List<String> goals) {
        lemma("asymptotic " + function() + " " + print(germ), context + "eapply asymptotic_as;" + INDENT
                + "[ " + applied(axiom, parameters, goals) + INDENT
                + "| " + amplitude + " | same | same ]");
    }

    /** The same about a stretched exponential. */
    void conclude(Claim.Stretched claim, String context, String axiom, List<String> parameters, List<String> goals,
            String amplitude, String rate) {
        String kind = step.exact() ? "stretched" : "stretched_asymptotic";
        lemma(kind + " " + function() + " " + print(claim), context + "eapply " + kind + "_as;" + INDENT
                + "[ " + applied(axiom, parameters, goals) + INDENT
                + "| " + amplitude + " | same | same | " + rate + " | same ]");
    }

    private static String applied(String axiom, List<String> parameters, List<String> goals) {
        String given = parameters.isEmpty() ? "" : " with " + String.join(" ", parameters);
        return "eapply " + axiom + given + "; [ " + String.join(" | ", goals) + " ]";
    }

    /** The statement about a germ for every rank with an offset. */
    String nearMonomial(Germ germ) {
        var offset = (Claim.Shifted) step.offset().orElseThrow().claim();
        return "near_monomial %s %s %s".formatted(print(offset.offset()), function(), print(germ));
    }

    /** That the function of this step is what it was defined to be. */
    String definition() {
        return "exact definition_" + number();
    }

    /** The same where the definition was made under {@link #ifOrdered()}. */
    String orderedDefinition() {
        return "exact " + ordered("definition_" + number());
    }

    /** The condition that the order keeps, which the premises from the third on say. */
    String ifOrdered() {
        return step.premises().stream()
                .skip(2)
                .map(p -> "falls " + p.premises().getFirst().function() + " -> ")
                .collect(Collectors.joining());
    }

    /** A hypothesis that was made under {@link #ifOrdered()}, with the order proved. */
    String ordered(String hypothesis) {
        return step.premises().stream()
                .skip(2)
                .map(p -> " step_" + p.number())
                .collect(Collectors.joining("", "(" + hypothesis, ")"));
    }

    /** A tactic for 0 &lt; x where x equals this form, which the rule has checked. */
    String checked(RationalFunction form) {
        if (form.isConstant()) {
            return "number";
        }
        Condition condition = Condition.positive(form);
        int at = needed.indexOf(condition);
        if (at < 0) {
            throw new IllegalStateException("the rule " + step.rule().name() + " needs " + condition + " and has not checked it");
        }
        return "apply (positive_multiple %s _ %s); [ number | same | exact needs_%s_%s ]".formatted(
                print(condition.form().dividedBy(form)), print(condition.form()), number(), at + 1);
    }

    /** Everything about signs that the algebra of this step needs; lemmas that are new are written. */
    String context(Expr... more) {
        return poses(new Context(signs).of(step, more));
    }

    /** The same for one expression alone. */
    String contextOf(Expr expression) {
        return poses(signs.of(expression));
    }

    private String poses(Iterable<String> used) {
        write(signs.takeLemmas());
        return CoqSigns.poses(used);
    }

    /** The lemmas on signs of the whole proof. */
    CoqSigns signs() {
        return signs;
    }

    /** For a claim that the rule of this step does not make. */
    IllegalStateException unexpected() {
        return new IllegalStateException(step.rule().name() + " does not conclude " + step.claim().plain());
    }
}
