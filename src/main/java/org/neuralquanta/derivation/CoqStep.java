package org.neuralquanta.derivation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.claim.JointForm;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.rule.BestSplit;
import org.neuralquanta.rule.Bottleneck;
import org.neuralquanta.rule.Compose;
import org.neuralquanta.rule.ConstrainedOptimum;
import org.neuralquanta.rule.Dominance;
import org.neuralquanta.rule.Eliminate;
import org.neuralquanta.rule.ExpectedCount;
import org.neuralquanta.rule.Hypothesis;
import org.neuralquanta.rule.Invert;
import org.neuralquanta.rule.MellinConstant;
import org.neuralquanta.rule.NormaliseFrequencies;
import org.neuralquanta.rule.PartialSum;
import org.neuralquanta.rule.Product;
import org.neuralquanta.rule.Rule;
import org.neuralquanta.rule.SpendParameters;
import org.neuralquanta.rule.TailOfSum;
import org.neuralquanta.symbolic.Certificate;
import org.neuralquanta.symbolic.Condition;
import org.neuralquanta.symbolic.CoqNotation;
import org.neuralquanta.symbolic.CoqSigns;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.MonotoneRoot;
import org.neuralquanta.symbolic.RankSum;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * One step of a derivation for Coq: a lemma for each certificate, the definition of the function that the step is about, and
 * the statement. The rule's result is not assumed: the statement must follow from the premises by the axiom of ScalingLaws.v that the rule
 * cites. Coq computes the conclusion of the axiom and compares it with the printed statement.
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
            case Claim.Stretched claim -> stretched(claim);
            case Claim.Shifted claim -> {
                text.append("Variable f_%d : R -> R.\nHypothesis step_%1$d : shifted f_%1$d %s %s %s %s.\n".formatted(
                        number, print(claim.germ().coefficient()), print(claim.germ().exponent()), print(claim.offset()),
                        print(claim.germ().logExponent())));
                text.append("Lemma offset_%d : 0 < 1 + %s.\nProof. %s. Qed.\n".formatted(
                        number, print(claim.offset()), checked(claim.offset().plus(RationalFunction.ONE))));
                positive("coefficient", claim.germ().coefficient());
            }
            case Claim.AtMost claim -> {
                define("eventually (fun x => f_%d x <= f_%d x)".formatted(number, premise(0)));
                lemma("at_most f_" + number + " " + print(claim.germ()),
                        "exact (at_most_of _ _ _ _ _ step_%1$d coefficient_%1$d definition_%2$d)".formatted(premise(0), number));
                positive("coefficient", claim.germ().coefficient());
            }
            case JointForm claim -> joint(claim);
        }
        return text.toString();
    }

    // ---- the rules, each with the axiom that it cites

    private void falling() {
        if (claim(0) instanceof Claim.Stretched s) {
            lemma("falls f_" + premise(0), context() + "apply (stretched_falls _ _ _ _ _ _ step_%1$d coefficient_%1$d); [ ".formatted(premise(0))
                    + signed(s.rate().negate()) + " | " + checked(s.power()) + " ]");
            return;
        }
        Germ germ = germ(0);
        String monomial = "apply (like_monomial_falls _ _ _ _ %s coefficient_%d); ".formatted(likeMonomial(0), premise(0));
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
            case Invert _ when claim(0) instanceof Claim.Stretched s -> {
                Expr reciprocal = Expr.of(s.power().inverse());
                define("reaches f_" + premise(0) + " f_" + number);
                conclude(germ, context(reciprocal), "stretched_inverse", List.of(given("w", print(reciprocal))),
                        stated(0), signed(s.rate()), checked(s.power()), definition(), "same");
            }
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
            case Dominance _ when claim(0) instanceof Claim.Stretched -> {
                String spent = "(fun x => f_%d (f_%d x))".formatted(premise(1), premise(2));
                define("eventually (fun x => f_%d x = x * f_%d (f_%d x))".formatted(number, premise(1), premise(2)));
                conclude(germ, context(), "asymptotic_product", List.of(given("f", "fun x => x"), given("h", spent)),
                        "exact identity_asymptotic",
                        "eapply power_of_slow; [ " + String.join(" | ", stated(1), "same", stated(2), "same", positive(2),
                                checked(germ(2).logExponent()), "exists 0; intros; reflexivity") + " ]",
                        definition());
            }
            case Eliminate _ -> elimination(germ);
            case BestSplit rule -> bestSplit(rule, germ);
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

    private void stretched(Claim.Stretched claim) {
        switch (theorem.appliedRule()) {
            case Hypothesis _ -> text.append("Variable f_%d : R -> R.\nHypothesis step_%1$d : stretched f_%1$d %s.\n".formatted(number, print(claim)));
            case NormaliseFrequencies rule -> {
                define("normalised f_" + premise(0) + " f_" + number);
                String total = total(new RankSum.Exponentials(rule.constant(), claim.rate().negate(), claim.power()), claim);
                conclude(claim, context(), "stretched_normalised", List.of(),
                        List.of(exact(0), positive(0), signed(claim.rate().negate()), checked(claim.power()), definition()),
                        total + "; amplitude", "same");
            }
            case Product rule -> {
                definePowers(rule);
                var goals = new ArrayList<String>();
                for (int j = 0; j < rule.powers().size(); j++) {
                    goals.add(claim(j) instanceof Claim.Stretched
                            ? exact(j)
                            : "exact (stretched_of_monomial _ _ _ _ %s step_%d)".formatted(print(claim.power()), premise(j)));
                }
                for (int j = 0; j < rule.powers().size(); j++) {
                    goals.add(positive(j));
                }
                goals.add(definition());
                conclude(claim, context(), rule.powers().size() == 1 ? "power_of_stretched" : "product_of_stretched",
                        List.of(), goals, "amplitude", "same");
            }
            case TailOfSum _ -> {
                define("tail_of f_" + premise(0) + " f_" + number);
                Expr fall = claim.rate().negate();
                RationalFunction rest = RationalFunction.ONE.minus(claim.power());
                conclude(claim, context(fall), "stretched_tail", List.of(given("q", print(rest)), given("n", print(fall))),
                        List.of(exact(0), definition(), positive(0), "coefficient_positive", "same", checked(claim.power()),
                                checked(rest), "same"),
                        "amplitude", "same");
            }
            case Bottleneck _ -> {
                define("eventually (fun x => f_%d x = f_%d x * f_%d x)".formatted(number, premise(0), premise(1)));
                conclude(claim, context(), "stretched_product", List.of(), List.of(stated(0), stated(1), definition()),
                        "amplitude", "same");
            }
            case SpendParameters _ -> spending(claim);
            default -> throw new IllegalStateException("ScalingLaws.v does not state " + theorem.rule());
        }
        positive("coefficient", claim.factor().coefficient());
    }

    private void spending(Claim.Stretched claim) {
        var loss = (Claim.Stretched) claim(0);
        Expr fall = loss.rate().negate();
        RationalFunction growth = germ(1).exponent().plus(RationalFunction.ONE);
        RationalFunction rest = growth.minus(loss.power());
        define(guards(2) + "at_rank_paid f_%d f_%d f_%d".formatted(premise(0), premise(1), number));
        conclude(claim, context(fall, Expr.of(growth), Expr.of(growth.inverse())), "spending",
                List.of(given("u", print(growth)), given("q", print(rest)), given("w", print(growth.inverse())), given("n", print(fall))),
                List.of(stated(0), exact(1), positive(1), "same", definition(), "coefficient_positive", "same", checked(loss.power()),
                        checked(RationalFunction.ONE.minus(loss.power())), checked(growth), "same", checked(rest), "same", "same"),
                "amplitude", "apply (f_equal Ropp); amplitude");
    }

    private void elimination(Germ germ) {
        var spent = (Claim.Stretched) claim(1);
        RationalFunction rest = RationalFunction.ONE.minus(spent.power());
        define(guards(2) + "at_rank_of f_%d f_%d f_%d".formatted(premise(0), premise(1), number));
        conclude(germ, context(), "elimination",
                List.of(given("q", print(rest)), given("w", print(germ.exponent())), given("v", print(germ.logExponent()))),
                stated(0), stated(1), definition(), positive(1), signed(spent.rate()), checked(spent.power()), checked(rest),
                "same", "same", "same", "same");
    }

    private void joint(JointForm form) {
        Germ terms = germ(2);
        RationalFunction tail = terms.exponent().plus(RationalFunction.ONE).negate();
        RationalFunction fall = germ(3).exponent().negate();
        Expr growth = Expr.of(germ(4).exponent());
        String curve = curve(form.curve(), form.shots());
        text.append("Variable f_%d : R -> R -> R.\nHypothesis definition_%1$d : joint_loss %s f_%d f_%d f_%d f_%d f_%d f_%1$d.\n".formatted(
                number, curve, premise(2), premise(3), premise(4), premise(0), premise(1)));
        String losses = print(form.parameterLoss()) + " " + print(form.dataLoss());
        var goals = new ArrayList<>(List.of(like(2), positive(2), like(3), positive(3), stated(4), positive(4), checked(germ(4).exponent())));
        if (form.curve() == Curve.THRESHOLD) {
            goals.addAll(List.of(stated(0), stated(1), definition(), checked(tail), "same", checked(fall), "same"));
            lemma("joint_maximum f_%d %s".formatted(number, losses), context(growth)
                    + "eapply joint_maximum_of_terms with (t := %s) (u := %s); [ %s ]".formatted(print(tail), print(fall), String.join(" | ", goals)));
            positive("coefficient", form.unitExposure().coefficient());
            return;
        }
        goals.addAll(List.of("same", stated(0), stated(1), admissible(form.curve()), definition(), checked(tail), "same", checked(fall), "same", "same"));
        lemma("joint_law f_%d %s %s %s %s".formatted(number, losses, print(form.unitExposure()), curve, print(form.order())),
                context(growth, form.shots()) + "eapply joint_law_as;" + INDENT
                        + "[ eapply joint_law_of_terms with (t := %s) (u := %s) (w := %s) (z := %s); [ %s ]".formatted(print(tail), print(fall),
                                print(form.order()), print(growth), String.join(" | ", goals))
                        + INDENT + "| amplitude | same | same | same ]");
        positive("coefficient", form.unitExposure().coefficient());
        lemma("quanta_" + number, "of_quanta %s f_%d".formatted(curve, number), context() + "eapply by_quanta with (t := %s) (u := %s); [ ".formatted(
                print(tail), print(fall)) + String.join(" | ", like(2), positive(2), like(3), positive(3), stated(4), positive(4),
                        checked(germ(4).exponent()), definition(), checked(tail), "same", checked(fall), "same") + " ]");
        String exposure = CoqNotation.print(form.exposure());
        String printed = print(form.curve().scaledPartialMellin(form.order(), form.exposure(), form.shots()));
        text.append("Lemma share_%d : forall %s, scaled_partial_mellin %s %s %2$s = %s.\nProof. %sintros; unfold scaled_partial_mellin; %s%ssame. Qed.\n".formatted(
                number, exposure, curve, print(form.order()), printed,
                context(Expr.of(form.order()), form.shots()), arguments(form), form.curve() == Curve.SHOTS ? "assert (0 < Gamma %s) by (apply Gamma_positive; coefficient_positive); ".formatted(print(form.shots())) : ""));
    }

    /** Rewrites definitions of a curve at an order and an exposure with their arguments in printed form. */
    private static String arguments(JointForm form) {
        Expr order = Expr.of(form.order());
        String z = print(form.order());
        String midpoint = CoqNotation.print(Curve.MIDPOINT);
        String y = CoqNotation.print(form.exposure());
        RationalFunction above = RationalFunction.of(form.exposure()).minus(RationalFunction.of(Curve.MIDPOINT));
        String arguments = switch (form.curve()) {
            case THRESHOLD -> "";
            case SHOTS -> replace(print(form.shots()) + " + " + z, form.shots().plus(order));
            case EXPONENTIAL -> replace("1 + " + z, order.plus(Expr.ONE));
            case LOGISTIC, MULTILINEAR -> replace(y + " - " + midpoint, Expr.of(above));
            case WEIBULL -> throw undefined(form.curve());
        };
        return arguments + "rewrite ?Gamma_1, ?Gamma_2; ";
    }

    private void bestSplit(BestSplit rule, Germ germ) {
        Theorem joint = theorem.premises().getFirst();
        var form = (JointForm) joint.claim();
        List<Integer> of = joint.premises().stream().map(p -> numbers.getOrDefault(p, 0)).toList();
        String result = switch (rule.result()) {
            case LOSS -> "loss";
            case PARAMETERS -> "parameters";
            case DATA -> "data";
            default -> throw new IllegalStateException("no such part: " + rule.result());
        };
        RationalFunction a = form.parameterLoss().exponent().negate();
        RationalFunction r = form.unitExposure().exponent().negate();
        RationalFunction index = RationalFunction.ONE.plus(r);
        String curve = curve(form.curve(), form.shots());
        String y = CoqNotation.print(form.exposure());
        var root = (MonotoneRoot) theorem.constants().getFirst();
        if (signs.isPositive(form.exposure(), "sign_" + y)) {
            text.append("Variable %s : R.\nHypothesis sign_%1$s : 0 < %1$s.\nHypothesis definition_%1$s : %s = %s.\n".formatted(
                    y, print(root.falling()), print(root.rising())));
            root(form, root, r, curve);
        }
        text.append("Variables parameters_%1$d data_%1$d loss_%1$d : R -> R.\nLet f_%1$d := %2$s_%1$d.\n".formatted(number, result));
        String functions = "f_%2$d parameters_%1$d data_%1$d loss_%1$d".formatted(number, premise(0));
        text.append("Hypothesis definition_%d : best_split %s.\n".formatted(number, functions));
        Expr v = Expr.of(index.inverse());
        Expr sum = Expr.of(index);
        boolean ofLoss = rule.result() == Quantity.LOSS;
        String closed = ofLoss ? closed(form, curve) : "";
        String context = context(v, sum, form.curve().closed(form.exposure(), form.shots()), form.shots());
        String split = "eapply best_split_by; [ " + String.join(" | ", "exact quanta_" + premise(0), exact(0), "exact I", admissible(form.curve()),
                "exact coefficient_" + of.get(0), "exact coefficient_" + of.get(1), positive(0), checked(a), "same", checked(r), "same", "same",
                "same", "exact root_" + y, definition()) + " ]";
        lemma("asymptotic f_" + number + " " + print(germ), context + "eapply asymptotic_as;" + INDENT
                + "[ eapply best_split_%s with (a := %s) (r := %s) (v := %s) (y := %s)%s; [ %s%s ]".formatted(result, print(a), print(r), print(v),
                        y, ofLoss ? " (s := " + print(sum) + ")" : "", split, ofLoss ? " | same" : "") + INDENT
                + "| unfold split_parameters; " + closed + "amplitude | same | same ]");
    }

    private void root(JointForm form, MonotoneRoot root, RationalFunction r, String curve) {
        String y = CoqNotation.print(form.exposure());
        String w = print(form.order());
        Expr moment = form.curve().momentBeyond(form.order(), form.exposure(), form.shots());
        String context = context(root.falling(), root.rising(), moment, form.shots());
        lemma("root_" + y, "split_root %s %s %s %s".formatted(curve, w, print(r), y), context + "split; [ exact sign_" + y + " |];" + INDENT
                + "replace (moment_beyond %1$s %2$s %3$s) with %4$s by (unfold moment_beyond, scaled_partial_mellin, phi; %5$ssame);".formatted(
                        curve, w, y, print(moment), arguments(form)) + INDENT
                + closed(form, curve) + "transitivity %s; [ amplitude | transitivity %s; [ exact definition_%s | amplitude ] ]".formatted(
                        print(root.falling()), print(root.rising()), y));
    }

    /** Rewrites the closed share at the exposure in printed form. */
    private static String closed(JointForm form, String curve) {
        String proof = form.curve() == Curve.SHOTS
                ? "rewrite gammap_complement; [ reflexivity | coefficient_positive | assumption ]"
                : arguments(form) + "same";
        return "replace (1 - phi %s %s) with %s by (unfold phi; %s); ".formatted(
                curve, CoqNotation.print(form.exposure()), print(form.curve().closed(form.exposure(), form.shots())), proof);
    }

    private void normalised(NormaliseFrequencies rule, Germ germ) {
        if (claim(0) instanceof Claim.Shifted shifted) {
            define("normalised f_" + premise(0) + " f_" + number);
            String total = total(new RankSum.Monomials(rule.constant(), germ.exponent(), shifted.offset(), germ.logExponent()), width(germ));
            lemma(near(germ), context() + "eapply near_monomial_as;" + INDENT
                    + "[ eapply (shifted_normalised _ _ _ _ _ _ %s); [ ".formatted(print(width(germ))) + String.join(
                            " | ", exact(0), "exact offset_" + premise(0), positive(0), checked(width(germ)), summable(germ), definition())
                    + " ]" + INDENT + "| " + total + "; amplitude | same | same ]");
            return;
        }
        RationalFunction width = width(germ);
        define("normalised f_" + premise(0) + " f_" + number);
        String total = total(new RankSum.Monomials(rule.constant(), germ.exponent(), RationalFunction.ZERO, germ.logExponent()), width);
        lemma("monomial f_" + number + " " + print(germ), context() + "eapply monomial_as;" + INDENT
                + "[ eapply (monomial_normalised _ _ _ _ _ %s); [ ".formatted(print(width)) + String.join(
                        " | ", exact(0), positive(0), checked(width), summable(germ), definition())
                + " ]" + INDENT + "| " + total + "; amplitude | same | same ]");
    }

    private void definePowers(Product rule) {
        define("forall k, 1 <= k -> f_%d k = ".formatted(number) + IntStream.range(0, rule.powers().size())
                .mapToObj(j -> "Rpower (f_%d k) %s".formatted(premise(j), print(rule.powers().get(j))))
                .collect(Collectors.joining(" * ")));
    }

    private void product(Product rule, Germ germ) {
        List<Integer> factors = IntStream.range(0, rule.powers().size()).boxed().toList();
        definePowers(rule);
        if (!theorem.isExact()) {
            Theorem offset = offset(theorem).orElseThrow();
            String q = print(((Claim.Shifted) offset.claim()).offset());
            String goals = "exact offset_" + numbers.get(offset) + factors.stream().map(j -> " | " + (premiseIsExact(j)
                            ? "exact (near_of_monomial %s _ _ _ _ step_%d)".formatted(q, premise(j))
                            : exact(j))).collect(Collectors.joining())
                    + factors.stream().map(j -> " | " + positive(j)).collect(Collectors.joining());
            lemma(near(germ), context() + "eapply near_monomial_as;" + INDENT
                    + "[ eapply " + (factors.size() == 1 ? "near_power" : "near_product") + "; [ " + goals + " | " + definition() + " ]" + INDENT
                    + "| amplitude | same | same ]");
            return;
        }
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
        if (germ(1).exponent().isZero()) {
            conclude(germ, context(), "power_of_slow", List.of(),
                    stated(0), "same", stated(1), "same", positive(1), checked(germ(1).logExponent()), definition());
            return;
        }
        RationalFunction exponent = germ(1).exponent();
        Expr inner = Expr.of(exponent);
        conclude(germ, context(inner), "uniform_convergence", List.of(given("w", print(inner))),
                stated(0), stated(1), positive(1), checked(exponent), "same", definition());
    }

    private void smooth(MellinConstant rule, Germ germ) {
        if (claim(0) instanceof Claim.Stretched benefit && claim(1) instanceof Claim.Stretched exposure) {
            smoothStretched(rule, germ, benefit, exposure);
            return;
        }
        RationalFunction tail = germ(0).exponent().plus(RationalFunction.ONE).negate();
        RationalFunction fall = germ(1).exponent().negate();
        String curve = curve(rule.curve(), rule.shots());
        String share = " f_%d f_%d f_".formatted(premise(0), premise(1));
        define("loss_under " + curve + share + number);
        text.append("Hypothesis sharp_%d : loss_under threshold%s%d.\n".formatted(number, share, premise(2)));
        var goals = new ArrayList<>(List.of(
                like(0), positive(0), like(1), positive(1), stated(2), "exact sharp_" + number, definition(), admissible(rule.curve())));
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

    private void smoothStretched(MellinConstant rule, Germ germ, Claim.Stretched benefit, Claim.Stretched exposure) {
        RationalFunction ratio = benefit.rate().dividedBy(exposure.rate()).toRational().orElseThrow();
        RationalFunction rest = RationalFunction.ONE.minus(exposure.power());
        String curve = curve(rule.curve(), rule.shots());
        String share = " f_%d f_%d f_".formatted(premise(0), premise(1));
        define("loss_under " + curve + share + number);
        text.append("Hypothesis sharp_%d : loss_under threshold%s%d.\n".formatted(number, share, premise(2)));
        conclude(germ, context(rule.curve().scaledMellin(ratio, rule.shots()), rule.shots()),
                mellin(rule.curve(), rule.shots(), ratio) + "amplitude", "mellin_constant_of_stretched",
                List.of(given("phi_", curve), given("q", print(rest)), given("z", print(ratio))),
                List.of(exact(0), positive(0), exact(1), positive(1), stated(2), "exact sharp_" + number, definition(), admissible(rule.curve()),
                        signed(exposure.rate().negate()), checked(exposure.power()), checked(rest), "same", checked(ratio), "same"));
    }

    private static String admissible(Curve curve) {
        return curve == Curve.SHOTS ? "simpl; coefficient_positive" : "exact I";
    }

    private void count(ExpectedCount rule, Germ germ) {
        if (claim(0) instanceof Claim.Stretched s) {
            String phi = curve(rule.curve(), rule.shots());
            define("count_under " + phi + " f_" + premise(0) + " f_" + number);
            text.append("Hypothesis sharp_%d : %scount_under threshold f_%d f_%d.\n"
                    .formatted(number, guards(2), premise(0), premise(1)));
            conclude(germ, context(rule.shots()), "expected_count_of_stretched", List.of(given("phi_", phi)),
                    exact(0), positive(0), stated(1), "exact " + guarded("sharp_" + number, 2), definition(), signed(s.rate().negate()),
                    checked(s.power()), rule.curve() == Curve.SHOTS
                            ? "simpl; rewrite Rplus_0_r; coefficient_positive"
                            : "simpl; first [ exact I | lra ]");
            return;
        }
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
                List.of(like(0), positive(0), stated(1), "exact " + guarded("sharp_" + number, 2), definition(), checked(fall),
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

    /** Proves the statement about a germ by an axiom, whose last parameters are given and whose premises are proved by the goals. */
    private void conclude(
            Germ germ, String context, String amplitude, String axiom, List<String> parameters, List<String> goals) {
        String given = String.join(" ", parameters);
        lemma("asymptotic f_" + number + " " + print(germ), context + "eapply asymptotic_as;" + INDENT
                + "[ eapply " + axiom + (given.isEmpty() ? "" : " with " + given) + "; [ " + String.join(" | ", goals) + " ]" + INDENT
                + "| " + amplitude + " | same | same ]");
    }

    /** The same for a stretched exponential. */
    private void conclude(Claim.Stretched claim, String context, String axiom, List<String> parameters, List<String> goals,
            String amplitude, String rate) {
        String kind = theorem.isExact() ? "stretched" : "stretched_asymptotic";
        String given = String.join(" ", parameters);
        lemma(kind + " f_" + number + " " + print(claim), context + "eapply " + kind + "_as;" + INDENT
                + "[ eapply " + axiom + (given.isEmpty() ? "" : " with " + given) + "; [ " + String.join(" | ", goals) + " ]" + INDENT
                + "| " + amplitude + " | same | same | " + rate + " | same ]");
    }

    /** A tactic for 0 &lt; x where x equals this coefficient, a product of positive powers. */
    private static String signed(Expr coefficient) {
        return "match goal with |- 0 < ?x => replace x with %s by ring end; coefficient_positive".formatted(print(coefficient));
    }

    private static String given(String parameter, String value) {
        return "(" + parameter + " := " + value + ")";
    }

    private void define(String definition) {
        text.append("Variable f_%d : R -> R.\nHypothesis definition_%1$d : %s.\n".formatted(number, definition));
    }

    private void lemma(String statement, String proof) {
        lemma("step_" + number, statement, proof);
    }

    private void lemma(String name, String statement, String proof) {
        text.append("Lemma %s : %s.\nProof.\n  %s.\nQed.\n".formatted(name, statement, proof));
    }

    private void positive(String name, Expr value) {
        String proof = context(value) + "coefficient_positive";
        text.append("Lemma %s_%d : 0 < %s.\nProof. %s. Qed.\n".formatted(name, number, print(value), proof));
    }

    /** The function of the outer premise at that of the inner one; the other premises say that the order is kept. */
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
        Rule rule = theorem.appliedRule();
        boolean guarded = rule instanceof Compose || rule instanceof Eliminate || rule instanceof SpendParameters;
        return "exact " + (guarded ? guarded("definition_" + number, 2) : "definition_" + number);
    }

    /** The premise as an asymptotic statement. */
    private String stated(int index) {
        Theorem premise = theorem.premises().get(index);
        if (premise.claim() instanceof Claim.Stretched) {
            return premise.isExact()
                    ? "exact (stretched_is_asymptotic _ _ _ _ _ _ step_%1$d coefficient_%1$d)".formatted(premise(index))
                    : exact(index);
        }
        return premise.isExact() || offset(premise).isPresent()
                ? "exact (offset_is_negligible _ _ _ _ %s coefficient_%d)".formatted(likeMonomial(index), premise(index))
                : exact(index);
    }

    /** The premise as a statement for every rank, with an offset or without. */
    private String like(int index) {
        return "exact " + likeMonomial(index);
    }

    private String likeMonomial(int index) {
        return offset(theorem.premises().get(index))
                .map(o -> "(like_of_near %s _ _ _ _ offset_%d step_%d)".formatted(
                        print(((Claim.Shifted) o.claim()).offset()), numbers.get(o), premise(index)))
                .orElse("(like_of_monomial _ _ _ _ step_%d)".formatted(premise(index)));
    }

    private boolean premiseIsExact(int index) {
        return theorem.premises().get(index).isExact();
    }

    /** The frequency with an offset from which a statement about each rank was derived. */
    private static Optional<Theorem> offset(Theorem theorem) {
        return switch (theorem.appliedRule()) {
            case Hypothesis _ -> theorem.claim() instanceof Claim.Shifted ? Optional.of(theorem) : Optional.empty();
            case NormaliseFrequencies _, Product _ ->
                theorem.premises().stream().flatMap(p -> offset(p).stream()).findFirst();
            default -> Optional.empty();
        };
    }

    private String near(Germ germ) {
        Theorem offset = offset(theorem).orElseThrow();
        return "near_monomial %s f_%d %s".formatted(print(((Claim.Shifted) offset.claim()).offset()), number, print(germ));
    }

    private Claim claim(int index) {
        return theorem.premises().get(index).claim();
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

    /** A tactic that replaces the sum over all ranks by the constant's symbol or closed form. */
    private String total(RankSum.Monomials sum, RationalFunction width) {
        boolean shifted = !sum.offset().isZero();
        String value = shifted
                ? "(offset_sum %s %s %s)".formatted(print(sum.exponent()), print(sum.offset()), print(sum.logExponent()))
                : "(rank_sum %s %s)".formatted(print(sum.exponent()), print(sum.logExponent()));
        if (sum.closedForm().isPresent()) {
            return "replace %s with %s by (%s; same)".formatted(value, print(sum.closedForm().get()),
                    shifted ? "unfold hurwitz_zeta; apply f_equal3" : "unfold zeta; apply f_equal2");
        }
        String name = CoqNotation.print(sum.name());
        text.append("Variable %s : R.\nHypothesis definition_%1$s : %1$s = %s.\n".formatted(name, value));
        text.append("Lemma sign_%1$s : 0 < %1$s.\nProof.\n  rewrite definition_%1$s; apply (%2$s); [ %3$s | %4$s ].\nQed.\n"
                .formatted(name, shifted
                                ? "offset_sum_positive _ _ _ %s offset_%d".formatted(print(width), premise(0))
                                : "rank_sum_positive _ _ " + print(width),
                        checked(width),
                        summable(new Germ(Expr.ONE, sum.exponent(), sum.logExponent()))));
        signs.isPositive(sum.name(), "sign_" + name);
        return "rewrite <- definition_" + name;
    }

    private String total(RankSum.Exponentials sum, Claim.Stretched claim) {
        String value = "(stretched_sum %s %s)".formatted(print(claim.rate()), print(claim.power()));
        String signed = signed(claim.rate().negate()) + " | " + checked(claim.power());
        if (sum.closedForm().isPresent()) {
            return "replace %s with %s by (rewrite geometric_sum; [ amplitude | %s ])".formatted(
                    value, print(sum.closedForm().get()), signed(claim.rate().negate()));
        }
        String name = CoqNotation.print(sum.name());
        String context = CoqSigns.poses(signs.of(claim.rate()));
        text.append(signs.takeLemmas());
        text.append("Variable %s : R.\nHypothesis definition_%1$s : %1$s = %s.\n".formatted(name, value));
        text.append("Lemma sign_%1$s : 0 < %1$s.\nProof.\n  %2$srewrite definition_%1$s; apply stretched_sum_positive; [ %3$s ].\nQed.\n"
                .formatted(name, context, signed));
        signs.isPositive(sum.name(), "sign_" + name);
        return "rewrite <- definition_" + name;
    }

    /** The power by which the terms fall faster than 1/k or, where they fall like 1/k, faster than 1/(k log k). */
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
            case WEIBULL -> throw undefined(curve);
        };
        String lower = curve == Curve.MULTILINEAR ? replace(print(argument) + " - 1", z.plus(Expr.of(-1))) : "";
        return "unfold scaled_mellin; " + gamma + lower + "rewrite ?Gamma_1, ?Gamma_2; ";
    }

    private static String replace(String term, Expr printed) {
        return "replace (%s) with (%s) by same; ".formatted(term, CoqNotation.argument(printed));
    }

    /** The signs that the algebra of this step needs. */
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
            case Claim.AtMost a -> signs.of(a.germ());
            case Claim.Stretched s -> {
                SequencedSet<String> used = signs.of(s.factor());
                used.addAll(signs.of(s.rate()));
                used.addAll(signs.of(s.power()));
                yield used;
            }
            case Claim.Shifted s -> signs.of(s.germ());
            case JointForm j -> {
                SequencedSet<String> used = signs.of(j.parameterLoss());
                used.addAll(signs.of(j.dataLoss()));
                used.addAll(signs.of(j.unitExposure()));
                used.addAll(signs.of(j.order()));
                yield used;
            }
            case Claim.Falling _, Claim.NoPowerLaw _ -> new LinkedHashSet<>();
        };
    }

    private int premise(int index) {
        return numbers.getOrDefault(theorem.premises().get(index), 0);
    }

    private Germ germ(int index) {
        return Rule.germ(theorem.premises().stream().map(Theorem::claim).toList(), index);
    }

    private static UnsupportedOperationException undefined(Curve curve) {
        return new UnsupportedOperationException("the Coq definitions have no curve " + curve + ", so its derivations are not written as proofs");
    }

    private static String curve(Curve curve, Expr shots) {
        String midpoint = CoqNotation.print(Curve.MIDPOINT);
        return switch (curve) {
            case THRESHOLD -> "threshold";
            case SHOTS -> "(shots " + print(shots) + ")";
            case EXPONENTIAL -> "exponential_curve";
            case LOGISTIC -> "(logistic " + midpoint + ")";
            case MULTILINEAR -> "(multilinear " + midpoint + ")";
            case WEIBULL -> throw undefined(curve);
        };
    }

    private static String print(RationalFunction function) {
        return "(" + CoqNotation.print(function) + ")";
    }

    private static String print(Expr coefficient) {
        return "(" + CoqNotation.print(coefficient) + ")";
    }

    private static String print(Claim.Stretched claim) {
        return print(claim.factor()) + " " + print(claim.rate()) + " " + print(claim.power());
    }

    private static String print(Germ germ) {
        return print(germ.coefficient()) + " " + print(germ.exponent()) + " " + print(germ.logExponent());
    }
}
