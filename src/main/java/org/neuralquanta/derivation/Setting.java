package org.neuralquanta.derivation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.claim.JointForm;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.rule.Hypothesis;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Definition;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RankSum;
import org.neuralquanta.symbolic.RationalFunction;

/** The setting of a theorem: the model, and every symbol that the proof uses and the conditions do not define. Immutable. */
final class Setting {

    /** A formula in TeX and for a terminal. */
    private record Formula(String latex, String plain) {}

    /** A sentence of words and formulas. */
    private record Sentence(List<Object> parts) {

        String write(UnaryOperator<String> latex, UnaryOperator<String> words) {
            var text = new StringBuilder();
            for (Object part : parts) {
                text.append(part instanceof Formula f ? latex.apply(f.latex) : words.apply(String.valueOf(part)));
            }
            return text.toString();
        }

        String plain() {
            var text = new StringBuilder();
            parts.forEach(p -> text.append(p instanceof Formula f ? f.plain : p));
            return text.toString();
        }
    }

    private static final Pattern HURWITZ = Pattern.compile("\\\\zeta\\\\left\\([^()]*(?<!\\\\), ");

    private final Deduction deduction;
    private final Problem problem;
    private final Set<Quantity> used = EnumSet.noneOf(Quantity.class);
    private final Map<Quantity, Claim.Asymptotic> inputs = new EnumMap<>(Quantity.class);
    private final List<Sentence> sentences = new ArrayList<>();

    Setting(Deduction deduction) {
        this.deduction = deduction;
        this.problem = deduction.problem();
        for (Theorem theorem : deduction.steps().keySet()) {
            switch (theorem.claim()) {
                case Claim.Asymptotic claim -> {
                    used.add(claim.quantity());
                    if (theorem.appliedRule() instanceof Hypothesis) {
                        inputs.put(claim.quantity(), claim);
                    }
                }
                case Claim.Exponential claim -> used.add(claim.quantity());
                case Claim.Stretched claim -> used.add(claim.quantity());
                default -> {}
            }
        }
        quanta();
        losses();
        costs();
        exposures();
        compute();
        constants();
    }

    /** The sentences in TeX, formulas between single dollar signs. */
    List<String> toLatex(UnaryOperator<String> words) {
        return sentences.stream().map(s -> s.write(f -> "$" + f + "$", words)).toList();
    }

    /** The sentences for a terminal. */
    List<String> toText() {
        return sentences.stream().map(Sentence::plain).toList();
    }

    private void say(Object... parts) {
        sentences.add(new Sentence(List.of(parts)));
    }

    private static Formula f(String latex, String plain) {
        return new Formula(latex, plain);
    }

    private static Formula f(String both) {
        return new Formula(both, both);
    }

    private static Formula input(Claim claim) {
        return f(claim.latex().replaceFirst(" \\\\sim ", " = "), claim.plain().replaceFirst(" ~ ", " = "));
    }

    private void quanta() {
        say("The quanta have the ranks ", f("k = 1, 2, 3, \\ldots", "k = 1, 2, 3, ..."), ", infinitely many.");
        if (deduction.target().isMixture()) {
            families();
            return;
        }
        deduction.steps().keySet().stream().filter(Setting::isFrequency).map(Theorem::claim).forEach(frequency -> say("A sample uses quantum ", f("k"), " with probability ",
                    f("p(k) = f(k)/\\sum_{j\\ge 1} f(j)", "p(k) = frequency(k)/(sum of all frequencies)"), ", where ", input(frequency), "."));
        if (inputs.values().stream().anyMatch(c -> !c.germ().logExponent().isZero())) {
            say("Logarithms are natural; in a formula for the rank ", f("k"), ", ", f("\\log\\left(k\\right)", "log(k)"), " stands for ",
                    f("\\log\\left(k+\\mathrm{e}-1\\right)", "log(k+e-1)"), ", which is 1 at ", f("k = 1"), ".");
        }
    }

    private void families() {
        int number = 0;
        for (FamilyOfQuanta family : problem.familiesOrDefault()) {
            number++;
            RationalFunction power = family.alpha().plus(RationalFunction.ONE);
            boolean ofData = deduction.target() == Target.MIXTURE_DATA;
            say("A sample of the test is of family " + number + " with probability ", f(family.weight().toLatex(), family.weight().toString()),
                    ofData ? ", a sample of training with probability " : "",
                    ofData ? f(family.share().toLatex(), family.share().toString()) : "",
                    ", and then uses quantum ", f("k"), " of the family with a probability proportional to ",
                    f("k^{-\\left(" + power.toLatex() + "\\right)}", "k^-(" + power + ")"), ".");
        }
        if (deduction.target() == Target.MIXTURE_BEST) {
            say("Of the training samples each family gets the share with which the loss is, asymptotically, the least.");
        }
        say("The steps before the sum over families are about one family, and its variable has the number of the family.");
    }

    private static boolean isFrequency(Theorem theorem) {
        return theorem.appliedRule() instanceof Hypothesis
                && switch (theorem.claim()) {
                    case Claim.Asymptotic a -> a.quantity() == Quantity.FREQUENCY;
                    case Claim.Shifted s -> s.quantity() == Quantity.FREQUENCY;
                    case Claim.Sum s -> s.quantity() == Quantity.FREQUENCY;
                    case Claim.Stretched s -> s.quantity() == Quantity.FREQUENCY;
                    default -> false;
                };
    }

    private boolean isOfBoth() {
        return deduction.steps().keySet().stream().anyMatch(t -> t.claim() instanceof JointForm)
                || deduction.law().target() == Target.SUM_BOUND;
    }

    private void losses() {
        Claim.Asymptotic gap = inputs.get(Quantity.GAP);
        if (gap != null) {
            say("Learning quantum ", f("k"), " lowers the loss on the samples that use it by ", input(gap), ", so the loss by ",
                    f("\\mathrm{benefit}(k) = \\mathrm{gap}(k) \\, p(k)", "benefit(k) = gap(k)*p(k)"), ".");
            say(f("L_\\infty", "L_inf"), " is the loss when all quanta are learned, ", f("L(n)"), " the loss when only the first ",
                    f("n"), " are.");
        }
    }

    private void costs() {
        Claim.Asymptotic cost = inputs.get(Quantity.COST);
        if (cost != null) {
            say("Quantum ", f("k"), " costs ", input(cost), " parameters, and ", f("N(n)"), " is the total cost of the first ",
                    f("n"), " quanta.");
        }
        if (deduction.law().target() == Target.PARAMETERS || isOfBoth()) {
            String x = deduction.law().target() == Target.PARAMETERS
                    ? deduction.law().variable().name()
                    : Target.PARAMETERS.variable();
            say("With ", f(x), " parameters, whole quanta are learned by decreasing benefit per parameter, as many as their costs allow; ",
                    f("n(" + x + ")"), " is their number and ", f("L(" + x + ")"), " the loss.");
        }
    }

    private void exposures() {
        Claim.Asymptotic threshold = inputs.get(Quantity.THRESHOLD);
        if (threshold == null) {
            return;
        }
        if (deduction.target() == Target.CURATED) {
            curated(threshold);
            return;
        }
        boolean steps = deduction.law().target() == Target.STEPS;
        boolean ofData = deduction.law().target() == Target.COMPUTE || isOfBoth();
        String x = ofData ? Target.DATA.variable() : deduction.law().variable().name();
        RationalFunction nu = problem.nu();
        String power = steps && !nu.isOne() ? "^" : "";
        boolean tempered = deduction.temper().isPresent();
        deduction.temper().ifPresent(this::tempered);
        String used = tempered ? "p_{\\mathrm{train}}(k)" : "p(k)";
        say("The exposure of quantum ", f("k"), " to one ", steps ? "step" : "sample", " is ",
                f("q(k) = " + used + (power.isEmpty() ? "" : "^{" + nu.toLatex() + "}") + "/\\mathrm{threshold}(k)",
                        "exposure(k) = " + (tempered ? "train(k)" : "p(k)") + (power.isEmpty() ? "" : "^(" + nu + ")") + "/threshold(k)"),
                ", where ", input(threshold), ", and to ", f(x), steps ? " steps " : " samples ", f(x + " \\, q(k)", x + "*exposure(k)"), ".");
        deduction.visits().ifPresent(this::visits);
        String q = deduction.visits().isPresent() ? "q_{\\mathrm{counted}}(k)" : "q(k)";
        String exposure = deduction.visits().isPresent() ? "counted(k)" : "exposure(k)";
        Formula exposed = f(x + " \\, " + q + " \\ge 1", x + "*" + exposure + " >= 1");
        boolean sharp = problem.curve() == Curve.THRESHOLD;
        say(sharp ? "A quantum is learned at " : "With a sharp threshold a quantum would be learned at ", exposed, "; ",
                f("n(" + x + ")"), " is the number of such quanta, ", f("L(" + x + ")"), " the loss, and ", f(x + "(n)"),
                " the number of " + (steps ? "steps" : "samples") + " at which the ", f("n"), "-th one is learned.");
        if (!sharp) {
            curve(x, q, exposure);
        }
        if (deduction.terms() > 1) {
            say(f("k_1(" + x + ")"), " is the rank, a real number, at which the expansion of ",
                    f(x + " \\, q(k)", x + "*exposure(k)"), " is 1, and ", f("B(n)"),
                    " the integral of the expansion of ", f("\\mathrm{benefit}(k)", "benefit(k)"), " over all ", f("k > n"), ".");
        }
    }

    private void tempered(Symbol temper) {
        String t = Expr.of(temper).toLatex();
        say("A training sample uses quantum ", f("k"), " with the probability ",
                f("p_{\\mathrm{train}}(k) = p(k)^{" + t + "}/\\sum_{j\\ge 1} p(j)^{" + t + "}",
                        "train(k) = p(k)^" + temper + "/(sum of p(j)^" + temper + ")"),
                ".");
    }

    private void curated(Claim.Asymptotic threshold) {
        String x = deduction.law().variable().name();
        say("Training samples use quantum ", f("k"), " with a frequency that is chosen. The exposure of a quantum is the number of those"
                + " among ", f(x), " training samples that use it, over ", input(threshold), ", and they are not more than ", f(x), " together. The share ",
                f("\\varphi(y)", "phi(y)"), " of its gap is open at the exposure ", f("y"), ", where ", shape(), "; ",
                f(x + "(n)"), " is the number of samples at which ", f("n"), " quanta have a positive exposure at the least loss, and ",
                f("n(" + x + ")"), " its inverse; ", f("L_{\\mathrm{best}}", "L_best"), " is that least loss, by samples or by the quanta that they train.");
    }

    private void visits(Deduction.Visits visits) {
        say("Each sample is visited ", f(visits.passes().name()), " times, and each visit teaches with probability ", f(visits.teaches().name()),
                ". A sample counts, once, if a visit of it teaches; ", f("q_{\\mathrm{counted}}(k)", "counted(k)"),
                " is the exposure of quantum ", f("k"), " to the samples that count, for each of those that are visited.");
    }

    private void curve(String x, String q, String exposure) {
        say("The share ", f("\\varphi(" + x + " \\, " + q + ")", "phi(" + x + "*" + exposure + ")"), " of the gap is open on average, where ", shape(),
                "; ", f("\\varphi", "phi"), " does not increase, tends to 0, and has the Mellin transform ",
                f("M[\\varphi](z) = \\int_0^\\infty y^{z-1} \\varphi(y) \\, dy",
                        "M[phi](z) = integral of y^(z-1)*phi(y) over y > 0"),
                ", finite for ", f("z > 0"), ". Until the step that names ", f("\\varphi", "phi"), ", statements are about the sharp threshold.");
    }

    private Formula shape() {
        Expr shots = problem.threshold().coefficient();
        return f("\\varphi(y) = " + problem.curve().latex(shots), "phi(y) = " + problem.curve().plain(shots));
    }

    private void compute() {
        deduction.steps().keySet().stream()
                .filter(t -> t.claim() instanceof JointForm)
                .map(t -> (JointForm) t.claim())
                .forEach(this::joint);
        deduction.law().mixture().filter(m -> !m.spent().isEmpty()).ifPresent(m -> say(f(m.parameter().name()),
                " is a parameter of both sums; the ", f(deduction.law().variable().name()), " at which the loss is asked for determines it."));
        if (deduction.law().target() == Target.SUM_BOUND) {
            String x = deduction.law().variable().name();
            product(x);
            say(f("L(" + x + ")"), " is the least loss over all splits; a quantum that is not affordable is not learned, and any"
                    + " other as far as the data allow. ", f("N_{\\mathrm{sum}}", "N at the least sum"),
                    " and ", f("D_{\\mathrm{sum}}", "D at the least sum"), " are the split with the"
                    + " least sum of the losses of each resource alone.");
            return;
        }
        if (deduction.law().target() != Target.COMPUTE) {
            return;
        }
        String x = deduction.law().variable().name();
        product(x);
        if (problem.curve() == Curve.THRESHOLD) {
            say("The smaller of the two numbers of quanta that ", f("N"), " and ", f("D"), " teach is learned.");
        }
        say(f("N(" + x + ")"), " and ", f("D(" + x + ")"), " are the best split, and ",
                f("L(" + x + ")"), " is its loss.");
    }

    private void product(String x) {
        say(f(x + " = N D", x + " = N*D"), " is the product of ", f("N"), " parameters and ", f("D"), " samples; training takes a fixed"
                + " number of FLOPs for each parameter and sample, usually 6, so compute is ", f("6" + x, "6*" + x), " FLOPs.");
    }

    private void joint(JointForm form) {
        String n = form.parameters().name();
        String d = form.data().name();
        String y = Expr.of(form.exposure()).toLatex();
        say("With ", f(n), " parameters and ", f(d), " samples, ",
                form.curve() == Curve.THRESHOLD ? "the affordable quanta of exposure 1 or more are learned" : "the share ",
                form.curve() == Curve.THRESHOLD ? "" : f("\\varphi(" + d + " \\, q(k))", "phi(" + d + "*exposure(k))"),
                form.curve() == Curve.THRESHOLD ? "" : " of the gap of each affordable quantum is open, and the others are not learned",
                "; ", f("L(" + n + ", " + d + ")"), " is the loss, ", f(y, form.exposure().name()),
                " the exposure of the last affordable quantum", form.curve() == Curve.THRESHOLD
                        ? "."
                        : ", and the law holds however both resources tend to infinity.");
        if (form.curve() != Curve.THRESHOLD) {
            say("The partial Mellin transform is ",
                    f("M[\\varphi; Y] = \\int_Y^\\infty y^{w-1} \\varphi(y) \\, dy".replace("Y", y),
                            "M[phi; Y] = integral of y^(w-1)*phi(y) over y > Y".replace("Y", form.exposure().name())), ".");
        }
    }

    private void constants() {
        var symbols = new TreeSet<Symbol>();
        inputs.values().forEach(c -> symbols.addAll(symbols(c.germ())));
        if (deduction.steps().keySet().stream().anyMatch(Setting::isFrequency)) {
            symbols.addAll(deduction.target().isMixture() ? List.of() : problem.frequency().symbols());
        }
        if (deduction.law().target() == Target.STEPS) {
            symbols.addAll(problem.nu().symbols());
        }
        if (problem.curve() == Curve.SHOTS) {
            symbols.addAll(problem.threshold().coefficient().symbols());
        }
        String formulas = deduction.steps().keySet().stream().map(Theorem::latex).reduce("", (a, b) -> a + " " + b)
                + deduction.constants().stream().filter(RankSum.Powers.class::isInstance).map(Definition::toLatex).findFirst().orElse("");
        problem.curve().parameter().ifPresent(symbols::add);
        deduction.temper().ifPresent(symbols::add);
        if (deduction.target().isMixture()) {
            problem.familiesOrDefault().forEach(family -> symbols.addAll(family.symbols(deduction.target())));
        }
        deduction.visits().ifPresent(visits -> symbols.addAll(List.of(visits.teaches(), visits.passes())));
        if (!symbols.isEmpty()) {
            var parts = new ArrayList<Object>();
            for (Symbol symbol : symbols) {
                parts.add(parts.isEmpty() ? "" : ", ");
                parts.add(f(Expr.of(symbol).toLatex(), symbol.name()));
            }
            parts.add(symbols.size() == 1 ? " is a real number." : " are real numbers.");
            say(parts.toArray());
        }
        define(formulas, "\\zeta", f("\\zeta", "zeta"), " is Riemann's function, ",
                f("\\zeta(s) = \\sum_{k\\ge 1} k^{-s}", "zeta(s) = sum of k^(-s) over k >= 1"), ".");
        if (HURWITZ.matcher(formulas).find()) {
            say("With two arguments ", f("\\zeta", "zeta"), " is Hurwitz's function, ", f("\\zeta(s, a) = \\sum_{k\\ge 0} (k+a)^{-s}", "zeta(s, a) = sum of (k+a)^(-s) over k >= 0"), ".");
        }
        define(formulas, "\\Gamma", f("\\Gamma", "gamma"), " is Euler's function, ",
                f("\\Gamma(z) = \\int_0^\\infty y^{z-1} e^{-y} \\, dy", "gamma(z) = integral of y^(z-1)*exp(-y) over y > 0"), ".");
        define(formulas, "\\operatorname{Li}", f("\\operatorname{Li}", "polylog"), " is the polylogarithm, continued from ",
                f("\\operatorname{Li}_{s}(x) = \\sum_{k\\ge 1} k^{-s} x^k", "polylog(s, x) = sum of k^(-s)*x^k over k >= 1"), " to ",
                f("x < 0"), ".");
        define(formulas, Expr.of(Deduction.EULER_GAMMA).toLatex(), f(Expr.of(Deduction.EULER_GAMMA).toLatex(), "EulerGamma"),
                " is Euler's constant, the limit of ", f("\\sum_{k\\le n} 1/k - \\log n", "(sum of 1/k over k <= n) - log(n)"), ".");
        if (deduction.law().isBound()) {
            say("A statement ", f("g(x) \\lesssim h(x)", "g(x) is asymptotically at most h(x)"), " means that the upper limit of ",
                    f("g(x)/h(x)"), " is at most 1.");
        }
        say("A statement ", f("g(x) \\sim h(x)", "g(x) ~ h(x)"), " means that ", f("g(x)/h(x)"), " tends to 1 as ", f("x"),
                " tends to infinity; all statements about the rank ", f("k"), " with an equality sign hold for every rank.");
    }

    private void define(String formulas, String symbol, Object... parts) {
        if (formulas.contains(symbol)) {
            say(parts);
        }
    }

    private static Set<Symbol> symbols(Germ germ) {
        var symbols = new TreeSet<>(germ.coefficient().symbols());
        symbols.addAll(germ.exponent().symbols());
        symbols.addAll(germ.logExponent().symbols());
        return symbols;
    }
}
