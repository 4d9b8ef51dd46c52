package org.neuralquanta.derivation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.claim.JointForm;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.rule.BestSplit;
import org.neuralquanta.rule.Bottleneck;
import org.neuralquanta.rule.Compose;
import org.neuralquanta.rule.ConstrainedOptimum;
import org.neuralquanta.rule.CountedSamples;
import org.neuralquanta.rule.DecreasingOrder;
import org.neuralquanta.rule.Dominance;
import org.neuralquanta.rule.Eliminate;
import org.neuralquanta.rule.ExpectedCount;
import org.neuralquanta.rule.Hypothesis;
import org.neuralquanta.rule.Invert;
import org.neuralquanta.rule.JointTerms;
import org.neuralquanta.rule.MellinConstant;
import org.neuralquanta.rule.NormaliseFrequencies;
import org.neuralquanta.rule.PartialSum;
import org.neuralquanta.rule.Product;
import org.neuralquanta.rule.Rule;
import org.neuralquanta.rule.SpendParameters;
import org.neuralquanta.rule.SumBound;
import org.neuralquanta.rule.TailOfSum;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Assumptions;
import org.neuralquanta.symbolic.Condition;
import org.neuralquanta.symbolic.DefinedFunction;
import org.neuralquanta.symbolic.Definition;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.MonotoneRoot;
import org.neuralquanta.symbolic.RankSum;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * The proof of a law, built from a {@link Problem}: theorems, each by one rule; the last states the law. Immutable, thread-safe.
 */
@Statement({"T8", "T10", "T11", "T12", "T13", "T15", "T17", "T18", "T19", "T20", "T38", "T39", "T41"})
final class Deduction {

    /** The symbol that stands for Euler's constant in amplitudes. */
    static final Symbol EULER_GAMMA = Invert.EULER_GAMMA;

    private static final Symbol N_QUANTA = Symbol.of("n");
    private static final Symbol PARAMETERS = Symbol.of(Target.PARAMETERS.variable());
    private static final Symbol DATA = Symbol.of(Target.DATA.variable());
    private static final double EULER_GAMMA_VALUE = 0.5772156649015329;

    private final Problem problem;
    private final Target target;
    private final Symbol variable;
    private final Visits visits;
    private final Assumptions assumptions;
    private final List<Theorem> conclusions = new ArrayList<>();

    private Deduction(Problem problem, Target target, Symbol variable) {
        this.problem = problem;
        this.target = target;
        this.variable = variable;
        this.visits = new Visits(problem.freshBesideCurve("h"), problem.freshBesideCurve("R"));
        this.assumptions = target == Target.REPEATED ? repeated(problem.allAssumptions()) : problem.allAssumptions();
    }

    /**
     * Derives a law.
     *
     * @param problem what is given
     * @param target what the law is about
     * @return the derivation
     * @throws org.neuralquanta.outcome.UndecidedException if an assumption is missing; it names the weakest one
     * @throws IllegalArgumentException if an input is not positive or uses the name of a variable
     */
    static Deduction of(Problem problem, Target target) {
        return of(problem, target, Symbol.of(target.variable()));
    }

    /**
     * Derives a law in a variable of another name.
     *
     * @param problem what is given
     * @param target what the law is about
     * @param variable the name of the resource
     * @return the derivation
     * @throws org.neuralquanta.outcome.UndecidedException if an assumption is missing; it names the weakest one
     * @throws IllegalArgumentException if an input is not positive or uses the name of a variable
     */
    static Deduction of(Problem problem, Target target, Symbol variable) {
        var names = new ArrayList<>(List.of(variable, N_QUANTA, Problem.RANK, EULER_GAMMA));
        if (target == Target.JOINT || target == Target.COMPUTE || target == Target.SUM_BOUND) {
            names.addAll(List.of(PARAMETERS, DATA));
        }
        for (Symbol reserved : names) {
            if (problem.symbols().contains(reserved)) {
                throw new IllegalArgumentException(
                        "the symbol " + reserved + " is a variable of the proof: rename it in the inputs");
            }
        }
        var deduction = new Deduction(problem, target, variable);
        switch (target) {
            case PARAMETERS -> deduction.parameters();
            case DATA -> deduction.conclude(deduction.loss(Quantity.DATA, variable));
            case REPEATED -> deduction.conclude(deduction.loss(Quantity.DISTINCT_DATA, variable));
            case STEPS -> deduction.conclude(deduction.loss(Quantity.STEPS, variable));
            case COMPUTE -> deduction.compute();
            case SUM_BOUND -> deduction.sumBound();
            case JOINT -> deduction.conclude(deduction.joint(variable));
            case COUNT -> deduction.count();
        }
        return deduction;
    }

    /** A visit teaches with a probability below 1; where every visit teaches, R passes are worth one. */
    private Assumptions repeated(Assumptions given) {
        return given.withDefault(Condition.parse(visits.teaches + " > 0").getFirst())
                .withDefault(Condition.parse(visits.teaches + " < 1").getFirst())
                .withDefault(Condition.parse(visits.passes + " > 0").getFirst());
    }

    // ---- the plans: they choose which rule is applied to which premises and conclude nothing themselves

    private void parameters() {
        conclude(parameterLoss(variable));
    }

    private Theorem loss(Quantity resource, Symbol name) {
        Theorem sharp = isFast(lossAfter())
                ? by(new Eliminate(name), lossAfter(), needed(resource), inOrderOfExposure(resource))
                : by(new Compose(), lossAfter(), learned(resource, name), inOrderOfExposure(resource));
        return problem.curve() == Curve.THRESHOLD
                ? sharp
                : by(new MellinConstant(problem.curve(), shots()), benefit(), exposure(resource), sharp);
    }

    private void count() {
        Theorem rank = learned(Quantity.DATA, variable);
        conclude(by(
                new ExpectedCount(problem.curve(), shots()),
                exposure(Quantity.DATA),
                rank,
                inOrderOfExposure(Quantity.DATA)));
    }

    private void compute() {
        Theorem tail = lossAfter();
        if (!isLaw(tail)) {
            conclude(tail);
            return;
        }
        Theorem spent = spentParameters();
        if (problem.curve() == Curve.THRESHOLD) {
            Theorem data = needed(Quantity.DATA);
            Theorem product = by(new Bottleneck(N_QUANTA), spent, data);
            Theorem learned = by(new Invert(Quantity.COUNT, variable), product);
            Theorem order = inOrderOfExposure(Quantity.DATA);
            if (isFast(product)) {
                conclude(
                        by(new Eliminate(variable), tail, product, order),
                        by(new Compose(), spent, learned),
                        by(new Eliminate(variable), data, product));
                return;
            }
            boolean allAffordable = spent.claim() instanceof Claim.Asymptotic(_, _, Germ g) && isConstant(g);
            conclude(
                    allAffordable
                            ? by(new Compose(), tail, learned, order)
                            : by(new Compose(), tail, learned, order, inOrderOfValue()),
                    by(new Compose(), spent, learned),
                    by(new Compose(), data, learned));
            return;
        }
        Theorem dataLoss = loss(Quantity.DATA, DATA);
        if (isFast(tail) || (spent.claim() instanceof Claim.Asymptotic s && isSlow(s.germ()))) {
            Theorem quanta = learned(Quantity.DATA, DATA);
            Theorem product = by(new Dominance(), tail, spent, quanta, dataLoss);
            Theorem split = by(new Invert(Quantity.DATA, variable), product);
            conclude(by(new Compose(), dataLoss, split), by(new Compose(), by(new Compose(), spent, quanta), split), split);
            return;
        }
        Theorem joint = joint(PARAMETERS);
        conclude(
                by(new BestSplit(Quantity.LOSS, variable), joint),
                by(new BestSplit(Quantity.PARAMETERS, variable), joint),
                by(new BestSplit(Quantity.DATA, variable), joint));
    }

    private void sumBound() {
        Theorem parameters = parameterLoss(PARAMETERS);
        Theorem data = loss(Quantity.DATA, DATA);
        conclude(
                by(new SumBound(), by(new ConstrainedOptimum(Quantity.SUM_OF_LOSSES, variable), parameters, data)),
                by(new ConstrainedOptimum(Quantity.PARAMETERS_OF_SUM, variable), parameters, data),
                by(new ConstrainedOptimum(Quantity.DATA_OF_SUM, variable), parameters, data));
    }

    private Theorem joint(Symbol parameters) {
        Symbol exposure = problem.fresh(variable.name().equals("Y") ? "Y_0" : "Y");
        return by(
                new JointTerms(problem.curve(), shots(), exposure),
                parameterLoss(parameters),
                loss(Quantity.DATA, DATA),
                benefit(),
                exposure(Quantity.DATA),
                affordable(parameters));
    }

    private Theorem affordable(Symbol parameters) {
        return by(new Invert(Quantity.COUNT, parameters), spentParameters(), cost());
    }

    private Theorem parameterLoss(Symbol parameters) {
        Theorem learned = affordable(parameters);
        if (isLaw(learned) && isFast(lossAfter())) {
            return by(new SpendParameters(parameters), lossAfter(), cost(), inOrderOfValue());
        }
        return isLaw(learned) ? by(new Compose(), lossAfter(), learned, inOrderOfValue()) : learned;
    }

    private static boolean isFast(Theorem theorem) {
        return theorem.claim() instanceof Claim.Stretched;
    }

    private boolean isSlow(Germ germ) {
        return assumptions.sign(germ.exponent()).sign(germ.exponent()) == 0;
    }

    private void conclude(Theorem... theorems) {
        conclusions.addAll(List.of(theorems).subList(0, isLaw(theorems[0]) ? theorems.length : 1));
    }

    private boolean isConstant(Germ germ) {
        return isSlow(germ) && assumptions.sign(germ.logExponent()).sign(germ.logExponent()) == 0;
    }

    private static boolean isLaw(Theorem theorem) {
        return !(theorem.claim() instanceof Claim.NoPowerLaw);
    }

    // ---- shared theorems; each is made once, so that a proof numbers it once

    private final Map<String, Theorem> made = new LinkedHashMap<>();

    /** The theorem of a rule, or the first premise that states that there is no power law. */
    private Theorem by(Rule rule, Theorem... premises) {
        for (Theorem premise : premises) {
            if (!isLaw(premise)) {
                return premise;
            }
        }
        String key = rule + " " + List.of(premises).stream().map(System::identityHashCode).toList();
        Theorem known = made.get(key);
        if (known == null) {
            known = Theorem.by(rule, assumptions, premises);
            made.put(key, known);
        }
        return known;
    }

    private Theorem given(Quantity quantity, Germ germ) {
        return by(new Hypothesis(new Claim.Asymptotic(quantity, Problem.RANK, germ)));
    }

    private Theorem cost() {
        return given(Quantity.COST, problem.cost());
    }

    private Theorem use() {
        Claim frequency = switch (problem.frequency()) {
            case Frequency.Monomial(Germ germ, RationalFunction offset) when offset.isZero() ->
                new Claim.Asymptotic(Quantity.FREQUENCY, Problem.RANK, germ);
            case Frequency.Monomial(Germ germ, RationalFunction offset) ->
                new Claim.Shifted(Quantity.FREQUENCY, Problem.RANK, germ, offset);
            case Frequency.StretchedExponential(Expr coefficient, Expr rate, RationalFunction power) ->
                new Claim.Stretched(Quantity.FREQUENCY, Problem.RANK, Germ.constant(coefficient), rate.negate(), power);
        };
        return by(new NormaliseFrequencies(problem.fresh("Z")), by(new Hypothesis(frequency)));
    }

    private Theorem benefit() {
        return by(
                product(Quantity.BENEFIT, "A quantum saves its gap on the samples that use it.", 1, 1),
                given(Quantity.GAP, problem.gap()),
                use());
    }

    private Theorem lossAfter() {
        return by(new TailOfSum(N_QUANTA), benefit());
    }

    private Theorem spentParameters() {
        return by(new PartialSum(N_QUANTA, problem.fresh("Z_C")), cost());
    }

    private Theorem inOrderOfValue() {
        Rule value = product(Quantity.VALUE, "Quanta are learned by decreasing benefit per parameter.", 1, -1);
        return by(new DecreasingOrder(), by(value, benefit(), cost()));
    }

    private Theorem threshold(Quantity resource) {
        Germ threshold = problem.threshold();
        Expr coefficient = problem.curve() == Curve.SHOTS ? Expr.ONE : threshold.coefficient();
        return given(
                Quantity.THRESHOLD,
                resource == Quantity.STEPS
                        ? Germ.constant(coefficient)
                        : new Germ(coefficient, threshold.exponent(), threshold.logExponent()));
    }

    private Expr shots() {
        return problem.threshold().coefficient();
    }

    private Theorem exposure(Quantity resource) {
        boolean steps = resource == Quantity.STEPS;
        RationalFunction power = steps ? problem.nu() : RationalFunction.ONE;
        var rule = new Product(
                Quantity.EXPOSURE,
                Problem.RANK,
                "The exposure of a quantum to a unit of the resource is its use frequency" + (steps ? ", to the power nu," : "")
                        + " over its threshold.",
                List.of(power, RationalFunction.ONE.negate()));
        Theorem once = by(rule, use(), threshold(resource));
        return target == Target.REPEATED
                ? by(new CountedSamples(RationalFunction.of(visits.teaches), RationalFunction.of(visits.passes)), once)
                : once;
    }

    private Theorem inOrderOfExposure(Quantity resource) {
        return by(new DecreasingOrder(), exposure(resource));
    }

    /** The resource at which the quantum of rank n has exposure 1. */
    private Theorem needed(Quantity resource) {
        var rule = new Product(
                resource,
                N_QUANTA,
                "Quantum n has exposure 1 at the amount that is the reciprocal of its exposure to a unit.",
                List.of(RationalFunction.ONE.negate()));
        return by(rule, exposure(resource));
    }

    private Theorem learned(Quantity resource, Symbol name) {
        return by(new Invert(Quantity.COUNT, name), needed(resource));
    }

    private static Rule product(Quantity result, String definition, long first, long second) {
        return new Product(
                result, Problem.RANK, definition, List.of(RationalFunction.of(first), RationalFunction.of(second)));
    }

    // ---- what was derived

    /** The symbols of a law of repeated data, for {@link Target#REPEATED} alone. */
    Optional<Visits> visits() {
        return target == Target.REPEATED ? Optional.of(visits) : Optional.empty();
    }

    /** The assumptions of the problem with the defaults. */
    Assumptions assumptions() {
        return assumptions;
    }

    /**
     * The symbols of a law of repeated data.
     *
     * @param teaches h, the probability that a visit teaches
     * @param passes R, the number of passes
     */
    record Visits(Symbol teaches, Symbol passes) {}

    /**
     * What was given.
     *
     * @return the problem
     */
    Problem problem() {
        return problem;
    }

    /**
     * The theorem that states the law.
     *
     * @return the last theorem
     */
    Theorem theorem() {
        return conclusions.getFirst();
    }

    /**
     * The law.
     *
     * @return the law
     */
    Law law() {
        return new Law(target, variable, regime(), theorem().claim());
    }

    private Regime regime() {
        return switch (theorem().claim()) {
            case Claim.NoPowerLaw none -> none.regime();
            case Claim.Exponential _, Claim.Stretched _ -> Regime.EXPONENTIAL;
            case Claim.Asymptotic a -> isSlow(a.germ()) ? Regime.LOGARITHMIC : Regime.POWER;
            case Claim.AtMost _, JointForm _ -> Regime.POWER;
            case Claim.Falling _, Claim.Shifted _ -> Regime.NONE;
        };
    }

    /**
     * The best split of compute into parameters and data.
     *
     * @return the germs of N(F) and D(F), F = N D, for {@link Target#COMPUTE} where there is a law, and for {@link Target#SUM_BOUND} those at
     *     which the bound is taken; otherwise empty
     */
    Optional<Allocation> allocation() {
        return conclusions.size() == 3
                        && conclusions.get(1).claim() instanceof Claim.Asymptotic parameters
                        && conclusions.get(2).claim() instanceof Claim.Asymptotic data
                ? Optional.of(new Allocation(parameters.germ(), data.germ()))
                : Optional.empty();
    }

    /**
     * A split of compute, in terms of the product F = N D. Immutable, thread-safe.
     *
     * @param parameters N(F)
     * @param data D(F)
     */
    record Allocation(Germ parameters, Germ data) {}

    /**
     * The proof, premises first.
     *
     * @return theorems with their numbers, from 1
     */
    Map<Theorem, Integer> steps() {
        var steps = new LinkedHashMap<Theorem, Integer>();
        conclusions.forEach(c -> c.proof().keySet().forEach(t -> steps.putIfAbsent(t, steps.size() + 1)));
        return steps;
    }

    /**
     * The assumptions that the proof uses.
     *
     * @return conditions, each once
     */
    List<Condition> hypotheses() {
        return List.copyOf(new LinkedHashSet<>(steps().keySet().stream()
                .flatMap(t -> t.conditions().stream())
                .flatMap(c -> c.premises().stream())
                .toList()));
    }

    /**
     * The constants without a closed form, and the functions that need a definition.
     *
     * @return the definitions, in the order of the proof
     */
    List<Definition> constants() {
        return steps().keySet().stream().flatMap(t -> t.constants().stream()).distinct().toList();
    }

    /**
     * The values of symbols, with those of the named constants.
     *
     * @param values the values of the symbols of the problem
     * @return the given values and those of {@link #constants()} and of EulerGamma
     * @throws IllegalArgumentException if a constant needs a symbol that has no value
     * @throws ArithmeticException if a constant cannot be computed in double precision
     */
    Map<Symbol, Double> withConstants(Map<Symbol, Double> values) {
        var all = new LinkedHashMap<>(values);
        all.put(EULER_GAMMA, EULER_GAMMA_VALUE);
        for (Definition definition : constants()) {
            switch (definition) {
                case RankSum sum -> all.put(sum.name(), sum.evaluate(values));
                case MonotoneRoot root -> all.put(root.name(), root.evaluate(all));
                case DefinedFunction _ -> {}
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return "Deduction[target=" + target + ", variable=" + variable + ", conclusions=" + conclusions.size() + "]";
    }
}
