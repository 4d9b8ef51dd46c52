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
import org.neuralquanta.claim.MixtureForm;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.rule.BestSplit;
import org.neuralquanta.rule.BestTraining;
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
@Statement({"T8", "T10", "T11", "T12", "T13", "T15", "T17", "T18", "T19", "T20", "T38", "T39", "T41", "T42", "T43", "T45"})
final class Deduction {

    /** The symbol that stands for Euler's constant in amplitudes. */
    static final Symbol EULER_GAMMA = Invert.EULER_GAMMA;

    static final Symbol N_QUANTA = Symbol.of("n");
    private static final Symbol PARAMETERS = Symbol.of(Target.PARAMETERS.variable());
    private static final Symbol DATA = Symbol.of(Target.DATA.variable());
    private static final double EULER_GAMMA_VALUE = 0.5772156649015329;

    private final Problem problem;
    private final Target target;
    private final Symbol variable;
    private final int terms;
    private final Visits visits;
    private final Symbol temper;
    private final Assumptions assumptions;
    private final List<Theorem> conclusions = new ArrayList<>();

    private Deduction(Problem problem, Target target, Symbol variable, int terms) {
        this.problem = problem;
        this.target = target;
        this.variable = variable;
        this.terms = terms;
        this.visits = new Visits(problem.freshBesideCurve("h"), problem.freshBesideCurve("R"));
        this.temper = problem.freshBesideCurve("t");
        this.assumptions = switch (target) {
            case REPEATED -> repeated(problem.allAssumptions());
            case TEMPERED -> tempered(problem.allAssumptions());
            case MIXTURE_DATA, MIXTURE_BEST, MIXTURE_PARAMETERS -> FamilyOfQuanta.defaults(problem.familiesOrDefault(), target, problem.allAssumptions());
            default -> problem.allAssumptions();
        };
    }

    /** One family of a mixture, under the assumptions of the mixture. */
    private Deduction(Problem family, Deduction mixture) {
        this.problem = family;
        this.target = mixture.target;
        this.variable = mixture.variable;
        this.terms = 1;
        this.visits = mixture.visits;
        this.temper = mixture.temper;
        this.assumptions = mixture.assumptions;
    }

    Deduction ofFamily(FamilyOfQuanta family) {
        return new Deduction(problem.frequency("k^-(1+" + family.alpha() + ")"), this);
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
        return of(problem, target, variable, 1);
    }

    /**
     * Derives a law to several terms.
     *
     * @param problem what is given
     * @param target what the law is about
     * @param variable the name of the resource
     * @param terms how many terms; more than 1 for targets that have them
     * @return the derivation
     * @throws org.neuralquanta.outcome.UndecidedException if an assumption is missing; it names the weakest one
     * @throws IllegalArgumentException if an input is not positive or uses the name of a variable, or the target has no terms
     */
    static Deduction of(Problem problem, Target target, Symbol variable, int terms) {
        var names = new ArrayList<>(List.of(variable, N_QUANTA, Problem.RANK, EULER_GAMMA));
        checkTerms(target, terms);
        if (target == Target.JOINT || target == Target.COMPUTE || target == Target.SUM_BOUND) {
            names.addAll(List.of(PARAMETERS, DATA));
        }
        for (Symbol reserved : names) {
            if (problem.symbols().contains(reserved)) {
                throw new IllegalArgumentException(
                        "the symbol " + reserved + " is a variable of the proof: rename it in the inputs");
            }
        }
        var deduction = new Deduction(problem, target, variable, terms);
        if (terms > 1) {
            deduction.conclude(new ExpansionPlan(deduction).loss());
            return deduction;
        }
        switch (target) {
            case PARAMETERS -> deduction.parameters();
            case DATA, TEMPERED -> deduction.conclude(deduction.loss(Quantity.DATA, variable));
            case REPEATED -> deduction.conclude(deduction.loss(Quantity.DISTINCT_DATA, variable));
            case STEPS -> deduction.conclude(deduction.loss(Quantity.STEPS, variable));
            case COMPUTE -> deduction.compute();
            case SUM_BOUND -> deduction.sumBound();
            case JOINT -> deduction.conclude(deduction.joint(variable));
            case COUNT -> deduction.count();
            case CURATED -> deduction.conclude(deduction.curated());
            case MIXTURE_DATA -> deduction.conclude(new MixturePlan(deduction).data());
            case MIXTURE_BEST -> deduction.conclude(new MixturePlan(deduction).best());
            case MIXTURE_PARAMETERS -> deduction.conclude(new MixturePlan(deduction).parameters());
        }
        return deduction;
    }

    private static void checkTerms(Target target, int terms) {
        if (terms < 1 || terms > Derivation.MOST_TERMS) {
            throw new IllegalArgumentException("the number of terms must be 1 to " + Derivation.MOST_TERMS + ", was " + terms);
        }
        if (terms > 1 && !target.hasTerms()) {
            throw new IllegalArgumentException("the number of terms must be 1 for " + target + ", was " + terms);
        }
    }

    /** Powers of use frequencies have a finite sum; the frequency itself must be a power, or any t &gt; 0 will do. */
    private Assumptions tempered(Assumptions given) {
        Assumptions positive = given.withDefault(Condition.positive(RationalFunction.of(temper)));
        return switch (problem.frequency()) {
            case Frequency.Monomial(Germ germ, _) -> positive.withDefault(Condition.positive(
                    germ.exponent().negate().times(RationalFunction.of(temper)).minus(RationalFunction.ONE)));
            case Frequency.StretchedExponential _, Frequency.TwoPowers _ -> positive;
        };
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

    Theorem loss(Quantity resource, Symbol name) {
        Theorem sharp = isFast(lossAfter())
                ? by(new Eliminate(name), lossAfter(), needed(resource), inOrderOfExposure(resource))
                : by(new Compose(), lossAfter(), learned(resource, name), inOrderOfExposure(resource));
        return problem.curve() == Curve.THRESHOLD
                ? sharp
                : by(new MellinConstant(problem.curve(), shots()), benefit(), exposure(resource), sharp);
    }

    private Theorem curated() {
        Theorem ratio = by(product(Quantity.RETURN, "Samples of a quantum reduce the loss by its benefit over its threshold.", 1, -1),
                benefit(), threshold(Quantity.DATA));
        Theorem order = by(new DecreasingOrder(), ratio);
        Theorem data = bestTraining(Quantity.DATA, ratio, order);
        return by(new Compose(), bestTraining(Quantity.BEST_LOSS, ratio, order), by(new Invert(Quantity.COUNT, variable), data), order);
    }

    private Theorem bestTraining(Quantity result, Theorem ratio, Theorem order) {
        return by(new BestTraining(result, N_QUANTA, problem.curve()), ratio, threshold(Quantity.DATA), order, lossAfter());
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
    Theorem by(Rule rule, Theorem... premises) {
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

    Theorem cost() {
        return given(Quantity.COST, problem.cost());
    }

    Theorem frequency() {
        return by(new Hypothesis(switch (problem.frequency()) {
            case Frequency.Monomial(Germ germ, RationalFunction offset) when offset.isZero() ->
                new Claim.Asymptotic(Quantity.FREQUENCY, Problem.RANK, germ);
            case Frequency.Monomial(Germ germ, RationalFunction offset) ->
                new Claim.Shifted(Quantity.FREQUENCY, Problem.RANK, germ, offset);
            case Frequency.StretchedExponential(Expr coefficient, Expr rate, RationalFunction power) ->
                new Claim.Stretched(Quantity.FREQUENCY, Problem.RANK, Germ.constant(coefficient), rate.negate(), power);
            case Frequency.TwoPowers(List<Germ> powers) -> new Claim.Sum(Quantity.FREQUENCY, Problem.RANK, powers);
        }));
    }

    Theorem use() {
        return by(new NormaliseFrequencies(problem.fresh("Z")), frequency());
    }

    /** The frequency in training, which is that of the test unless it is tempered. */
    private Theorem trained() {
        if (target != Target.TEMPERED) {
            return use();
        }
        return by(new NormaliseFrequencies(Quantity.TRAINING_USE, problem.fresh("Z_t"), RationalFunction.of(temper)), frequency());
    }

    private Theorem benefit() {
        return benefit(use());
    }

    Theorem benefit(Theorem use) {
        return by(
                product(Quantity.BENEFIT, "A quantum saves its gap on the samples that use it.", 1, 1),
                given(Quantity.GAP, problem.gap()),
                use);
    }

    Theorem lossAfter() {
        return by(new TailOfSum(N_QUANTA), benefit());
    }

    Theorem spentParameters() {
        return by(new PartialSum(N_QUANTA, problem.fresh("Z_C")), cost());
    }

    Theorem value() {
        return by(product(Quantity.VALUE, "Quanta are learned by decreasing benefit per parameter.", 1, -1), benefit(), cost());
    }

    Theorem inOrderOfValue() {
        return by(new DecreasingOrder(), value());
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

    Expr shots() {
        return problem.threshold().coefficient();
    }

    private Theorem exposure(Quantity resource) {
        return exposure(resource, trained());
    }

    Theorem exposure(Quantity resource, Theorem use) {
        boolean steps = resource == Quantity.STEPS;
        RationalFunction power = steps ? problem.nu() : RationalFunction.ONE;
        var rule = new Product(
                Quantity.EXPOSURE,
                Problem.RANK,
                "The exposure of a quantum to a unit of the resource is its " + (target == Target.TEMPERED ? "training" : "use") + " frequency"
                        + (steps ? ", to the power nu," : "")
                        + " over its threshold.",
                List.of(power, RationalFunction.ONE.negate()));
        Theorem once = by(rule, use, threshold(resource));
        return target == Target.REPEATED
                ? by(new CountedSamples(RationalFunction.of(visits.teaches), RationalFunction.of(visits.passes)), once)
                : once;
    }

    private Theorem inOrderOfExposure(Quantity resource) {
        return by(new DecreasingOrder(), exposure(resource));
    }

    /** The resource at which the quantum of rank n has exposure 1. */
    private Theorem needed(Quantity resource) {
        return needed(resource, exposure(resource));
    }

    Theorem needed(Quantity resource, Theorem exposure) {
        var rule = new Product(
                resource,
                N_QUANTA,
                "Quantum n has exposure 1 at the amount that is the reciprocal of its exposure to a unit.",
                List.of(RationalFunction.ONE.negate()));
        return by(rule, exposure);
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

    /** The symbol of the power of use frequencies, for {@link Target#TEMPERED} alone. */
    Optional<Symbol> temper() {
        return target == Target.TEMPERED ? Optional.of(temper) : Optional.empty();
    }

    int terms() {
        return terms;
    }

    Target target() {
        return target;
    }

    Symbol variable() {
        return variable;
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
            case Claim.AtMost _, JointForm _, MixtureForm _, Claim.Expansion _ -> Regime.POWER;
            case Claim.Falling _, Claim.Shifted _, Claim.Sum _ -> Regime.NONE;
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
