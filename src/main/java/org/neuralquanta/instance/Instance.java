package org.neuralquanta.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Law;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Certificate;
import org.neuralquanta.symbolic.Condition;
import org.neuralquanta.symbolic.DefinedFunction;
import org.neuralquanta.symbolic.Definition;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.MonotoneRoot;
import org.neuralquanta.symbolic.RankSum;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * A derivation at values of its symbols: its law as formulas with values, and the exact law of the same problem, to which the derived law
 * is asymptotic. Symbols may have no value; then formulas that contain them have none. Immutable, thread-safe.
 */
@Statement({"T8", "T10", "T11", "T12", "T13", "T15", "T17", "T18", "T19", "T20", "T38", "T39", "T41"})
public final class Instance {

    /** The loss of an exponential law falls by e^4 from one point of the comparison to the next. */
    private static final double FALL = 4;

    private static final int POINTS = 18;

    private final Derivation derivation;
    private final Valuation values;

    private Instance(Derivation derivation, Valuation values) {
        this.derivation = derivation;
        this.values = values;
    }

    /**
     * Assigns values to symbols.
     *
     * @param derivation the derivation
     * @param values finite values by the names of symbols; any may be missing
     * @return the derivation at these values
     * @throws IllegalArgumentException if a name is not a symbol of the derivation, a value is not finite, or the values contradict an
     *     assumption of the proof
     */
    public static Instance of(Derivation derivation, Map<String, Double> values) {
        return new Instance(derivation, Valuation.of(derivation, values));
    }

    /**
     * The derivation.
     *
     * @return the derivation
     */
    public Derivation derivation() {
        return derivation;
    }

    /**
     * The name of the resource.
     *
     * @return for example D; both names, N first, for a law of parameters and data
     */
    public String variable() {
        return joint().map(j -> j.parameters().variable() + ", " + j.data().variable())
                .orElse(derivation.law().variable().name());
    }

    /**
     * The exponent of the law.
     *
     * @return the exponent, or nothing where the law is no power law
     */
    public Optional<Formula> exponent() {
        return derivation.law().exponent().map(this::formula);
    }

    /**
     * The exponent of the law's logarithm.
     *
     * @return the exponent, or nothing where the law has no such form
     */
    public Optional<Formula> logExponent() {
        return derivation.law().logExponent().map(this::formula);
    }

    /**
     * The amplitude of the law.
     *
     * @return the amplitude, or nothing where the law has none
     */
    public Optional<Formula> amplitude() {
        return derivation.law().amplitude().map(this::formula);
    }

    /**
     * The rate of an exponential law.
     *
     * @return the rate, negative, or nothing where the law is not exponential
     */
    public Optional<Formula> rate() {
        return derivation.law().rate().map(this::formula);
    }

    private Formula formula(RationalFunction function) {
        return new Formula(Expr.of(function), () -> values.of(function));
    }

    private Formula formula(Expr expression) {
        return new Formula(expression, () -> values.of(expression));
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
        return derivation.allocation().map(a -> new Split(growth(a.parameters()), growth(a.data())));
    }

    private Growth growth(Germ germ) {
        return new Growth(
                germ.toString(derivation.law().variable()),
                formula(germ.exponent()),
                formula(germ.logExponent()),
                formula(germ.coefficient()));
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
     * @param isMaximum whether the larger term counts, rather than the sum of both
     */
    public record Joint(
            Fall parameters, Fall data, String exposure, Formula crossover, List<Formula> terms, boolean isMaximum) {}

    /**
     * The law of parameters and data together.
     *
     * @return the law, or nothing where the law has one variable, or there is none
     */
    public Optional<Joint> joint() {
        return derivation.law().joint().map(joint -> new Joint(
                fall(joint.parameters(), joint.parameterLoss()),
                fall(joint.data(), joint.dataLoss()),
                joint.exposure().name(),
                formula(joint.crossover()),
                joint.terms().stream().map(this::formula).toList(),
                joint.curve() == Curve.THRESHOLD));
    }

    private Fall fall(Symbol variable, Germ loss) {
        return new Fall(variable.name(), formula(loss.exponent().negate()), formula(loss.coefficient()));
    }

    /**
     * A named constant or function. Immutable, thread-safe.
     *
     * @param name the name; for a function with its arguments
     * @param definition what it stands for, in plain text
     * @param latex the same in TeX's mathematics
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
        derivation.constants().forEach(c -> constants.add(constant(c)));
        if (derivation.law().amplitude().filter(a -> a.symbols().contains(Derivation.EULER_GAMMA)).isPresent()) {
            constants.add(new Constant(
                    Derivation.EULER_GAMMA.name(),
                    "limit of the sum of 1/k up to n less log(n)",
                    "\\lim_{n\\to\\infty}\\sum_{k\\le n}\\frac{1}{k}-\\log n",
                    Optional.of(formula(Expr.of(Derivation.EULER_GAMMA))),
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
                definition.head(), definition.definition(), definition.toLatex(), Optional.of(formula(Expr.of(name))), bound);
    }

    private Optional<Bound> bound(MonotoneRoot root) {
        try {
            return Optional.of(root.bound(values.values()));
        } catch (IllegalArgumentException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    /**
     * The assumptions that the proof uses.
     *
     * @return conditions in plain text
     */
    public List<String> conditions() {
        return derivation.hypotheses().stream().map(Condition::toString).toList();
    }

    /**
     * A step of the proof. Immutable, thread-safe.
     *
     * @param rule the rule that it applies
     * @param statement what it states, in plain text
     * @param latex the same in TeX's mathematics
     * @param conditions the conditions that the rule checked
     * @param because why the rule holds
     * @param certificates why the conditions hold
     * @param premises the numbers of its premises, from 1
     */
    public record Step(
            String rule,
            String statement,
            String latex,
            List<String> conditions,
            String because,
            List<String> certificates,
            List<Integer> premises) {}

    /**
     * The proof.
     *
     * @return its steps, premises first
     */
    public List<Step> steps() {
        var numbers = derivation.steps();
        return numbers.keySet().stream()
                .map(t -> new Step(
                        t.rule(),
                        t.statement(),
                        t.latex(),
                        t.conditions().stream().map(c -> c.conclusion().toString()).toList(),
                        t.because(),
                        t.conditions().stream().map(Certificate::toString).toList(),
                        t.premises().stream().map(p -> numbers.getOrDefault(p, 0)).toList()))
                .toList();
    }

    /**
     * The derived law at an amount of the resource; a joint law at the data where the exposure Y of the last affordable quantum is 1.
     *
     * @param x the resource, N of a joint law; above 1 where the law has a logarithm
     * @return the loss above L∞, or the count
     * @throws ArithmeticException if there is no law, a symbol has no value, or the result is outside the range of a double
     */
    public double derived(double x) {
        Law law = derivation.law();
        if (law.joint().isPresent()) {
            return new Crossing(law.joint().get(), values).derived(x);
        }
        double amplitude = amplitude().orElseThrow(() -> new ArithmeticException(law.reason())).value();
        double value = rate().map(rate -> amplitude * Math.exp(rate.value() * x)).orElseGet(() -> {
            Germ germ = law.germ().orElseThrow();
            return amplitude
                    * Math.pow(x, formula(germ.exponent()).value())
                    * Math.pow(Math.log(x), formula(germ.logExponent()).value());
        });
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new ArithmeticException("the derived law is outside the range of a double at " + variable() + " = " + x);
        }
        return value;
    }

    /**
     * The exact law of the same problem at an amount of the resource, computed by package {@code law}; a joint law at the data where Y = 1.
     *
     * @param x the resource, N of a joint law
     * @return the loss above L∞, or the expected count
     * @throws IllegalArgumentException if a symbol that the law uses has no value or one out of a model's range, or if x is out
     *     of the law's range
     * @throws UnsupportedOperationException if there is no exact law of the problem
     * @throws ArithmeticException if it cannot be computed there
     */
    public double exact(double x) {
        return ExactLaw.of(derivation, values).applyAsDouble(x);
    }

    /**
     * The quotient of exact and derived law, which tends to 1. Immutable, thread-safe.
     *
     * @param x the resource
     * @param ratio exact over derived
     */
    public record Point(double x, double ratio) {}

    /**
     * Exact over derived law at growing resources: powers of ten, or equal steps for an exponential law; for a joint law at growing N, with
     * the data for which Y = 1.
     *
     * @return the points at which both can be computed, at least one
     * @throws UnsupportedOperationException if there is none; the message says why
     */
    public List<Point> comparison() {
        var points = new ArrayList<Point>();
        var reasons = new ArrayList<String>();
        try {
            DoubleUnaryOperator exact = ExactLaw.of(derivation, values);
            resources().forEach(x -> {
                try {
                    points.add(new Point(x, exact.applyAsDouble(x) / derived(x)));
                } catch (IllegalArgumentException | ArithmeticException | UnsupportedOperationException e) {
                    reasons.add(String.valueOf(e.getMessage()));
                }
            });
        } catch (IllegalArgumentException | ArithmeticException e) {
            reasons.add(String.valueOf(e.getMessage()));
        }
        if (points.isEmpty()) {
            throw new UnsupportedOperationException(reasons.getFirst());
        }
        return List.copyOf(points);
    }

    /**
     * The comparison of the derived law with the exact one. Immutable, thread-safe.
     *
     * @param points the points of the {@link #comparison}; empty where there is none
     * @param reason why there is none, for people; empty where there is one
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
        return "Instance[derivation=" + derivation + ", values=" + values + "]";
    }

    /** F = N D is a product of two resources, so its powers of ten go twice as far. */
    private DoubleStream resources() {
        int decades = derivation.law().target() == Target.COMPUTE ? 2 : 1;
        return rate().map(rate -> {
                    double step = FALL / -rate.value();
                    return IntStream.rangeClosed(1, POINTS).mapToDouble(i -> i * step);
                })
                .orElseGet(() -> IntStream.rangeClosed(1, POINTS).mapToDouble(i -> Math.pow(10, decades * i)));
    }
}
