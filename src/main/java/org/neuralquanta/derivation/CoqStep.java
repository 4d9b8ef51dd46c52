package org.neuralquanta.derivation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neuralquanta.symbolic.Certificate;
import org.neuralquanta.symbolic.Condition;
import org.neuralquanta.symbolic.CoqNotation;
import org.neuralquanta.symbolic.CoqSigns;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RankSum;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * One step of a derivation for Coq: a lemma for each certificate, the definition of the function that the step is about, and
 * the statement. What the rule computes is not written here: the statement has to follow from those of the premises by the
 * axiom of ScalingLaws.v that the rule cites, and Coq computes what the axiom gives and compares it with what was printed.
 */
final class CoqStep {

    private static final String INDENT = "\n  ";

    private final Theorem theorem;
    private final Map<Theorem, Integer> numbers;
    private final CoqSigns signs;
    private final int number;
    private final List<Condition> needed = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    CoqStep(Theorem theorem, Map<Theorem, Integer> numbers, CoqSigns signs) {
        this.theorem = theorem;
        this.numbers = numbers;
        this.signs = signs;
        this.number = numbers.getOrDefault(theorem, 0);
    }

    String text() {
        String premises = theorem.premises().stream().map(p -> " " + numbers.get(p)).collect(Collectors.joining());
        text.append("\n(* %d. %s: %s%s *)\n".formatted(number, theorem.statement(), theorem.rule(), premises));
        for (Certificate certificate : theorem.conditions()) {
            needed.add(certificate.conclusion());
            String name = "needs_" + number + "_" + needed.size();
            text.append(CoqNotation.lemma(name, certificate.conclusion().form(), certificate));
        }
        switch (theorem.claim()) {
            case Claim.NoPowerLaw _ -> {}
            case Claim.Falling _ -> falling();
            case Claim.Asymptotic claim -> asymptotic(claim.germ());
            case Claim.Exponential claim -> exponential(claim);
            case Claim.AtMost _, JointForm _, Claim.Stretched _, Claim.Shifted _ ->
                text.append("(* Taken over: ScalingLaws.v does not state this rule. *)\nHypothesis step_%d : True.\n".formatted(number));
        }
        return text.toString();
    }

    // ---- the rules, each with the axiom that it cites

    private void falling() {
        Germ germ = germ(0);
        String monomial = "apply (monomial_falls _ _ _ _ step_%1$d coefficient_%1$d); ".formatted(premise(0));
        lemma("falls f_" + premise(0), context() + monomial
                + (germ.exponent().isZero()
                        ? "right; split; [ same | " + checked(germ.logExponent().negate()) + " ]"
                        : "left; " + checked(germ.exponent().negate())));
    }

    private void asymptotic(Germ germ) {
        switch (theorem.appliedRule()) {
            case Hypothesis _ ->
                text.append("Variable f_%d : R -> R.\nHypothesis step_%1$d : monomial f_%1$d %s.\n".formatted(number, print(germ)));
            case NormaliseFrequencies rule -> normalised(rule, germ);
            case Product rule -> product(rule, germ);
            case TailOfSum _ -> tail(germ);
            case PartialSum rule -> partialSum(rule, germ);
            case Invert _ -> {
                RationalFunction exponent = germ(0).exponent();
                Expr reciprocal = Expr.of(exponent.inverse());
                define("reaches f_" + premise(0) + " f_" + number);
                conclude(germ, context(reciprocal), "asymptotic_inverse", List.of(given("w", print(reciprocal))),
                        stated(0), positive(0), checked(exponent), definition(), "same");
            }
            case Compose _ -> composition(germ);
            case MellinConstant rule -> smooth(rule, germ);
            case ExpectedCount rule -> count(rule, germ);
            case Bottleneck _ -> {
                define("eventually (fun x => f_%d x = f_%d x * f_%d x)".formatted(number, premise(0), premise(1)));
                conclude(germ, context(), "asymptotic_product", List.of(), stated(0), stated(1), definition());
            }
            case Dominance _ -> {
                Expr inner = Expr.of(germ(2).exponent());
                String spent = "(fun x => f_%d (f_%d x))".formatted(premise(1), premise(2));
                define("eventually (fun x => f_%d x = x * f_%d (f_%d x))".formatted(number, premise(1), premise(2)));
                conclude(germ, context(inner), "asymptotic_product", List.of(given("f", "fun x => x"), given("h", spent)), "exact identity_asymptotic",
                        "eapply uniform_convergence with (w := %s); [ %s ]".formatted(print(inner), String.join(" | ",
                                stated(1), stated(2), positive(2), checked(germ(2).exponent()), "same",
                                "exists 0; intros; reflexivity")),
                        definition());
            }
            case ConstrainedOptimum rule -> optimum(rule, germ);
            default -> {
                takenOver(germ);
                return;
            }
        }
        positive("coefficient", germ.coefficient());
    }

    private void exponential(Claim.Exponential claim) {
        String statement = "exponential f_%d %s %s".formatted(number, print(claim.amplitude()), print(claim.rate()));
        if (theorem.appliedRule() instanceof Compose) {
            define(composed());
            lemma(statement, context() + "eapply exponential_as;" + INDENT + "[ eapply power_of_exponential; [ " + String.join(
                    " | ", stated(0), "same", exact(1), positive(1), "exact rate_" + premise(1), definition())
                    + " ]" + INDENT + "| amplitude | same ]");
            positive("coefficient", claim.amplitude());
        } else {
            define("reaches f_" + premise(0) + " f_" + number);
            lemma(statement, context() + "eapply exponential_as;" + INDENT + "[ eapply harmonic_inverse; [ " + String.join(
                    " | ", "eapply monomial_as; [ exact step_" + premise(1) + " | reflexivity | same | same ]", positive(1),
                    "exact definition_" + premise(0), definition())
                    + " ]" + INDENT + "| amplitude | amplitude ]");
            positive("coefficient", claim.amplitude());
            positive("rate", claim.rate());
        }
    }

    private void normalised(NormaliseFrequencies rule, Germ germ) {
        RationalFunction width = width(germ);
        define("normalised f_" + premise(0) + " f_" + number);
        String total = total(new RankSum.Monomials(rule.constant(), germ.exponent(), RationalFunction.ZERO, germ.logExponent()), width);
        lemma("monomial f_" + number + " " + print(germ), context() + "eapply monomial_as;" + INDENT
                + "[ eapply (monomial_normalised _ _ _ _ _ %s); [ ".formatted(print(width)) + String.join(
                        " | ", exact(0), positive(0), checked(width), summable(germ), definition())
                + " ]" + INDENT + "| " + total + "; amplitude | same | same ]");
    }

    private void product(Product rule, Germ germ) {
        List<Integer> factors = IntStream.range(0, rule.powers().size()).boxed().toList();
        define("forall k, 1 <= k -> f_%d k = ".formatted(number) + factors.stream()
                .map(j -> "Rpower (f_%d k) %s".formatted(premise(j), print(rule.powers().get(j))))
                .collect(Collectors.joining(" * ")));
        String axiom = factors.size() == 1 ? "monomial_power" : "monomial_product";
        String premises = factors.stream().map(this::exact).collect(Collectors.joining(" | "))
                + factors.stream().map(j -> " | " + positive(j)).collect(Collectors.joining());
        lemma("monomial f_" + number + " " + print(germ), context() + "eapply monomial_as;" + INDENT
                + "[ eapply " + axiom + "; [ " + premises + " | " + definition() + " ]" + INDENT + "| amplitude | same | same ]");
    }

    private void tail(Germ germ) {
        RationalFunction width = width(germ(0));
        define("tail_of f_" + premise(0) + " f_" + number);
        boolean slow = isReciprocal(germ(0));
        sum(germ, slow ? "logarithmic_tail" : "karamata_tail", width, slow);
    }

    private void partialSum(PartialSum rule, Germ germ) {
        Germ terms = germ(0);
        define("partial_sum_of f_" + premise(0) + " f_" + number);
        boolean slow = isReciprocal(terms);
        boolean converges = germ.exponent().isZero() && germ.logExponent().isZero();
        RationalFunction width = width(terms);
        if (!converges) {
            sum(germ, slow ? "logarithmic_partial_sum" : "karamata_partial_sum", width.negate(), slow);
            return;
        }
        String total = total(new RankSum.Monomials(rule.constant(), terms.exponent(), RationalFunction.ZERO, terms.logExponent()), width);
        lemma("asymptotic f_" + number + " " + print(germ), context() + "eapply asymptotic_as;" + INDENT
                + "[ eapply (convergent_partial_sum _ _ _ _ _ %s); [ ".formatted(print(width))
                + String.join(" | ", exact(0), positive(0), definition(), checked(width), summable(terms)) + " ]" + INDENT
                + "| " + total + "; amplitude | same | same ]");
    }

    private void sum(Germ germ, String axiom, RationalFunction width, boolean slow) {
        Expr divisor = Expr.of(width);
        var goals = new ArrayList<>(List.of(stated(0), definition()));
        if (slow) {
            goals.add("same");
        }
        goals.addAll(List.of(checked(width), "same"));
        conclude(germ, context(divisor), axiom, List.of(given("w", print(divisor))), goals.toArray(String[]::new));
    }

    private void composition(Germ germ) {
        define(composed());
        if (theorem.premises().get(1).claim() instanceof Claim.Exponential) {
            conclude(germ, context(), "logarithm_of_exponential", List.of(),
                    stated(0), "same", exact(1), positive(1), "exact rate_" + premise(1), definition());
            return;
        }
        RationalFunction exponent = germ(1).exponent();
        Expr inner = Expr.of(exponent);
        conclude(germ, context(inner), "uniform_convergence", List.of(given("w", print(inner))),
                stated(0), stated(1), positive(1), checked(exponent), "same", definition());
    }

    private void smooth(MellinConstant rule, Germ germ) {
        RationalFunction tail = germ(0).exponent().plus(RationalFunction.ONE).negate();
        RationalFunction fall = germ(1).exponent().negate();
        String curve = curve(rule.curve(), rule.shots());
        String share = " f_%d f_%d f_".formatted(premise(0), premise(1));
        define("loss_under " + curve + share + number);
        text.append("Hypothesis sharp_%d : loss_under threshold%s%d.\n".formatted(number, share, premise(2)));
        String admissible = rule.curve() == Curve.SHOTS ? "simpl; coefficient_positive" : "exact I";
        var goals = new ArrayList<>(List.of(
                exact(0), positive(0), exact(1), positive(1), stated(2), "exact sharp_" + number, definition(), admissible));
        if (tail.isZero()) {
            goals.addAll(List.of("same", checked(fall), "same"));
            conclude(germ, context(rule.curve().atZero(), rule.shots()), "unfold phi_at_zero; amplitude",
                    "mellin_constant_of_slow_tail", List.of(given("phi_", curve), given("u", print(fall))), goals);
            return;
        }
        RationalFunction argument = tail.dividedBy(fall);
        goals.addAll(List.of(checked(tail), "same", checked(fall), "same", "same"));
        conclude(germ, context(rule.curve().scaledMellin(argument, rule.shots()), rule.shots()),
                mellin(rule.curve(), rule.shots(), argument) + "amplitude", "mellin_constant",
                List.of(given("phi_", curve), given("t", print(tail)), given("u", print(fall)), given("z", print(argument))), goals);
    }

    private void count(ExpectedCount rule, Germ germ) {
        RationalFunction fall = germ(0).exponent().negate();
        RationalFunction argument = fall.inverse().negate();
        String curve = curve(rule.curve(), rule.shots());
        define("count_under " + curve + " f_" + premise(0) + " f_" + number);
        text.append("Hypothesis sharp_%d : %scount_under threshold f_%d f_%d.\n"
                .formatted(number, guards(2), premise(0), premise(1)));
        Expr first = rule.curve() == Curve.SHOTS ? rule.shots() : Expr.ONE;
        String countable = rule.curve() == Curve.THRESHOLD
                ? "exact I"
                : "simpl; " + checked(first.plus(Expr.of(argument)).toRational().orElseThrow());
        conclude(germ, context(rule.curve().scaledMellin(argument, rule.shots())),
                mellin(rule.curve(), rule.shots(), argument) + "amplitude", "expected_count",
                List.of(given("phi_", curve), given("u", print(fall)), given("z", print(argument))),
                List.of(exact(0), positive(0), stated(1), "exact " + guarded("sharp_" + number, 2), definition(), checked(fall),
                        "same", "same", countable));
    }

    private void optimum(ConstrainedOptimum rule, Germ germ) {
        String result = switch (rule.result()) {
            case SUM_OF_LOSSES -> "sum";
            case PARAMETERS_OF_SUM -> "parameters";
            case DATA_OF_SUM -> "data";
            default -> throw new IllegalStateException("no such part: " + rule.result());
        };
        text.append("Variables parameters_%1$d data_%1$d sum_%1$d : R -> R.\nLet f_%1$d := %2$s_%1$d.\n".formatted(number, result));
        String functions = "f_%2$d f_%3$d parameters_%1$d data_%1$d sum_%1$d".formatted(number, premise(0), premise(1));
        text.append("Hypothesis definition_%d : least_sum %s.\n".formatted(number, functions));
        RationalFunction a = germ(0).exponent().negate();
        RationalFunction b = germ(1).exponent().negate();
        Expr v = Expr.of(a.inverse());
        Expr w = Expr.of(b.inverse());
        Expr r = Expr.of(b.dividedBy(a));
        Expr z = Expr.of(a.inverse().plus(b.inverse()).inverse());
        Expr sum = Expr.of(a.dividedBy(b).plus(RationalFunction.ONE));
        String context = context(v, w, r, z, sum);
        String split = "apply (split_by %s %s %s %s %s %s %s %s %s %s %s)".formatted(
                functions, print(germ(0).coefficient()), print(germ(0).logExponent()), print(germ(1).coefficient()),
                print(germ(1).logExponent()), print(a), print(b), print(v), print(w), print(r), print(z))
                + " with (e1 := %s) (e2 := %s); [ ".formatted(print(germ(0).exponent()), print(germ(1).exponent()))
                + String.join(" | ", stated(0), stated(1), positive(0), positive(1), checked(a), "same", checked(b), "same", "same",
                        "same", "same", "same", definition()) + " ]";
        boolean ofSum = rule.result() == Quantity.SUM_OF_LOSSES;
        lemma("asymptotic f_" + number + " " + print(germ), context + "eapply asymptotic_as;" + INDENT
                + "[ eapply optimum_" + result + (ofSum ? " with (s := " + print(sum) + ")" : "") + "; [ " + split
                + (ofSum ? " | same" : "") + " ]" + INDENT
                + "| unfold cu, reciprocal_loss, first_resource, second_resource; amplitude | unfold lu; same | unfold lu; same ]");
    }

    /** For a rule without a counterpart in ScalingLaws.v. */
    private void takenOver(Germ germ) {
        text.append("(* Taken over: ScalingLaws.v does not state this rule. *)\n");
        text.append("Variable f_%d : R -> R.\nHypothesis step_%1$d : asymptotic f_%1$d %s.\n".formatted(number, print(germ)));
        text.append("Hypothesis coefficient_%d : 0 < %s.\n".formatted(number, print(germ.coefficient())));
    }

    // ---- pieces of proofs

    private void conclude(Germ germ, String context, String axiom, List<String> parameters, String... goals) {
        conclude(germ, context, "amplitude", axiom, parameters, List.of(goals));
    }

    /** The statement about a germ by an axiom, whose last parameters are given and whose premises the goals prove. */
    private void conclude(
            Germ germ, String context, String amplitude, String axiom, List<String> parameters, List<String> goals) {
        String given = String.join(" ", parameters);
        lemma("asymptotic f_" + number + " " + print(germ), context + "eapply asymptotic_as;" + INDENT
                + "[ eapply " + axiom + (given.isEmpty() ? "" : " with " + given) + "; [ " + String.join(" | ", goals) + " ]" + INDENT
                + "| " + amplitude + " | same | same ]");
    }

    private static String given(String parameter, String value) {
        return "(" + parameter + " := " + value + ")";
    }

    private void define(String definition) {
        text.append("Variable f_%d : R -> R.\nHypothesis definition_%1$d : %s.\n".formatted(number, definition));
    }

    private void lemma(String statement, String proof) {
        text.append("Lemma step_%d : %s.\nProof.\n  %s.\nQed.\n".formatted(number, statement, proof));
    }

    private void positive(String name, Expr value) {
        String proof = context(value) + "coefficient_positive";
        text.append("Lemma %s_%d : 0 < %s.\nProof. %s. Qed.\n".formatted(name, number, print(value), proof));
    }

    /** The function of the outer premise at that of the inner one, where the order that the other premises say is kept. */
    private String composed() {
        return guards(2) + "eventually (fun x => f_%d x = f_%d (f_%d x))".formatted(number, premise(0), premise(1));
    }

    private String guards(int from) {
        return theorem.premises().stream().skip(from)
                .map(p -> "falls f_" + numbers.get(p.premises().getFirst()) + " -> ")
                .collect(Collectors.joining());
    }

    private String guarded(String hypothesis, int from) {
        return theorem.premises().stream().skip(from)
                .map(p -> " step_" + numbers.get(p))
                .collect(Collectors.joining("", "(" + hypothesis, ")"));
    }

    private String definition() {
        boolean guarded = theorem.appliedRule() instanceof Compose;
        return "exact " + (guarded ? guarded("definition_" + number, 2) : "definition_" + number);
    }

    /** The premise as an asymptotic statement. */
    private String stated(int index) {
        return theorem.premises().get(index).isExact()
                ? "exact (rank_log_is_log _ _ _ _ step_%1$d coefficient_%1$d)".formatted(premise(index))
                : exact(index);
    }

    /** The premise as it stands. */
    private String exact(int index) {
        return "exact step_" + premise(index);
    }

    private String positive(int index) {
        return "exact coefficient_" + premise(index);
    }

    /** A tactic for 0 &lt; x where x equals this form, which the rule has checked. */
    private String checked(RationalFunction form) {
        if (form.isConstant()) {
            return "number";
        }
        Condition condition = Condition.positive(form);
        int at = needed.indexOf(condition);
        if (at < 0) {
            throw new IllegalStateException("the rule " + theorem.rule() + " needs " + condition + " and has not checked it");
        }
        return "apply (positive_multiple %s _ %s); [ number | same | exact needs_%d_%d ]".formatted(
                print(condition.form().dividedBy(form)), print(condition.form()), number, at + 1);
    }

    /** A tactic that puts the constant's symbol or closed form for the sum over all ranks. */
    private String total(RankSum.Monomials sum, RationalFunction width) {
        String value = "(rank_sum %s %s)".formatted(print(sum.exponent()), print(sum.logExponent()));
        if (sum.closedForm().isPresent()) {
            return "replace %s with %s by (unfold zeta; apply f_equal2; same)"
                    .formatted(value, print(sum.closedForm().get()));
        }
        String name = CoqNotation.print(sum.name());
        text.append("Variable %s : R.\nHypothesis definition_%1$s : %1$s = %s.\n".formatted(name, value));
        text.append("Lemma sign_%1$s : 0 < %1$s.\nProof.\n  rewrite definition_%1$s; apply (rank_sum_positive _ _ %2$s); [ %3$s | %4$s ].\nQed.\n"
                .formatted(name, print(width), checked(width),
                        summable(new Germ(Expr.ONE, sum.exponent(), sum.logExponent()))));
        signs.isPositive(sum.name(), "sign_" + name);
        return "rewrite <- definition_" + name;
    }

    /** By how much the terms fall faster than 1/k, or where they fall like it, than 1/(k log k). */
    private static RationalFunction width(Germ terms) {
        RationalFunction exponent = isReciprocal(terms) ? terms.logExponent() : terms.exponent();
        return exponent.plus(RationalFunction.ONE).negate();
    }

    private static boolean isReciprocal(Germ terms) {
        return terms.exponent().equals(RationalFunction.ONE.negate());
    }

    private static String summable(Germ terms) {
        return isReciprocal(terms) ? "right; split; same" : "left; same";
    }

    /** Writes z M[phi](z) with its arguments in the form that was printed. */
    private static String mellin(Curve curve, Expr shots, RationalFunction argument) {
        Expr z = Expr.of(argument);
        String gamma = switch (curve) {
            case THRESHOLD -> "";
            case SHOTS -> replace(print(shots) + " + " + print(argument), shots.plus(z));
            case EXPONENTIAL, LOGISTIC, MULTILINEAR -> replace("1 + " + print(argument), z.plus(Expr.ONE));
        };
        String lower = curve == Curve.MULTILINEAR ? replace(print(argument) + " - 1", z.plus(Expr.of(-1))) : "";
        return "unfold scaled_mellin; " + gamma + lower + "rewrite ?Gamma_1, ?Gamma_2; ";
    }

    private static String replace(String term, Expr printed) {
        return "replace (%s) with (%s) by same; ".formatted(term, CoqNotation.argument(printed));
    }

    /** Everything about signs that the algebra of this step needs. */
    private String context(Expr... more) {
        var used = new LinkedHashSet<>(signs(theorem.claim()));
        theorem.premises().forEach(p -> used.addAll(signs(p.claim())));
        for (Expr expression : more) {
            used.addAll(signs.of(expression));
        }
        text.append(signs.takeLemmas());
        return CoqSigns.poses(used);
    }

    private SequencedSet<String> signs(Claim claim) {
        return switch (claim) {
            case Claim.Asymptotic a -> signs.of(a.germ());
            case Claim.Exponential e -> {
                SequencedSet<String> used = signs.of(e.amplitude());
                used.addAll(signs.of(e.rate()));
                yield used;
            }
            case Claim.Falling _, Claim.NoPowerLaw _, Claim.AtMost _, JointForm _, Claim.Stretched _, Claim.Shifted _ ->
                new LinkedHashSet<>();
        };
    }

    private int premise(int index) {
        return numbers.getOrDefault(theorem.premises().get(index), 0);
    }

    private Germ germ(int index) {
        return Rule.germ(theorem.premises().stream().map(Theorem::claim).toList(), index);
    }

    private static String curve(Curve curve, Expr shots) {
        String midpoint = CoqNotation.print(Curve.MIDPOINT);
        return switch (curve) {
            case THRESHOLD -> "threshold";
            case SHOTS -> "(shots " + print(shots) + ")";
            case EXPONENTIAL -> "exponential_curve";
            case LOGISTIC -> "(logistic " + midpoint + ")";
            case MULTILINEAR -> "(multilinear " + midpoint + ")";
        };
    }

    private static String print(RationalFunction function) {
        return "(" + CoqNotation.print(function) + ")";
    }

    private static String print(Expr coefficient) {
        return "(" + CoqNotation.print(coefficient) + ")";
    }

    private static String print(Germ germ) {
        return print(germ.coefficient()) + " " + print(germ.exponent()) + " " + print(germ.logExponent());
    }
}
