package org.neuralquanta.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Certificate;
import org.neuralquanta.symbolic.DefinedFunction;
import org.neuralquanta.symbolic.Definition;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.MonotoneRoot;
import org.neuralquanta.symbolic.RankSum;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * The derivation of a law from a {@link Problem}: the law as formulas, the steps of its proof, and the proof as text for a terminal, in
 * Markdown, in LaTeX and for Coq. Symbols may be given values by {@link #at}; then the formulas have values too, and the derived law can be
 * compared with the exact law of the same problem, to which it is asymptotic. Immutable, thread-safe.
 *
 * {@snippet file="org/neuralquanta/ExamplesTest.java" region="derivation"}
 */
@Statement({"T8", "T10", "T11", "T12", "T13", "T15", "T17", "T18", "T19", "T20", "T38", "T39", "T41", "T42", "T43", "T45"})
public final class Derivation {

    /** The largest number of terms in an expansion; the coefficients of later ones are long. */
    public static final int MOST_TERMS = 8;

    private final Deduction deduction;
    private final Valuation values;

    private Derivation(Deduction deduction, Valuation values) {
        this.deduction = deduction;
        this.values = values;
    }

    /**
     * Derives a law.
     *
     * @param problem the assumptions
     * @param target what the law is about
     * @return the derivation
     * @throws org.neuralquanta.outcome.UndecidedException if an assumption is missing; it names the weakest one
     * @throws IllegalArgumentException if an input is not positive or uses the name of a variable
     */
    public static Derivation of(Problem problem, Target target) {
        return of(problem, target, target.variable());
    }

    /**
     * Derives a law with another name for its variable.
     *
     * @param problem the assumptions
     * @param target what the law is about
     * @param variable the name of the resource
     * @return the derivation
     * @throws org.neuralquanta.outcome.UndecidedException if an assumption is missing; it names the weakest one
     * @throws IllegalArgumentException if an input is not positive or uses the name of a variable
     */
    public static Derivation of(Problem problem, Target target, String variable) {
        var deduction = Deduction.of(problem, target, Symbol.of(variable));
        return new Derivation(deduction, new Valuation(deduction, Map.of()));
    }

    /**
     * Derives a law in several powers of its variable.
     *
     * @param problem the assumptions
     * @param target what the law is about: parameters, data or steps
     * @param terms how many powers, 1 to {@link #MOST_TERMS}
     * @return the derivation
     * @throws org.neuralquanta.outcome.UndecidedException if an assumption is missing; it names the weakest one
     * @throws IllegalArgumentException if an input is not positive, uses the name of a variable or has no expansion in powers, or the number
     *     of terms is out of range
     */
    public static Derivation of(Problem problem, Target target, int terms) {
        var deduction = Deduction.of(problem, target, Symbol.of(target.variable()), terms);
        return new Derivation(deduction, new Valuation(deduction, Map.of()));
    }

    /**
     * The same derivation at values of its symbols. Symbols may be left without a value; then formulas that contain them have none.
     *
     * @param symbols finite values by the names of symbols; any may be missing
     * @return the derivation at these values
     * @throws IllegalArgumentException if a name is not a symbol, a value is not finite, or the values contradict an assumption of the
     *     proof
     */
    public Derivation at(Map<String, Double> symbols) {
        return new Derivation(deduction, Valuation.of(deduction, symbols));
    }

    Law law() {
        return deduction.law();
    }

    /**
     * What was given.
     *
     * @return the problem
     */
    public Problem problem() {
        return deduction.problem();
    }

    /**
     * What the law is about.
     *
     * @return the target
     */
    public Target target() {
        return law().target();
    }

    /**
     * The kind of law.
     *
     * @return the regime
     */
    public Regime regime() {
        return law().regime();
    }

    /**
     * Whether the law is only an upper bound.
     *
     * @return true for an upper bound, false for a law
     */
    public boolean isBound() {
        return law().isBound();
    }

    /**
     * Why there is no power law of one variable.
     *
     * @return a sentence, empty for a power law
     */
    public String reason() {
        return law().reason();
    }

    /**
     * The name of the resource.
     *
     * @return for example D; both names, N first, for a law of parameters and data
     */
    public String variable() {
        return joint().map(j -> j.parameters().variable() + ", " + j.data().variable())
                .orElse(law().variable().name());
    }

    /**
     * The exponent of the law.
     *
     * @return the exponent, or nothing where the law is not a power law
     */
    public Optional<Formula> exponent() {
        return law().exponent().map(values::formula);
    }

    /**
     * The exponent of the law's logarithm.
     *
     * @return the exponent, or nothing where the law has no such form
     */
    public Optional<Formula> logExponent() {
        return law().logExponent().map(values::formula);
    }

    /**
     * The amplitude of the law.
     *
     * @return the amplitude, or nothing where the law has none
     */
    public Optional<Formula> amplitude() {
        return law().amplitude().map(values::formula);
    }

    /**
     * The rate of an exponential law.
     *
     * @return the rate, negative, or nothing where the law is not exponential
     */
    public Optional<Formula> rate() {
        return law().rate().map(values::formula);
    }

    /**
     * How parameters or samples grow with their product F = N D. Immutable, thread-safe.
     *
     * @param text amplitude · F^exponent · log(F)^logExponent in plain text
     * @param exponent the exponent
     * @param logExponent the exponent of the logarithm
     * @param amplitude the amplitude
     */
    public record Growth(String text, Formula exponent, Formula logExponent, Formula amplitude) {}

    /**
     * The best split of compute, in terms of the product F = N D. Immutable, thread-safe.
     *
     * @param parameters N(F)
     * @param data D(F)
     */
    public record Split(Growth parameters, Growth data) {}

    /**
     * The best split of compute, in terms of the product F = N D.
     *
     * @return the split, or nothing where the law is not about compute
     */
    public Optional<Split> allocation() {
        return deduction.allocation().map(a -> new Split(growth(a.parameters()), growth(a.data())));
    }

    private Growth growth(Germ germ) {
        return new Growth(
                germ.toString(law().variable()),
                values.formula(germ.exponent()),
                values.formula(germ.logExponent()),
                values.formula(germ.coefficient()));
    }

    /**
     * How a loss falls with one resource while the other is unlimited. Immutable, thread-safe.
     *
     * @param variable the resource
     * @param exponent the exponent, positive
     * @param amplitude the amplitude
     */
    public record Fall(String variable, Formula exponent, Formula amplitude) {}

    /**
     * The law of parameters and data together. Immutable, thread-safe.
     *
     * @param parameters the loss with unlimited data
     * @param data the loss with unlimited parameters
     * @param exposure the name of the exposure of the last affordable quantum
     * @param crossover that exposure as a function of both resources; where it is of order 1, so is the quotient of the terms
     * @param terms the terms, a function of the parameters and one of the data and the exposure
     * @param isMaximum whether the law is the larger of the two terms, rather than their sum
     */
    public record Joint(
            Fall parameters, Fall data, String exposure, Formula crossover, List<Formula> terms, boolean isMaximum) {}

    /**
     * The law of parameters and data together.
     *
     * @return the law, or nothing where the law has one variable, or there is none
     */
    public Optional<Joint> joint() {
        return law().joint().map(joint -> new Joint(
                fall(joint.parameters(), joint.parameterLoss()),
                fall(joint.data(), joint.dataLoss()),
                joint.exposure().name(),
                values.formula(joint.crossover()),
                joint.terms().stream().map(values::formula).toList(),
                joint.curve() == Curve.THRESHOLD));
    }

    private Fall fall(Symbol variable, Germ loss) {
        return new Fall(variable.name(), values.formula(loss.exponent().negate()), values.formula(loss.coefficient()));
    }

    /**
     * A term of an expansion, or of a sum of powers. Immutable, thread-safe.
     *
     * @param coefficient the coefficient; 0 where the term vanishes
     * @param exponent how the term falls: the power of the reciprocal of the variable
     */
    public record Term(Formula coefficient, Formula exponent) {}

    /**
     * A law in several powers of its variable. Immutable, thread-safe.
     *
     * @param terms the terms, by increasing exponents
     * @param order the exponent of the order of the error, with the same sign as those of the terms
     */
    public record Expansion(List<Term> terms, Formula order) {

        /** Copies the terms. */
        public Expansion {
            terms = List.copyOf(terms);
        }
    }

    /**
     * The law in several powers of its variable.
     *
     * @return the expansion, or nothing where the law is its leading power
     */
    public Optional<Expansion> expansion() {
        return law().series().map(series -> new Expansion(
                series.terms().stream().map(t -> term(t.coefficient(), t.exponent())).toList(), values.formula(series.order().negate())));
    }

    private Term term(Expr coefficient, RationalFunction exponent) {
        return new Term(values.formula(coefficient), values.formula(exponent.negate()));
    }

    /**
     * The law of several families of quanta: the loss as a sum of powers of a parameter. Immutable, thread-safe.
     *
     * @param parameter the name of the parameter; that of the resource where the resource itself is the parameter
     * @param loss the terms of the loss, one for each family
     * @param resource the terms of the resource, with negative exponents: what each family gets of it; empty where the resource itself is
     *     the parameter
     * @param large the loss as the resource tends to infinity
     * @param small what the sums tend to as the resource tends to 0
     * @param largeShares the share of the resource that each family gets as the resource tends to infinity; empty where shares are given
     * @param smallShares the shares that the sums give as the resource tends to 0
     */
    public record MixtureTerms(
            String parameter, List<Term> loss, List<Term> resource, Fall large, Fall small, List<Term> largeShares, List<Term> smallShares) {

        /** Copies the terms. */
        public MixtureTerms {
            loss = List.copyOf(loss);
            resource = List.copyOf(resource);
            largeShares = List.copyOf(largeShares);
            smallShares = List.copyOf(smallShares);
        }
    }

    /**
     * The law of several families of quanta.
     *
     * @return the law, or nothing where it is about one family
     */
    public Optional<MixtureTerms> mixture() {
        return law().mixture().map(form -> new MixtureTerms(
                form.parameter().name(),
                terms(form.loss()),
                terms(form.spent()),
                fall(form.resource(), form.large().loss()),
                fall(form.resource(), form.small().loss()),
                terms(form.large().shares()),
                terms(form.small().shares())));
    }

    private List<Term> terms(List<Germ> germs) {
        return germs.stream().map(g -> term(g.coefficient(), g.exponent())).toList();
    }

    /**
     * A named constant or function. Immutable, thread-safe.
     *
     * @param name the name; for a function with its arguments
     * @param definition what it stands for, in plain text
     * @param latex the same in TeX math
     * @param value the value of a constant
     * @param bound an interval around the value of a constant that is a root, if it can be computed
     */
    public record Constant(String name, String definition, String latex, Optional<Formula> value, Optional<Bound> bound) {}

    /**
     * The constants and functions that the proof or its law names.
     *
     * @return their definitions
     */
    public List<Constant> constants() {
        var constants = new ArrayList<Constant>();
        deduction.constants().forEach(c -> constants.add(constant(c)));
        if (law().amplitude().filter(a -> a.symbols().contains(Deduction.EULER_GAMMA)).isPresent()) {
            constants.add(new Constant(
                    Deduction.EULER_GAMMA.name(),
                    "limit of the sum of 1/k up to n less log(n)",
                    "\\lim_{n\\to\\infty}\\sum_{k\\le n}\\frac{1}{k}-\\log n",
                    Optional.of(values.formula(Expr.of(Deduction.EULER_GAMMA))),
                    Optional.empty()));
        }
        return constants;
    }

    private Constant constant(Definition definition) {
        return switch (definition) {
            case RankSum sum -> named(sum, sum.name(), Optional.empty());
            case MonotoneRoot root -> named(root, root.name(), bound(root));
            case DefinedFunction function ->
                new Constant(function.head(), function.definition(), function.toLatex(), Optional.empty(), Optional.empty());
        };
    }

    private Constant named(Definition definition, Symbol name, Optional<Bound> bound) {
        return new Constant(
                definition.head(), definition.definition(), definition.toLatex(), Optional.of(values.formula(Expr.of(name))), bound);
    }

    private Optional<Bound> bound(MonotoneRoot root) {
        try {
            return Optional.of(root.bound(values.values()));
        } catch (IllegalArgumentException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    /**
     * A condition on the symbols, and why it holds. Immutable, thread-safe.
     *
     * @param text the condition in plain text
     * @param latex the same in TeX math
     * @param because a sum of products of assumptions with non-negative weights from which it follows, or that it is assumed
     * @param becauseLatex the same in TeX math
     */
    public record Condition(String text, String latex, String because, String becauseLatex) {

        private static Condition of(Certificate certificate) {
            var conclusion = certificate.conclusion();
            return new Condition(conclusion.toString(), conclusion.toLatex(), certificate.toString(), certificate.toLatex());
        }
    }

    /**
     * The assumptions that the proof uses.
     *
     * @return conditions in plain text
     */
    public List<String> hypotheses() {
        return deduction.hypotheses().stream().map(Object::toString).toList();
    }

    /**
     * A step of the proof. Immutable, thread-safe.
     *
     * @param rule the rule that it applies
     * @param statement what it states, in plain text
     * @param latex the same in TeX math
     * @param conditions the conditions that the rule checked, with the reasons why they hold
     * @param because why the rule holds
     * @param premises the numbers of its premises, from 1
     */
    public record Step(
            String rule, String statement, String latex, List<Condition> conditions, String because, List<Integer> premises) {

        private static Step of(Theorem theorem, Map<Theorem, Integer> numbers) {
            return new Step(
                    theorem.rule(),
                    theorem.statement(),
                    theorem.latex(),
                    theorem.conditions().stream().map(Condition::of).toList(),
                    theorem.because(),
                    theorem.premises().stream().map(premise -> numbers.getOrDefault(premise, 0)).toList());
        }
    }

    /**
     * The proof.
     *
     * @return its steps, premises first
     */
    public List<Step> steps() {
        Map<Theorem, Integer> numbers = deduction.steps();
        return numbers.keySet().stream().map(theorem -> Step.of(theorem, numbers)).toList();
    }

    /**
     * The theorem that states the law.
     *
     * @return its step of the proof
     */
    public Step theorem() {
        return Step.of(deduction.theorem(), deduction.steps());
    }

    /**
     * The theorem and its proof for a terminal.
     *
     * @return lines of plain text
     */
    public String toText() {
        return new Proof(deduction).toText();
    }

    /**
     * The theorem and its proof in Markdown with mathematics between dollar signs.
     *
     * @return a document without a title
     */
    public String toMarkdown() {
        return new Proof(deduction).toMarkdown();
    }

    /**
     * A LaTeX document that compiles on its own with amsmath: one theorem with its hypotheses, and numbered steps.
     *
     * @return the document
     */
    public String toLatex() {
        return new Proof(deduction).toLatex();
    }

    /**
     * The proof for the Coq proof assistant: hypotheses, a lemma for each certificate and for each step, and the axioms of {@code
     * src/main/coq/ScalingLaws.v} for the theorems that rules cite.
     *
     * @return a document that {@code coqc} compiles next to the compiled ScalingLaws.v
     * @throws UnsupportedOperationException for expansions, mixtures, and tempered and curated data, whose rules have no theorem there
     */
    public String toCoq() {
        return new Proof(deduction).toCoq();
    }

    /**
     * The derived law at an amount of the resource; for a joint law, with the data for which the exposure Y of the last affordable quantum
     * is 1.
     *
     * @param x the resource, N of a joint law; above 1 where the law has a logarithm
     * @return the loss above L∞, or the count
     * @throws ArithmeticException if there is no law, or the result is outside the range of a double
     * @throws IllegalArgumentException if x is out of range, or a symbol has no value
     */
    public double derived(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the resource must be finite and > 0, was " + x);
        }
        return new Comparison(deduction, values).derived(x);
    }

    /**
     * The exact law of the same problem at an amount of the resource, computed by package {@code law}; for a joint law, with the data for
     * which Y = 1.
     *
     * @param x the resource, N of a joint law
     * @return the loss above L∞, or the expected count
     * @throws IllegalArgumentException if a symbol that the law uses has no value or one out of a model's range, or if x is out
     *     of the law's range
     * @throws UnsupportedOperationException if there is no exact law of the problem
     * @throws ArithmeticException if it cannot be computed there
     */
    public double exact(double x) {
        return ExactLaw.of(deduction, values).applyAsDouble(x);
    }

    /**
     * The ratio of the exact law to the derived one, which tends to 1. Immutable, thread-safe.
     *
     * @param x the resource
     * @param ratio exact over derived
     */
    public record Point(double x, double ratio) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is NaN
         */
        public Point {
            if (DoubleStream.of(x, ratio).anyMatch(Double::isNaN)) {
                throw new IllegalArgumentException("x and ratio must be numbers, were " + x + " and " + ratio);
            }
        }
    }

    /**
     * The ratio of the exact law to the derived one at growing amounts of the resource: powers of ten, or equal steps for an exponential
     * law; for a joint law, at growing N, with the data for which Y = 1.
     *
     * @return the points at which both can be computed, at least one
     * @throws UnsupportedOperationException if there is none; the message says why
     */
    public List<Point> comparison() {
        return new Comparison(deduction, values).points();
    }

    /**
     * The comparison of the derived law with the exact one. Immutable, thread-safe.
     *
     * @param points the points of the {@link #comparison}; empty where there is none
     * @param reason why there is no comparison, in words; empty where there is one
     */
    public record Check(List<Point> points, String reason) {

        /** Copies the points. */
        public Check {
            points = List.copyOf(points);
        }
    }

    /**
     * The comparison, or why there is none.
     *
     * @return either points or a reason
     */
    public Check check() {
        try {
            return new Check(comparison(), "");
        } catch (UnsupportedOperationException e) {
            return new Check(List.of(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String toString() {
        return "Derivation[target=" + target() + ", variable=" + variable() + ", regime=" + regime() + ", values=" + values.values() + "]";
    }
}
