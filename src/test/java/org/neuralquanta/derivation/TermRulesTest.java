package org.neuralquanta.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.MixtureForm;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.distribution.AnalyticQuanta;
import org.neuralquanta.distribution.FrequencyShape;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.expansion.DataExpansion;
import org.neuralquanta.expansion.Expansion;
import org.neuralquanta.expansion.ParameterExpansion;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.rule.BothEnds;
import org.neuralquanta.rule.Checks;
import org.neuralquanta.rule.EqualBenefit;
import org.neuralquanta.rule.EulerMaclaurin;
import org.neuralquanta.rule.ExpandFrequency;
import org.neuralquanta.rule.IntegrateTerms;
import org.neuralquanta.rule.Rule;
import org.neuralquanta.rule.WeightedSum;
import org.neuralquanta.special.HurwitzZeta;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Assumptions;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.PowerSeries;
import org.neuralquanta.symbolic.RationalFunction;

/**
 * The rules of expansions and of sums over families with numbers that were computed without them, which reject mutants of every term; and
 * derived expansions against those of package {@code expansion}, which have another proof.
 */
@Statement({"T1", "T42", "T45"})
class TermRulesTest {

    private static final Symbol K = Symbol.of("k");
    private static final Symbol X = Symbol.of("x");
    private static final String TWO_POWERS = "k^-(1+alpha)*(1+b*k^-rho)";

    private static Germ germ(String monomial) {
        return Germ.of(Expr.parse(monomial), K);
    }

    private static Claim claim(Quantity quantity, String monomial) {
        return new Claim.Asymptotic(quantity, K, germ(monomial));
    }

    /** Coefficients from k^first on, with a step of 1. */
    private static Claim series(Quantity quantity, String first, String... coefficients) {
        return new Claim.Expansion(quantity, K, PowerSeries.of(
                List.of(coefficients).stream().map(Expr::parse).toList(), RationalFunction.parse(first), RationalFunction.ONE));
    }

    private static Claim conclude(Rule rule, Claim... premises) {
        return rule.conclude(List.of(premises), new Checks(Assumptions.NONE)).claim();
    }

    private static double number(RationalFunction constant) {
        return constant.at(Map.of()).doubleValue();
    }

    private static double at(PowerSeries series, double x) {
        return series.terms().stream().mapToDouble(t -> t.coefficient().evaluate(Map.of()) * Math.pow(x, number(t.exponent()))).sum();
    }

    private static List<PowerSeries> mutants(PowerSeries series) {
        var mutants = new ArrayList<PowerSeries>();
        for (int i = 0; i < series.terms().size(); i++) {
            for (String change : List.of("0.5", "1.5", "-1")) {
                var terms = new ArrayList<>(series.terms());
                PowerSeries.Term term = terms.get(i);
                Expr changed = term.coefficient().isZero() ? Expr.parse(change) : term.coefficient().times(Expr.parse(change));
                terms.set(i, new PowerSeries.Term(changed, term.exponent()));
                mutants.add(new PowerSeries(terms, series.order()));
            }
        }
        return mutants;
    }

    /** The error is of the stated order at both places, with a factor of at most 40; that of a mutant is not. */
    private static void assertTerms(Claim conclusion, DoubleUnaryOperator exact, double near, double far) {
        PowerSeries series = ((Claim.Expansion) conclusion).series();
        assertThat(holds(series, exact, near) && holds(series, exact, far)).as("%s", series).isTrue();
        for (PowerSeries mutant : mutants(series)) {
            assertThat(holds(mutant, exact, near) && holds(mutant, exact, far)).as("%s for %s", mutant, series).isFalse();
        }
    }

    private static boolean holds(PowerSeries series, DoubleUnaryOperator exact, double x) {
        double rounding = 1e-14 * Math.abs(exact.applyAsDouble(x));
        return Math.abs(exact.applyAsDouble(x) - at(series, x)) <= 40 * Math.pow(x, number(series.order())) + rounding;
    }

    @Test
    void frequenciesAreExpanded() {
        Claim use = claim(Quantity.USE, "0.5*k^-1.5");
        var offset = new Claim.Shifted(Quantity.FREQUENCY, K, germ("k^-1.5"), RationalFunction.parse("2/3"));
        assertTerms(conclude(new ExpandFrequency(3), offset, use), k -> 0.5 * Math.pow(k + 2 / 3.0, -1.5), 100, 1e4);
        var sum = new Claim.Sum(Quantity.FREQUENCY, K, List.of(germ("3*k^-2"), germ("2*k^-1.5")));
        assertTerms(conclude(new ExpandFrequency(3), sum, use), k -> 0.5 * Math.pow(k, -1.5) * (1 + 1.5 / Math.sqrt(k)), 1e4, 1e8);
        assertThatThrownBy(() -> conclude(new ExpandFrequency(3), claim(Quantity.FREQUENCY, "k^-2*log(k)"), claim(Quantity.USE, "k^-2*log(k)")))
                .hasMessageContaining("must have no logarithm");
    }

    /** The integral of 7 k^-2.4 (1 + 2/k − 5/k²). */
    @Test
    void termsAreIntegrated() {
        Claim above = conclude(new IntegrateTerms(K), series(Quantity.BENEFIT, "-2.4", "7", "14", "-35"));
        assertTerms(above, n -> 7 * (Math.pow(n, -1.4) / 1.4 + 2 * Math.pow(n, -2.4) / 2.4 - 5 * Math.pow(n, -3.4) / 3.4), 100, 1000);
        assertThatThrownBy(() -> conclude(new IntegrateTerms(K), series(Quantity.BENEFIT, "-0.5", "1", "1"))).hasMessageContaining("must be finite");
    }

    @Test
    @Statement("T1")
    void tailsAreExpanded() {
        Claim loss = conclude(
                new EulerMaclaurin(K, 5), series(Quantity.BENEFIT, "-1.4", "7", "14", "0", "0", "0", "0"), claim(Quantity.COST, "2"));
        assertTerms(loss, parameters -> {
            double n = parameters / 2;
            return 7 * HurwitzZeta.value(0.4, n + 1) + 14 * HurwitzZeta.value(1.4, n + 1);
        }, 60, 240);
        assertThatThrownBy(() -> conclude(new EulerMaclaurin(K, 1), series(Quantity.BENEFIT, "-1.4", "1", "1"), claim(Quantity.COST, "k")))
                .hasMessageContaining("must be the same for all quanta");
    }

    @Test
    @Statement("T42")
    void lawsOfFamiliesAreAdded() {
        var rule = new WeightedSum(Quantity.LOSS, X, "", List.of(Expr.parse("0.25"), Expr.parse("0.75")), List.of(Expr.of(9), Expr.parse("1/4")));
        Claim sum = conclude(rule, claim(Quantity.LOSS, "8*k^-0.5"), claim(Quantity.LOSS, "4*k^-1.5"));
        assertThat(sum).isEqualTo(new Claim.Sum(Quantity.LOSS, X, List.of(germ("2/3*k^-0.5"), germ("24*k^-1.5"))));
        assertThatThrownBy(() -> conclude(rule, claim(Quantity.LOSS, "log(k)^-1"), claim(Quantity.LOSS, "1/k")))
                .hasMessageContaining("must be powers without logarithms");
    }

    /** N = 3 x^0.5 + 5 x^0.8 and L = 2 x^-0.2 + 7 x^-0.6, far out on both sides; each end is wrong on the other. */
    @Test
    @Statement("T42")
    void onePowerIsLeftAtEachEnd() {
        var loss = new Claim.Sum(Quantity.LOSS, X, List.of(germ("7*k^-0.6"), germ("2*k^-0.2")));
        var spent = new Claim.Sum(Quantity.PARAMETERS, X, List.of(germ("3*k^0.5"), germ("5*k^0.8")));
        var form = (MixtureForm) conclude(new BothEnds(K), loss, spent);
        for (double end : new double[] {1e80, 1e-80}) {
            double n = 3 * Math.pow(end, 0.5) + 5 * Math.pow(end, 0.8);
            double exact = 2 * Math.pow(end, -0.2) + 7 * Math.pow(end, -0.6);
            assertThat(at((end > 1 ? form.large() : form.small()).loss(), n) / exact).isBetween(1 - 1e-6, 1 + 1e-6);
            assertThat(Math.abs(Math.log(at((end > 1 ? form.small() : form.large()).loss(), n) / exact))).isGreaterThan(2);
            List<Germ> shares = (end > 1 ? form.large() : form.small()).shares();
            assertThat(at(shares.getFirst(), n) / (3 * Math.pow(end, 0.5) / n)).isBetween(1 - 1e-6, 1 + 1e-6);
            assertThat(at(shares.getLast(), n) / (5 * Math.pow(end, 0.8) / n)).isBetween(1 - 1e-6, 1 + 1e-6);
        }
        assertThat(form.large().shares().getLast()).isEqualTo(Germ.ONE);
        assertThat(form.small().shares().getFirst()).isEqualTo(Germ.ONE);
        var alone = (MixtureForm) conclude(new BothEnds(X), loss);
        assertThat(alone.large().loss()).isEqualTo(germ("2*k^-0.2"));
        assertThat(alone.small().loss()).isEqualTo(germ("7*k^-0.6"));
        var equal = new Claim.Sum(Quantity.LOSS, X, List.of(germ("7*k^-0.6"), germ("2*k^-0.6")));
        assertThat(((MixtureForm) conclude(new BothEnds(X), equal)).large().loss()).isEqualTo(germ("9*k^-0.6"));
    }

    /** The loss 6 D^-0.5 falls by 3 D^-1.5 a sample: by 1/x at D = (3x)^(2/3). */
    @Test
    @Statement("T42")
    void samplesAreThoseOfWhichOneMoreHasTheBenefit() {
        Claim loss = claim(Quantity.LOSS, "6*k^-0.5");
        var samples = (Claim.Asymptotic) conclude(new EqualBenefit(Quantity.DATA, X), loss);
        var left = (Claim.Asymptotic) conclude(new EqualBenefit(Quantity.LOSS, X), loss);
        for (double x : new double[] {1, 7, 1e9}) {
            double d = at(samples.germ(), x);
            double step = 1e-4 * d;
            double fall = (6 * Math.pow(d - step, -0.5) - 6 * Math.pow(d + step, -0.5)) / (2 * step);
            assertThat(fall * x).isBetween(1 - 1e-7, 1 + 1e-7);
            assertThat(at(left.germ(), x)).isCloseTo(6 * Math.pow(d, -0.5), withinPercentage(1e-10));
        }
        assertThatThrownBy(() -> conclude(new EqualBenefit(Quantity.DATA, X), claim(Quantity.LOSS, "k^0.5"))).hasMessageContaining("must fall");
    }

    private static double at(Germ germ, double x) {
        return germ.coefficient().evaluate(Map.of()) * Math.pow(x, number(germ.exponent()));
    }

    private static final Derivation DATA = Derivation.of(
            Problem.quanta("exponential").frequency(TWO_POWERS).threshold("k^delta").assuming("b > -1", "rho > 0", "delta > -1"), Target.DATA, 4);
    private static final Derivation PARAMETERS = Derivation.of(
            Problem.quanta().frequency(TWO_POWERS).assuming("b > -1", "rho < 1", "3*rho > 2"), Target.PARAMETERS, 6);

    /** The library's expansions come from Lagrange's formula, the derived ones from iteration. */
    @Property(tries = 30)
    @Statement("T45")
    void termsAreThoseOfTheLaws(@ForAll Random random) {
        double alpha = 0.1 + 1.5 * random.nextDouble();
        double b = -0.2 + 2 * random.nextDouble();
        double delta = random.nextDouble();
        double rho = 0.67 + 0.32 * random.nextDouble();
        QuantaModel model = QuantaModel.of(AnalyticQuanta.of(FrequencyShape.secondOrder(alpha, b, rho)));
        Map<String, Double> values = Map.of("alpha", alpha, "b", b, "rho", rho, "delta", delta, "Delta", 1.0, "C", 1.0);
        assertSame(DATA.at(values), DataExpansion.of(model.learnedAfter(new Exponential()).with(Exposure.ofDelta(delta)), 4));
        assertSame(PARAMETERS.at(values), ParameterExpansion.of(model, 6).expansion());
    }

    private static void assertSame(Derivation derivation, Expansion expansion) {
        Derivation.Expansion derived = derivation.expansion().orElseThrow();
        assertThat(derived.terms()).hasSameSizeAs(expansion.terms());
        for (int i = 0; i < derived.terms().size(); i++) {
            Expansion.Term term = expansion.terms().get(i);
            assertThat(derived.terms().get(i).exponent().value() - term.exponent()).isBetween(-1e-12, 1e-12);
            double coefficient = derived.terms().get(i).coefficient().value();
            assertThat(Math.abs(coefficient - term.coefficient())).as("%s", derivation).isLessThanOrEqualTo(1e-10 * Math.abs(term.coefficient()) + 1e-13);
        }
    }

    @Test
    @Statement("T45")
    void whatVanishesIsShownToVanish() {
        Problem exponential = Problem.quanta("exponential");
        assertThat(vanishing(Derivation.of(exponential, Target.DATA, 3))).containsExactly(1, 2);
        assertThat(vanishing(Derivation.of(exponential.frequency("(k+q)^-(1+alpha)").assuming("q > -1"), Target.DATA, 4))).containsExactly(1, 2, 3);
        assertThat(vanishing(Derivation.of(exponential.frequency("k^-(1+alpha)*(1+b/k)").assuming("b > -1"), Target.DATA, 3))).containsExactly(1);
        assertThat(vanishing(Derivation.of(exponential.frequency("k^-(1+alpha)*(1+b*k^-(1/2))").assuming("b > -1"), Target.DATA, 4)))
                .containsExactly(2);
        assertThat(vanishing(Derivation.of(Problem.quanta(), Target.PARAMETERS, 6))).containsExactly(3, 5);
    }

    private static List<Integer> vanishing(Derivation derivation) {
        List<Derivation.Term> terms = derivation.expansion().orElseThrow().terms();
        var vanishing = new ArrayList<Integer>();
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).coefficient().toString().equals("0")) {
                vanishing.add(i);
            }
        }
        return vanishing;
    }

    @Test
    void whatIsMissingIsNamed() {
        Problem two = Problem.quanta().frequency(TWO_POWERS);
        assertThatThrownBy(() -> Derivation.of(two, Target.PARAMETERS, 2)).hasMessage("needs: rho > 0");
        assertThatThrownBy(() -> Derivation.of(two.assuming("rho > 0"), Target.PARAMETERS, 2)).hasMessage("needs: b > -1");
        assertThatThrownBy(() -> Derivation.of(two.assuming("rho > 0", "b > -1"), Target.PARAMETERS, 3)).hasMessage("needs: rho < 1");
        assertThatThrownBy(() -> Derivation.of(two.assuming("rho > 0", "b > -1"), Target.DATA, 2)).hasMessage("needs: rho < 1");
        assertThatThrownBy(() -> Derivation.of(two.assuming("rho > 0", "b < -1"), Target.DATA)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Derivation.of(Problem.quanta(), Target.COUNT, 2)).hasMessageContaining("must be 1 for count");
        assertThatThrownBy(() -> Derivation.of(Problem.quanta(), Target.DATA, 9)).hasMessageContaining("must be 1 to 8");
        assertThatThrownBy(() -> Derivation.of(Problem.quanta().cost("C*k"), Target.PARAMETERS, 2)).hasMessageContaining("same for all quanta");
        assertThatThrownBy(() -> Problem.quanta().families("0.5:0.4,0.6:0.3")).hasMessageContaining("must sum to 1");
        assertThatThrownBy(() -> Problem.quanta().families("1:0.4")).hasMessageContaining("2 to 20 families");
        assertThatThrownBy(() -> Derivation.of(two.assuming("rho > 0", "b > -1"), Target.TEMPERED)).hasMessageContaining("must be that of a monomial");
        assertThat(Derivation.of(Problem.quanta("shots"), Target.CURATED).reason()).contains("best training frequencies");
    }
}
