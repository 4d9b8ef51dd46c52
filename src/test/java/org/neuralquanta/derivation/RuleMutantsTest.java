package org.neuralquanta.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.claim.JointForm;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.outcome.UndecidedException;
import org.neuralquanta.rule.BestSplit;
import org.neuralquanta.rule.BestTraining;
import org.neuralquanta.rule.BothEnds;
import org.neuralquanta.rule.Bottleneck;
import org.neuralquanta.rule.Checks;
import org.neuralquanta.rule.Compose;
import org.neuralquanta.rule.ConstrainedOptimum;
import org.neuralquanta.rule.CountedSamples;
import org.neuralquanta.rule.DecreasingOrder;
import org.neuralquanta.rule.Dominance;
import org.neuralquanta.rule.Eliminate;
import org.neuralquanta.rule.EqualBenefit;
import org.neuralquanta.rule.EulerMaclaurin;
import org.neuralquanta.rule.ExpandFrequency;
import org.neuralquanta.rule.ExpectedCount;
import org.neuralquanta.rule.Hypothesis;
import org.neuralquanta.rule.IntegrateTerms;
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
import org.neuralquanta.rule.WeightedSum;
import org.neuralquanta.special.HurwitzZeta;
import org.neuralquanta.special.PowerSum;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Assumptions;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.MonotoneRoot;
import org.neuralquanta.symbolic.PowerSeries;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * Mutants of every rule. Each conclusion agrees with numbers that were computed without the rule, and with a slightly wrong
 * exponent, without its factor or with a wrong power of the logarithm it no longer does. Each rule names the condition that
 * was not assumed, and does not conclude the same under the opposite one.
 */
@Statement({"T1", "T2", "T8", "T13", "T18", "T20", "T39"})
class RuleMutantsTest {

    private static final Symbol K = Symbol.of("k");
    private static final Symbol N = Symbol.of("n");
    private static final Symbol Z = Symbol.of("Z");
    private static final RationalFunction ONE = RationalFunction.ONE;
    private static final int TERMS = 2_000_000;

    /** A rule, premises, and what the conclusion should be near, computed without the rule, at a large x. */
    private record Case(Rule rule, List<Claim> premises, DoubleUnaryOperator exact, double x, double tolerance) {

        boolean agrees(Germ germ, Map<Symbol, Double> constants) {
            double value = germ.coefficient().evaluate(constants)
                    * Math.pow(x, germ.exponent().at(Map.of()).doubleValue())
                    * Math.pow(Math.log(x), germ.logExponent().at(Map.of()).doubleValue());
            return Math.abs(exact.applyAsDouble(x) / value - 1) <= tolerance;
        }
    }

    /** A rule, premises with a symbol in them, the condition that it needs of the symbol, and the opposite. */
    private record Needs(Rule rule, String condition, String opposite, List<Claim> premises) {}

    private static Claim claim(Quantity quantity, String monomial) {
        return new Claim.Asymptotic(quantity, K, Germ.of(Expr.parse(monomial), K));
    }

    /** A factor of n times e^(rate sqrt(n)). */
    private static Claim stretched(Quantity quantity, String factor, String rate) {
        return new Claim.Stretched(
                quantity, N, Germ.of(Expr.parse(factor), K), Expr.parse(rate), RationalFunction.parse("1/2"));
    }

    private static Claim conclude(Rule rule, List<Claim> premises, Assumptions assumptions) {
        return rule.conclude(premises, new Checks(assumptions)).claim();
    }

    private static Rule product() {
        return new Product(Quantity.VALUE, K, "", List.of(ONE, RationalFunction.of(-2)));
    }

    private static List<Case> cases() {
        return List.of(
                new Case(new Hypothesis((Claim.Asymptotic) claim(Quantity.FREQUENCY, "7*k^-1.5*log(k)")), List.of(),
                        k -> 7 * Math.pow(k, -1.5) * Math.log(k), 1e6, 1e-12),
                new Case(new NormaliseFrequencies(Z), List.of(claim(Quantity.FREQUENCY, "7*k^-2")),
                        k -> 6 / (Math.PI * Math.PI * k * k), 1e6, 1e-12),
                new Case(product(), List.of(claim(Quantity.BENEFIT, "6*k^-2*log(k)"), claim(Quantity.COST, "2*k^0.5")),
                        k -> 6 * Math.log(k) / (k * k) / Math.pow(2 * Math.sqrt(k), 2), 1e6, 1e-12),
                new Case(new CountedSamples(RationalFunction.parse("1/4"), RationalFunction.of(3)), List.of(claim(Quantity.EXPOSURE, "200*k^-1.5")),
                        RuleMutantsTest::counted, 10, 1e-12),
                new Case(new TailOfSum(N), List.of(claim(Quantity.BENEFIT, "5*k^-1.4")),
                        n -> 5 * HurwitzZeta.value(0.4, n + 1), 1e6, 1e-5),
                new Case(new BestTraining(Quantity.DATA, N, Curve.EXPONENTIAL),
                        List.of(claim(Quantity.RETURN, "3*k^-1.7"), claim(Quantity.THRESHOLD, "2*k^0.5"),
                                new Claim.Falling(Quantity.RETURN, K), claim(Quantity.LOSS, "15*k^-0.2")),
                        RuleMutantsTest::trained, 1e5, 1e-4),
                new Case(new BestTraining(Quantity.BEST_LOSS, N, Curve.EXPONENTIAL),
                        List.of(claim(Quantity.RETURN, "3*k^-1.7"), claim(Quantity.THRESHOLD, "2*k^0.5"),
                                new Claim.Falling(Quantity.RETURN, K), claim(Quantity.LOSS, "30*k^-0.2")),
                        n -> 6 * (Math.pow(n, -1.7) * PowerSum.value(-1.5, 0, 1, (long) n) + HurwitzZeta.value(0.2, n + 1)), 1e6, 1e-5),
                new Case(new PartialSum(N, Z), List.of(claim(Quantity.COST, "3*k^0.5")),
                        n -> 3 * PowerSum.value(-1.5, 0, 1, (long) n), 1e6, 1e-5),
                new Case(new Invert(Quantity.COUNT, N), List.of(claim(Quantity.DATA, "20*k^1.5*log(k)^2")),
                        RuleMutantsTest::inverse, 1e200, 0.05),
                new Case(new Compose(), List.of(claim(Quantity.LOSS, "2*k^-0.5*log(k)"), claim(Quantity.COUNT, "3*k^2")),
                        x -> 2 / Math.sqrt(3 * x * x) * Math.log(3 * x * x), 1e80, 0.004),
                new Case(new MellinConstant(Curve.EXPONENTIAL, Expr.ONE), List.of(claim(Quantity.BENEFIT, "k^-1.5"),
                                claim(Quantity.EXPOSURE, "k^-2"), claim(Quantity.LOSS, "2*k^-0.25")),
                        x -> sum(k -> Math.pow(k, -1.5) * Math.exp(-x / k / k)) + HurwitzZeta.value(0.5, TERMS + 1),
                        1e6, 1e-5),
                new Case(new ExpectedCount(Curve.EXPONENTIAL, Expr.ONE),
                        List.of(claim(Quantity.EXPOSURE, "k^-2"), claim(Quantity.COUNT, "k^0.5")),
                        x -> sum(k -> -Math.expm1(-x / k / k)) + x / TERMS, 1e8, 1e-4),
                new Case(new Bottleneck(K), List.of(claim(Quantity.PARAMETERS, "2*k"), claim(Quantity.DATA, "3*k^2")),
                        RuleMutantsTest::leastProduct, 1e6, 1e-9),
                new Case(new ConstrainedOptimum(Quantity.SUM_OF_LOSSES, K),
                        List.of(claim(Quantity.LOSS, "3*k^-0.5"), claim(Quantity.LOSS, "5*k^-1.1")),
                        f -> least(0, 12, 1e-4, e -> 3 * Math.pow(10, -0.5 * e) + 5 * Math.pow(f / Math.pow(10, e), -1.1)),
                        1e12, 1e-6),
                new Case(new SumBound(), List.of(claim(Quantity.SUM_OF_LOSSES, "4*k^-0.5")), f -> 4 / Math.sqrt(f), 1e12, 1e-12),
                // Y = 4 N^-1.5 D, and at w = 1 the share of the data's loss is e^-Y.
                new Case(new BestSplit(Quantity.LOSS, K), List.of(joint("k^-1.5", "k^-1.5", "1")),
                        f -> least(0, 12, 1e-5, e -> jointLoss(Math.pow(10, e), f)), 1e12, 1e-8),
                // 3 sqrt(n) e^(-2 sqrt(n)) where 5 e^sqrt(n) = x.
                new Case(new Eliminate(K), List.of(stretched(Quantity.LOSS, "3*k^(1/2)", "-2"), stretched(Quantity.DATA, "5", "1")),
                        x -> 75 * Math.log(x / 5) / (x * x), 1e80, 0.01),
                new Case(new EqualBenefit(Quantity.DATA, K), List.of(claim(Quantity.LOSS, "2*k^-0.4")), RuleMutantsTest::worthOneSample, 1e8, 1e-5),
                new Case(new EqualBenefit(Quantity.LOSS, K), List.of(claim(Quantity.LOSS, "2*k^-0.4")),
                        x -> 2 * Math.pow(worthOneSample(x), -0.4), 1e8, 1e-5),
                // Parameters N teach e^N quanta, data D teach D^(2/3): the least N D for the loss that the data alone leave.
                new Case(new Dominance(), List.of(claim(Quantity.LOSS, "2*k^-0.5"), claim(Quantity.PARAMETERS, "log(k)"),
                                claim(Quantity.COUNT, "k^(2/3)"), claim(Quantity.LOSS, "2.7*k^(-1/3)")),
                        d -> least(1, 2000, 0.01, n -> {
                            double left = Math.pow(d, -1 / 3.0) - 2 / 2.7 * Math.exp(-n / 2);
                            return left > 0 ? n * Math.pow(left, -3) : Double.POSITIVE_INFINITY;
                        }),
                        1e250, 0.045));
    }

    /** T_N = 2 N^−1.5, T_D = 1/(2D) and Y = 4 N^−1.5 D where the exponents are those, for the exponential curve. */
    private static JointForm joint(String parameterLoss, String unitExposure, String order) {
        return new JointForm(N, Symbol.of("D"), Symbol.of("Y"), Germ.of(Expr.parse("2*" + parameterLoss), K),
                Germ.of(Expr.parse("1/(2*k^(" + order + "))"), K), Germ.of(Expr.parse("4*" + unitExposure), K),
                RationalFunction.parse(order), Curve.EXPONENTIAL, Expr.ONE);
    }

    private static double jointLoss(double parameters, double compute) {
        double data = compute / parameters;
        return 2 * Math.pow(parameters, -1.5) + Math.exp(-4 * Math.pow(parameters, -1.5) * data) / (2 * data);
    }

    private static double sum(DoubleUnaryOperator term) {
        return IntStream.rangeClosed(1, TERMS).asDoubleStream().map(term).sum();
    }

    private static double least(double from, double to, double step, DoubleUnaryOperator function) {
        return DoubleStream.iterate(from, x -> x <= to, x -> x + step).map(function).min().orElseThrow();
    }

    /** The k where 20 k^1.5 log(k)² is y, by bisection in log k. */
    private static double inverse(double y) {
        double low = 1;
        double high = 400;
        for (int i = 0; i < 80; i++) {
            double u = (low + high) / 2;
            boolean below = Math.log(20) + 1.5 * u + 2 * Math.log(u) < Math.log(y);
            low = below ? u : low;
            high = below ? high : u;
        }
        return Math.exp(low);
    }

    /** The least N D over allocations of which the smaller number of quanta is at least n. */
    private static double leastProduct(double n) {
        double least = Double.POSITIVE_INFINITY;
        for (double first = n / 2; first <= 2 * n; first += n / 8) {
            for (double second = n / 2; second <= 2 * n; second += n / 8) {
                if (Math.min(first, second) >= n) {
                    least = Math.min(least, 2 * first * 3 * second * second);
                }
            }
        }
        return least;
    }

    /** The samples D at which one more lowers 2 D^-0.4 by 1/x, by bisection. */
    private static double worthOneSample(double x) {
        double low = 1;
        double high = x;
        for (int i = 0; i < 80; i++) {
            double samples = (low + high) / 2;
            boolean below = 2 * (Math.pow(samples - 0.5, -0.4) - Math.pow(samples + 0.5, -0.4)) > 1 / x;
            low = below ? samples : low;
            high = below ? high : samples;
        }
        return low;
    }

    /** The exposure with which a Poisson number of samples, each visited three times, teaches nothing as often as these do. */
    private static double counted(double k) {
        double exposure = 200 * Math.pow(k, -1.5);
        double nothing = 0;
        double weight = Math.exp(-exposure);
        for (int samples = 0; samples < 200; samples++) {
            nothing += weight * Math.pow(0.75, 3 * samples);
            weight *= exposure / (samples + 1);
        }
        return -Math.log(nothing);
    }

    private static List<Germ> mutants(Germ germ) {
        var mutants = new ArrayList<Germ>();
        for (String shift : List.of("1", "-1")) {
            RationalFunction whole = RationalFunction.parse(shift);
            RationalFunction slight = germ.exponent().times(RationalFunction.parse("2/100")).times(whole);
            mutants.add(new Germ(germ.coefficient(), germ.exponent().plus(whole), germ.logExponent()));
            mutants.add(new Germ(germ.coefficient(), germ.exponent().plus(slight), germ.logExponent()));
            mutants.add(new Germ(germ.coefficient(), germ.exponent(), germ.logExponent().plus(whole)));
        }
        mutants.add(new Germ(Expr.ONE, germ.exponent(), germ.logExponent()));
        mutants.add(germ.times(Expr.parse("11/10")));
        mutants.add(germ.times(Expr.parse("10/11")));
        return mutants;
    }

    @Test
    void wrongConclusionsDisagreeWithNumbers() {
        for (Case law : cases()) {
            Rule.Conclusion conclusion = law.rule().conclude(law.premises(), new Checks(Assumptions.NONE));
            Germ germ = germ(conclusion.claim());
            Map<Symbol, Double> constants = conclusion.constants().stream()
                    .filter(MonotoneRoot.class::isInstance).map(MonotoneRoot.class::cast)
                    .collect(Collectors.toMap(MonotoneRoot::name, root -> root.evaluate(Map.of())));
            assertThat(law.agrees(germ, constants)).as("%s: %s", law.rule().name(), germ).isTrue();
            for (Germ mutant : mutants(germ)) {
                assertThat(law.agrees(mutant, constants)).as("%s: %s for %s", law.rule().name(), mutant, germ).isFalse();
            }
            constants.forEach((name, value) -> assertThat(law.agrees(germ, Map.of(name, value * 1.001)))
                    .as("%s: another %s", law.rule().name(), name).isFalse());
        }
    }

    private static Germ germ(Claim claim) {
        return claim instanceof Claim.AtMost bound ? bound.germ() : ((Claim.Asymptotic) claim).germ();
    }

    /** What the rule says to fall does, in numbers; what it refuses does not, so that saying it all the same is caught. */
    @Test
    @Statement("T4")
    void aWrongOrderDisagreesWithNumbers() {
        for (String falling : List.of("3*k^-0.02", "3*k^-1.5*log(k)^2", "3*log(k)^-1")) {
            assertThat(conclude(new DecreasingOrder(), List.of(claim(Quantity.VALUE, falling)), Assumptions.NONE))
                    .isInstanceOf(Claim.Falling.class);
            assertThat(falls(falling)).as(falling).isTrue();
        }
        for (String other : List.of("3*k^0.02", "3*k^1.5*log(k)^-2", "3*log(k)")) {
            assertThatThrownBy(() ->
                            conclude(new DecreasingOrder(), List.of(claim(Quantity.VALUE, other)), Assumptions.NONE))
                    .hasMessageContaining("it rises");
            assertThat(falls(other)).as(other).isFalse();
        }
        assertThat(conclude(new DecreasingOrder(), List.of(claim(Quantity.VALUE, "3")), Assumptions.NONE))
                .isInstanceOf(Claim.NoPowerLaw.class);
        assertThat(falls("3")).isFalse();
    }

    private static boolean falls(String monomial) {
        Expr value = Expr.parse(monomial);
        return DoubleStream.iterate(1e2, k -> k < 1e150, k -> k * 1e3)
                .allMatch(k -> value.evaluate(Map.of(K, 2 * k)) < value.evaluate(Map.of(K, k)));
    }

    private static List<Needs> conditions() {
        Claim use = claim(Quantity.EXPOSURE, "k^-f");
        Claim benefit = claim(Quantity.BENEFIT, "k^-1.5");
        Claim growing = claim(Quantity.DATA, "k^2");
        Claim loss = claim(Quantity.LOSS, "k^-0.5");
        return List.of(
                new Needs(new Hypothesis((Claim.Asymptotic) claim(Quantity.COST, "c*k^-1")), "c > 0", "c < 0", List.of()),
                new Needs(new NormaliseFrequencies(Z), "a > 1", "a < 1", List.of(claim(Quantity.FREQUENCY, "k^-a"))),
                new Needs(new CountedSamples(RationalFunction.parse("1/4"), RationalFunction.parse("r")), "r > 0", "r < 0", List.of(use)),
                new Needs(new DecreasingOrder(), "a > 0", "a < 0", List.of(claim(Quantity.VALUE, "k^-a"))),
                new Needs(new TailOfSum(N), "a > 1", "a < 1", List.of(claim(Quantity.BENEFIT, "k^-a"))),
                new Needs(new PartialSum(N, Z), "e > -1", "e < -1", List.of(claim(Quantity.COST, "k^e"))),
                new Needs(new Invert(Quantity.COUNT, N), "e > 0", "e < 0", List.of(claim(Quantity.DATA, "k^e"))),
                new Needs(new Compose(), "e > 0", "e < 0", List.of(loss, claim(Quantity.COUNT, "k^e"))),
                new Needs(new MellinConstant(Curve.EXPONENTIAL, Expr.ONE), "f > 0", "f < 0", List.of(benefit, use, loss)),
                new Needs(new MellinConstant(Curve.EXPONENTIAL, Expr.ONE), "b > 1", "b < 1",
                        List.of(claim(Quantity.BENEFIT, "k^-b"), claim(Quantity.EXPOSURE, "k^-2"), loss)),
                new Needs(new ExpectedCount(Curve.THRESHOLD, Expr.ONE), "f > 0", "f < 0", List.of(use, growing)),
                new Needs(new Bottleneck(K), "e > 0", "e < 0", List.of(claim(Quantity.PARAMETERS, "k^e"), growing)),
                new Needs(new Bottleneck(K), "e > 0", "e < 0", List.of(growing, claim(Quantity.DATA, "k^e"))),
                new Needs(new ConstrainedOptimum(Quantity.SUM_OF_LOSSES, K), "a > 0", "a < 0",
                        List.of(claim(Quantity.LOSS, "k^-a"), loss)),
                new Needs(new ConstrainedOptimum(Quantity.SUM_OF_LOSSES, K), "a > 0", "a < 0",
                        List.of(loss, claim(Quantity.LOSS, "k^-a"))),
                new Needs(new JointTerms(Curve.EXPONENTIAL, Expr.ONE, Symbol.of("Y")), "b > 1", "b < 1",
                        List.of(claim(Quantity.LOSS, "k^-(b-1)"), claim(Quantity.LOSS, "k^-((b-1)/2)"),
                                claim(Quantity.BENEFIT, "k^-b"), claim(Quantity.EXPOSURE, "k^-2"), claim(Quantity.COUNT, "k"))),
                new Needs(new JointTerms(Curve.EXPONENTIAL, Expr.ONE, Symbol.of("Y")), "f > 0", "f < 0",
                        List.of(claim(Quantity.LOSS, "k^-0.5"), claim(Quantity.LOSS, "k^-(0.5/f)"),
                                benefit, use, claim(Quantity.COUNT, "k"))),
                new Needs(new JointTerms(Curve.EXPONENTIAL, Expr.ONE, Symbol.of("Y")), "e > 0", "e < 0",
                        List.of(claim(Quantity.LOSS, "k^-(e/2)"), claim(Quantity.LOSS, "k^-0.25"),
                                benefit, claim(Quantity.EXPOSURE, "k^-2"), claim(Quantity.COUNT, "k^e"))),
                new Needs(new BestSplit(Quantity.LOSS, K), "a > 0", "a < 0", List.of(joint("k^-a", "k^-1.5", "a/(3/2)"))),
                new Needs(new BestSplit(Quantity.LOSS, K), "r > 0", "r < 0", List.of(joint("k^-1.5", "k^-r", "1"))),
                new Needs(new Eliminate(K), "r > 0", "r < 0",
                        List.of(stretched(Quantity.LOSS, "1", "-2*r"), stretched(Quantity.DATA, "1", "r"))),
                new Needs(new SpendParameters(K), "r > 0", "r < 0",
                        List.of(stretched(Quantity.LOSS, "1", "-r"), claim(Quantity.COST, "1"))),
                new Needs(new EqualBenefit(Quantity.DATA, K), "a > 0", "a < 0", List.of(claim(Quantity.LOSS, "k^-a"))),
                new Needs(new BestTraining(Quantity.DATA, N, Curve.THRESHOLD), "a > 0", "a < 0",
                        List.of(claim(Quantity.RETURN, "k^-a"), claim(Quantity.THRESHOLD, "1"), new Claim.Falling(Quantity.RETURN, K), loss)),
                new Needs(new BestTraining(Quantity.DATA, N, Curve.EXPONENTIAL), "d > -1", "d < -1",
                        List.of(claim(Quantity.RETURN, "1/k"), claim(Quantity.THRESHOLD, "k^d"), new Claim.Falling(Quantity.RETURN, K), loss)),
                new Needs(new ExpandFrequency(2), "r > 0", "r < 0", List.of(
                        new Claim.Sum(Quantity.FREQUENCY, K, List.of(Germ.of(Expr.parse("k^-2"), K), Germ.of(Expr.parse("k^-(2+r)"), K))),
                        claim(Quantity.USE, "k^-2"))),
                new Needs(new IntegrateTerms(N), "b > 1", "b < 1", List.of(falling())),
                new Needs(new EulerMaclaurin(N, 1), "b > 1", "b < 1", List.of(falling(), claim(Quantity.COST, "1"))),
                new Needs(new WeightedSum(Quantity.LOSS, K, "", List.of(Expr.parse("w")), List.of(Expr.ONE)), "w > 0", "w < 0", List.of(loss)),
                new Needs(new BothEnds(K), "a > 0", "a < 0", List.of(new Claim.Sum(Quantity.LOSS, K,
                        List.of(Germ.of(Expr.parse("k^-a"), K), Germ.of(Expr.parse("k^-(2*a)"), K))))),
                new Needs(new Dominance(), "a > 0", "a < 0", List.of(claim(Quantity.LOSS, "k^-a"),
                        claim(Quantity.PARAMETERS, "log(k)"), claim(Quantity.COUNT, "k^0.5"), loss)));
    }

    @Test
    @Statement("T20")
    void conditionsThatAreNotAssumedAreNamed() {
        for (Needs needs : conditions()) {
            String what = needs.rule().name() + " of " + needs.premises();
            assertThat(catchThrowable(() -> conclude(needs.rule(), needs.premises(), Assumptions.NONE)))
                    .as(what).isInstanceOf(UndecidedException.class).hasMessage("needs: " + needs.condition());
            Claim claim = conclude(needs.rule(), needs.premises(), Assumptions.of(needs.condition()));
            assertThat(claim).as(what).isNotInstanceOf(Claim.NoPowerLaw.class);
            try {
                assertThat(conclude(needs.rule(), needs.premises(), Assumptions.of(needs.opposite())))
                        .as(what).isNotEqualTo(claim);
            } catch (IllegalArgumentException refusal) {
                assertThat(refusal).as(what).hasMessageContaining(" must ");
            }
        }
    }

    /** Each visit teaches with a probability between 0 and 1. */
    @Test
    @Statement("T41")
    void visitsTeachByChance() {
        var rule = new CountedSamples(RationalFunction.parse("h"), RationalFunction.of(2));
        List<Claim> premises = List.of(claim(Quantity.EXPOSURE, "k^-2"));
        assertThat(catchThrowable(() -> conclude(rule, premises, Assumptions.NONE))).hasMessage("needs: h > 0");
        assertThat(catchThrowable(() -> conclude(rule, premises, Assumptions.of("h > 0")))).hasMessage("needs: h < 1");
        assertThat(conclude(rule, premises, Assumptions.of("0 < h < 1"))).isEqualTo(claim(Quantity.COUNTED_EXPOSURE, "h*(2-h)*k^-2"));
        assertThat(catchThrowable(() -> conclude(rule, premises, Assumptions.of("h > 1")))).hasMessageContaining("below 1");
    }

    /** A mean of quanta learned by chance is finite only where the chance falls fast enough. */
    @Test
    @Statement("T13")
    void countsNeedSummableChances() {
        var rule = new ExpectedCount(Curve.EXPONENTIAL, Expr.ONE);
        List<Claim> premises = List.of(claim(Quantity.EXPOSURE, "k^-f"), claim(Quantity.COUNT, "k^0.5"));
        assertThat(catchThrowable(() -> conclude(rule, premises, Assumptions.of("f > 0"))))
                .isInstanceOf(UndecidedException.class);
        assertThat(conclude(rule, premises, Assumptions.of("f > 1"))).isInstanceOf(Claim.Asymptotic.class);
    }

    @Test
    @Statement("T8")
    void productsAreOfStatementsAboutOneRank() {
        Claim benefit = claim(Quantity.BENEFIT, "k^-2");
        Claim other = new Claim.Asymptotic(Quantity.COST, Symbol.of("D"), Germ.X);
        Claim order = new Claim.Falling(Quantity.COST, K);
        for (Rule rule : List.of(product(), new Bottleneck(K))) {
            for (Claim second : List.of(other, order)) {
                assertThatThrownBy(() -> conclude(rule, List.of(benefit, second), Assumptions.NONE))
                        .as("%s with %s", rule.name(), second).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    /** The loss 2 sqrt(n) e^-sqrt(n) at the parameters that n quanta take, where the k-th takes 3 sqrt(k). */
    @Test
    @Statement("T20")
    void aWrongStretchedExponentialDisagreesWithNumbers() {
        List<Claim> premises = List.of(stretched(Quantity.LOSS, "2*k^(1/2)", "-1"), claim(Quantity.COST, "3*k^(1/2)"));
        var law = (Claim.Stretched) conclude(new SpendParameters(K), premises, Assumptions.NONE);
        double rate = law.rate().evaluate(Map.of());
        double power = law.power().at(Map.of()).doubleValue();
        assertThat(isLossOfParameters(law.factor(), rate, power)).isTrue();
        mutants(law.factor()).forEach(mutant -> assertThat(isLossOfParameters(mutant, rate, power)).as("%s", mutant).isFalse());
        assertThat(isLossOfParameters(law.factor(), 1.0001 * rate, power)).isFalse();
        assertThat(isLossOfParameters(law.factor(), rate, 1.00001 * power)).isFalse();
    }

    private static boolean isLossOfParameters(Germ factor, double rate, double power) {
        double n = 1e5;
        double parameters = 3 * PowerSum.value(-1.5, 0, 1, (long) n);
        double law = factor.coefficient().evaluate(Map.of())
                * Math.pow(parameters, factor.exponent().at(Map.of()).doubleValue())
                * Math.pow(Math.log(parameters), factor.logExponent().at(Map.of()).doubleValue())
                * Math.exp(rate * Math.pow(parameters, power));
        return Math.abs(2 * Math.sqrt(n) * Math.exp(-Math.sqrt(n)) / law - 1) <= 2e-3;
    }

    private static Claim falling() {
        return new Claim.Expansion(Quantity.BENEFIT, K, PowerSeries.of(List.of(Expr.ONE, Expr.ZERO), RationalFunction.parse("-b"), ONE));
    }

    private static double trained(double n) {
        double samples = 0;
        for (int k = 1; k <= n; k++) {
            samples += 2 * Math.sqrt(k) * 1.7 * Math.log(n / k);
        }
        return samples;
    }

    /** A law of two variables has its mutants in {@link JointLawOracleTest}, a stretched exponential on its own, sums in {@link TermRulesTest}. */
    @Test
    void everyRuleHasMutants() {
        assertThat(names(cases().stream().map(Case::rule), List.of(DecreasingOrder.class, JointTerms.class, SpendParameters.class,
                        ExpandFrequency.class, IntegrateTerms.class, EulerMaclaurin.class, WeightedSum.class, BothEnds.class))).isEqualTo(rules());
        assertThat(names(conditions().stream().map(Needs::rule), List.of(Product.class, SumBound.class))).isEqualTo(rules());
    }

    private static Set<String> names(Stream<Rule> inTable, List<Class<? extends Rule>> onTheirOwn) {
        return Stream.concat(inTable.map(Rule::getClass), onTheirOwn.stream()).map(Class::getSimpleName)
                .collect(Collectors.toSet());
    }

    /** Losses of other exponents than the benefit and the exposure have, and sums that are none, are no premises. */
    @Test
    @Statement({"T38", "T39"})
    void otherPremisesAreRefused() {
        var joint = new JointTerms(Curve.EXPONENTIAL, Expr.ONE, Symbol.of("Y"));
        Claim loss = claim(Quantity.LOSS, "k^-0.5");
        Claim data = claim(Quantity.LOSS, "k^-0.25");
        List<Claim> rest = List.of(claim(Quantity.BENEFIT, "k^-1.5"), claim(Quantity.EXPOSURE, "k^-2"), claim(Quantity.COUNT, "k"));
        assertThat(conclude(joint, joined(loss, data, rest), Assumptions.NONE)).isInstanceOf(JointForm.class);
        for (List<Claim> wrong : List.of(joined(data, loss, rest), joined(loss, loss, rest), joined(data, data, rest),
                joined(loss, claim(Quantity.COUNT, "k^-0.25"), rest))) {
            assertThatThrownBy(() -> conclude(joint, wrong, Assumptions.NONE)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> conclude(new SumBound(), List.of(loss), Assumptions.NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> conclude(new BestSplit(Quantity.LOSS, K), List.of(loss), Assumptions.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Claim> joined(Claim first, Claim second, List<Claim> rest) {
        return Stream.concat(Stream.of(first, second), rest.stream()).toList();
    }

    private static Set<String> rules() {
        return Stream.of(Rule.class.getPermittedSubclasses()).map(Class::getSimpleName).collect(Collectors.toSet());
    }
}
