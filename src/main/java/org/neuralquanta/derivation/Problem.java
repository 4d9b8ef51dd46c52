package org.neuralquanta.derivation;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.outcome.SyntaxException;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Assumptions;
import org.neuralquanta.symbolic.Condition;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * The assumptions from which a law is derived: use frequency, gap, cost and threshold of the quantum of rank k, each a monomial in k and
 * log(k), the exponent ν of the learning time, an emergence curve, and conditions on the symbols. All are given as text. log(k) stands for
 * log(k+e−1), which is positive at k = 1. Immutable, thread-safe.
 */
@Statement({"T17", "T19", "T42", "T45"})
public final class Problem {

    /**
     * What is given, in symbols.
     *
     * @param frequency how often quantum k is used, not normalised
     * @param gap by how much learning it reduces the loss of the samples that use it
     * @param cost the parameters that it costs
     * @param threshold the number of its samples that it needs, by which its exposure is divided; for {@link Curve#SHOTS} the coefficient is
     *     the number of shots instead
     * @param nu ν; quantum k needs τ / p^ν steps, τ the coefficient of the threshold (T15)
     * @param curve the emergence curve
     * @param assumptions conditions on the symbols, without the defaults
     * @param families the families of a mixture; empty where none are given
     */
    private record Inputs(
            Frequency frequency,
            Germ gap,
            Germ cost,
            Germ threshold,
            RationalFunction nu,
            Curve curve,
            Assumptions assumptions,
            List<FamilyOfQuanta> families) {}

    /** The rank. */
    static final Symbol RANK = Symbol.of("k");

    private static final List<String> POSITIVE = List.of("alpha > 0", "tau > 0", "C > 0", "Delta > 0");

    private final Inputs inputs;

    private Problem(Inputs inputs) {
        this.inputs = inputs;
    }

    /**
     * The three hypotheses with the sharp threshold τ: frequency k^−(1+α), gap Δ, cost C, ν = 1.
     *
     * @return the problem of Michaud et al. (2023)
     */
    public static Problem quanta() {
        return quanta(Curve.THRESHOLD);
    }

    /**
     * The three hypotheses with an emergence curve: frequency k^−(1+α), gap Δ, cost C, ν = 1.
     *
     * @param curve the name of the curve in {@link org.neuralquanta.emergence.CurveFamily}, such as {@code shots}
     * @return the problem, with τ as threshold or number of shots; 1 for the curves that have neither
     * @throws IllegalArgumentException if there is no such curve
     */
    public static Problem quanta(String curve) {
        return quanta(Curve.named(curve));
    }

    static Problem quanta(Curve curve) {
        return new Problem(new Inputs(
                Frequency.of("k^-(1+alpha)"),
                monomial("gap", "Delta"),
                monomial("cost", "C"),
                monomial("threshold", curve.hasThreshold() ? "tau" : "1"),
                RationalFunction.ONE,
                curve,
                Assumptions.NONE,
                List.of()));
    }

    /**
     * Changes the use frequency.
     *
     * @param text for example {@code k^-(1+alpha)*log(k)^-gamma}, {@code k^-(1+alpha)*(1+b*k^-rho)}, {@code (k+q)^-(1+alpha)} or
     *     {@code exp(-b*k^beta)}
     * @return the changed problem
     * @throws IllegalArgumentException if the text is none of these
     */
    public Problem frequency(String text) {
        return new Problem(new Inputs(read("frequency", text, Frequency::of), gap(), cost(), threshold(), nu(), curve(), assumptions(), families()));
    }

    /**
     * Changes the gap.
     *
     * @param monomial for example {@code Delta*k^eta}
     * @return the changed problem
     * @throws IllegalArgumentException if the text is not a monomial in k
     */
    public Problem gap(String monomial) {
        return new Problem(new Inputs(frequency(), monomial("gap", monomial), cost(), threshold(), nu(), curve(), assumptions(), families()));
    }

    /**
     * Changes the cost.
     *
     * @param monomial for example {@code C*k^kappa}
     * @return the changed problem
     * @throws IllegalArgumentException if the text is not a monomial in k
     */
    public Problem cost(String monomial) {
        return new Problem(new Inputs(frequency(), gap(), monomial("cost", monomial), threshold(), nu(), curve(), assumptions(), families()));
    }

    /**
     * Changes the threshold.
     *
     * @param monomial for example {@code tau*k^delta}
     * @return the changed problem
     * @throws IllegalArgumentException if the text is not a monomial in k
     */
    public Problem threshold(String monomial) {
        return new Problem(new Inputs(frequency(), gap(), cost(), monomial("threshold", monomial), nu(), curve(), assumptions(), families()));
    }

    /**
     * Changes the exponent of the learning time.
     *
     * @param expression for example {@code nu}
     * @return the changed problem
     * @throws org.neuralquanta.outcome.SyntaxException if it is not an expression
     */
    public Problem nu(String expression) {
        return new Problem(new Inputs(frequency(), gap(), cost(), threshold(), RationalFunction.parse(expression), curve(), assumptions(), families()));
    }

    /**
     * Changes the emergence curve.
     *
     * @param name the name of the curve in {@link org.neuralquanta.emergence.CurveFamily}, such as {@code shots}
     * @return the changed problem
     * @throws IllegalArgumentException if there is no such curve
     */
    public Problem curve(String name) {
        return curve(Curve.named(name));
    }

    Problem curve(Curve other) {
        return new Problem(new Inputs(frequency(), gap(), cost(), threshold(), nu(), other, assumptions(), families()));
    }

    /**
     * Sets the families of a mixture.
     *
     * @param text one {@code weight:alpha} or {@code weight:alpha:share} for each, separated by commas, such as {@code
     *     pi_1:alpha_1,pi_2:alpha_2:q}: a test sample is of the family with probability {@code weight}, a training sample with probability
     *     {@code share}, by default the weight, and each then uses quantum k of the family with a frequency proportional to k^−(1+alpha)
     * @return the changed problem
     * @throws IllegalArgumentException if there are fewer than two families, or numerical weights or shares do not sum to 1
     */
    public Problem families(String text) {
        return new Problem(new Inputs(
                frequency(), gap(), cost(), threshold(), nu(), curve(), assumptions(), FamilyOfQuanta.parse(text)));
    }

    /**
     * Adds assumptions.
     *
     * @param conditions for example {@code alpha > eta}
     * @return the changed problem
     * @throws org.neuralquanta.outcome.SyntaxException if one is not a condition
     */
    public Problem assuming(String... conditions) {
        Assumptions more = assumptions();
        for (String text : conditions) {
            for (Condition condition : Condition.parse(text)) {
                more = more.with(condition);
            }
        }
        return new Problem(new Inputs(frequency(), gap(), cost(), threshold(), nu(), curve(), more, families()));
    }

    /**
     * Whether quanta of all ranks need the same number of samples.
     *
     * @return whether the threshold is free of k
     */
    public boolean isThresholdConstant() {
        return threshold().exponent().isZero() && threshold().logExponent().isZero();
    }

    /** A part of a problem that can be changed. Immutable, thread-safe. */
    public enum Input {
        /** How often a quantum is used. */
        FREQUENCY,
        /** The gap: by how much learning a quantum reduces the loss of the samples that use it. */
        GAP,
        /** The number of parameters that a quantum costs. */
        COST,
        /** The number of samples that a quantum needs. */
        THRESHOLD,
        /** ν, the exponent of the learning time. */
        NU,
        /** The emergence curve. */
        EMERGENCE;

        /**
         * Whether the law of a target depends on this input, determined by changing the input.
         *
         * @param target the target
         * @return whether another value of this input leads to another law
         */
        public boolean isUsedBy(Target target) {
            // The best training frequencies are derived for two curves alone.
            boolean curated = target == Target.CURATED;
            Problem problem = Problem.quanta(curated ? Curve.THRESHOLD : Curve.SHOTS).assuming("tau >= 1");
            Problem other = switch (this) {
                case FREQUENCY -> problem.frequency("k^-(2+alpha)");
                case GAP -> problem.gap("2*Delta");
                case COST -> problem.cost("2*C");
                case THRESHOLD -> problem.threshold("2*tau");
                case NU -> problem.nu("2");
                case EMERGENCE -> problem.curve(Curve.EXPONENTIAL);
            };
            return !claim(problem, target).equals(claim(other, target));
        }

        private static Claim claim(Problem problem, Target target) {
            return Deduction.of(problem, target).theorem().claim();
        }
    }

    Frequency frequency() {
        return inputs.frequency;
    }

    /** The families of a mixture; two with symbols where none are given. */
    List<FamilyOfQuanta> familiesOrDefault() {
        return families().isEmpty() ? FamilyOfQuanta.DEFAULT : families();
    }

    private List<FamilyOfQuanta> families() {
        return inputs.families;
    }

    Germ gap() {
        return inputs.gap;
    }

    Germ cost() {
        return inputs.cost;
    }

    Germ threshold() {
        return inputs.threshold;
    }

    RationalFunction nu() {
        return inputs.nu;
    }

    Curve curve() {
        return inputs.curve;
    }

    private Assumptions assumptions() {
        return inputs.assumptions;
    }

    /** The assumptions, with the defaults: α, τ, C, Δ, and a parameter of the curve that must be, are positive where that is consistent. */
    Assumptions allAssumptions() {
        Assumptions all = assumptions();
        for (String condition : POSITIVE) {
            all = all.withDefault(Condition.parse(condition).getFirst());
        }
        Optional<Symbol> positive =
                curve().parameter().filter(p -> curve().positive(threshold().coefficient()).filter(Expr.of(p)::equals).isPresent());
        return positive.isPresent() ? all.withDefault(Condition.positive(RationalFunction.of(positive.get()))) : all;
    }

    /** A symbol that does not occur yet: the wanted name, if necessary with a number. */
    Symbol fresh(String name) {
        SortedSet<Symbol> used = symbols();
        Symbol fresh = Symbol.of(name);
        for (int i = 1; used.contains(fresh); i++) {
            fresh = Symbol.of(name + "_" + i);
        }
        return fresh;
    }

    /** The same, other than the parameter of the curve. */
    Symbol freshBesideCurve(String name) {
        Symbol fresh = fresh(name);
        return curve().parameter().filter(fresh::equals).isPresent() ? fresh(name + "_0") : fresh;
    }

    SortedSet<Symbol> symbols() {
        var symbols = new TreeSet<>(nu().symbols());
        families().forEach(f -> symbols.addAll(f.symbols()));
        symbols.addAll(frequency().symbols());
        for (Germ germ : List.of(gap(), cost(), threshold())) {
            symbols.addAll(germ.coefficient().symbols());
            symbols.addAll(germ.exponent().symbols());
            symbols.addAll(germ.logExponent().symbols());
        }
        return symbols;
    }

    private static Germ monomial(String input, String text) {
        return read(input, text, t -> Germ.of(Expr.parse(t), RANK));
    }

    private static <T> T read(String input, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (SyntaxException e) {
            throw new IllegalArgumentException(
                    input + " must be a product of numbers, symbols, k^(...) and log(k)^(...): " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(input + " " + e.getMessage(), e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Problem problem && inputs.equals(problem.inputs);
    }

    @Override
    public int hashCode() {
        return inputs.hashCode();
    }

    @Override
    public String toString() {
        return "Problem" + inputs.toString().substring("Inputs".length());
    }
}
