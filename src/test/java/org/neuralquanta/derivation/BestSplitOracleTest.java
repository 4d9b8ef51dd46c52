package org.neuralquanta.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.claim.JointForm;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.ErrorBudget;
import org.neuralquanta.special.OracleFile;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.MonotoneRoot;

/**
 * Compute for smooth curves against a minimum that mpmath finds by golden section, without the equation for its place:
 * src/test/resources/oracle/derivation-compute.py.
 */
@Statement("T39")
class BestSplitOracleTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("derivation-compute.csv");

    /** A share that is lost beside any other term. */
    private static final double VANISHED = 1e-260;

    private static Deduction compute(Curve curve) {
        return Deduction.of(DerivedValues.general(curve), Target.COMPUTE);
    }

    private static MonotoneRoot root(Deduction derivation) {
        return derivation.constants().stream()
                .filter(MonotoneRoot.class::isInstance).map(MonotoneRoot.class::cast).findFirst().orElseThrow();
    }

    @Test
    void amplitudesAndSplits() {
        var amplitudes = new ErrorBudget("derived amplitudes of compute", 2e-12);
        var splits = new ErrorBudget("derived splits of compute", 5e-12);
        for (CSVRecord row : ROWS) {
            Deduction derivation = compute(DerivedValues.curve(row));
            Map<Symbol, Double> values = derivation.withConstants(DerivedValues.of(row));
            amplitudes.add(derivation.law().amplitude().orElseThrow().evaluate(values), row.get("amplitude"), 1, row);
            var split = derivation.allocation().orElseThrow();
            splits.add(split.parameters().coefficient().evaluate(values), row.get("parameters"), 1, row);
            splits.add(1 / split.data().coefficient().evaluate(values), row.get("parameters"), 1, row);
            assertThat(Expr.of(derivation.law().exponent().orElseThrow()).evaluate(values))
                    .isCloseTo(DerivedValues.number(row, "exponent"), within(1e-14));
            assertThat(Expr.of(split.parameters().exponent()).evaluate(values))
                    .isCloseTo(DerivedValues.number(row, "power"), within(1e-14));
        }
        amplitudes.check(24);
        splits.check(48);
    }

    @Test
    void intervalsHoldTheExposureAndAreNarrow() {
        for (CSVRecord row : ROWS) {
            MonotoneRoot root = root(compute(DerivedValues.curve(row)));
            Bound bound = root.bound(DerivedValues.of(row));
            // The search stops at 1e-12 in log n, and the exposure is a power of n up to the sixth.
            double exposure = DerivedValues.number(row, "exposure");
            assertThat(exposure).as("%s in %s", row, bound).isBetween(bound.lower() - 6e-12 * exposure, bound.upper() + 6e-12 * exposure);
            assertThat(bound.width()).as("%s", row).isLessThan(1e-10 * bound.upper());
            assertThat(bound).isInstanceOf(Bound.Estimated.class);
        }
    }

    /** What the proof says of the two sides: the left one falls, the right one rises, and they cross once. */
    @Test
    void oneSideFallsAndTheOtherRises() {
        for (CSVRecord row : ROWS) {
            MonotoneRoot root = root(compute(DerivedValues.curve(row)));
            Map<Symbol, Double> values = DerivedValues.of(row);
            double falling = Double.POSITIVE_INFINITY;
            double rising = 0;
            EmergenceCurve exact = DerivedValues.exact(DerivedValues.curve(row), DerivedValues.number(row, "parameter"));
            for (double y = 1e-2; y < 30 && exact.open(y) > VANISHED; y *= 1.3) {
                values.put(root.name(), y);
                double left = root.falling().evaluate(values);
                double right = root.rising().evaluate(values);
                assertThat(left).as("%s at %s", row, y).isLessThan(falling);
                assertThat(right).as("%s at %s", row, y).isGreaterThanOrEqualTo(rising * (1 - 1e-13));
                assertThat(left > right).isEqualTo(y < DerivedValues.number(row, "exposure"));
                falling = left;
                rising = right;
            }
        }
    }

    /** No other split of the joint law is better, and this one has the loss that the law states. */
    @Test
    void isTheLeastJointLoss() {
        for (CSVRecord row : ROWS) {
            Curve curve = DerivedValues.curve(row);
            Deduction derivation = compute(curve);
            JointForm form = Deduction.of(DerivedValues.general(curve), Target.JOINT).law().joint().orElseThrow();
            Map<Symbol, Double> values = derivation.withConstants(DerivedValues.of(row));
            double f = 1e12;
            double least = derivation.law().amplitude().orElseThrow().evaluate(values)
                    * Math.pow(f, -DerivedValues.number(row, "exponent"));
            double parameters = DerivedValues.number(row, "parameters") * Math.pow(f, DerivedValues.number(row, "power"));
            for (double factor : new double[] {0.2, 0.5, 0.9, 0.99, 1, 1.01, 1.1, 2, 5}) {
                double loss = loss(form, values, parameters * factor, f);
                assertThat(loss / least).as("%s at %s", row, factor).isGreaterThan(1 - 1e-11);
                assertThat(loss / least < 1 + 1e-9).isEqualTo(factor == 1);
            }
        }
    }

    /** From here on the data term has vanished beside the other one. */
    private static double loss(JointForm form, Map<Symbol, Double> values, double parameters, double compute) {
        values.put(form.parameters(), parameters);
        values.put(form.data(), compute / parameters);
        double exposure = form.crossover().evaluate(values);
        values.put(form.exposure(), exposure);
        double first = form.terms().getFirst().evaluate(values);
        double parameter = values.getOrDefault(Symbol.of("tau"), 1.0);
        boolean vanished = exposure > 30 + 10 * parameter || DerivedValues.exact(form.curve(), parameter).open(exposure) < VANISHED;
        return vanished ? first : first + form.terms().getLast().evaluate(values);
    }

    /** The ratio of the exact law, which knows no derivation, to the derived one: the error falls like 1/n. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "THRESHOLD")
    void theExactLawTendsToIt(Curve curve) {
        ComputeLaw law = ComputeLaw.of(
                QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(DerivedValues.exact(curve, 2)), new TrainingCost(1));
        Deduction derivation = Deduction.of(Problem.quanta(curve), Target.COMPUTE);
        var symbols = new HashMap<>(Map.of(Symbol.of("alpha"), 0.4, Symbol.of("C"), 1.0, Symbol.of("Delta"), 1.0));
        symbols.putAll(DerivedValues.parameters(2));
        Map<Symbol, Double> values = derivation.withConstants(symbols);
        double amplitude = derivation.law().amplitude().orElseThrow().evaluate(values);
        double error = 1;
        for (double f : new double[] {1e8, 1e12, 1e16}) {
            double distance = Math.abs(law.exact(f) / (amplitude * Math.pow(f, -1 / 6.0)) - 1);
            assertThat(distance).as("%s at %s", curve, f).isLessThan(error / 20);
            error = distance;
        }
        assertThat(error).isLessThan(1e-6);
    }

    /** T39's example, and that the bound is another statement. */
    @Test
    void theExampleAndTheBound() {
        Map<Symbol, Double> values = Map.of(Symbol.of("alpha"), 0.4, Symbol.of("C"), 1.0, Symbol.of("Delta"), 1.0);
        assertClose(Target.COMPUTE, values, 1.0309273810192494, 0.6089175256);
        // mpmath at 25 digits: the root of Y^-z Gamma(1+z, Y) = (1+alpha) (1 - e^-Y) is 0.6448816083454670624101226.
        Bound root = root(Deduction.of(Problem.quanta(Curve.EXPONENTIAL), Target.COMPUTE)).bound(values);
        assertThat(root.contains(0.6448816083454671)).isTrue();
        assertThat(root.width()).isLessThan(3e-12);
        assertClose(Target.SUM_BOUND, values, 1.8031495, 1.3442858);
        Law bound = Deduction.of(Problem.quanta(Curve.EXPONENTIAL), Target.SUM_BOUND).law();
        assertThat(bound.isBound()).isTrue();
        assertThat(bound.claim().plain()).contains("at most").doesNotContain("~");
        assertThat(bound.claim().latex()).contains("\\lesssim");
        assertThat(Deduction.of(Problem.quanta(Curve.EXPONENTIAL), Target.COMPUTE).law().isBound()).isFalse();
    }

    /** Amplitude, and σ of n = σ D^(1/(1+α)), with N = n: N^(1+α) F^−… = σ^(1+α) D. */
    private static void assertClose(Target target, Map<Symbol, Double> given, double amplitude, double sigma) {
        Deduction derivation = Deduction.of(Problem.quanta(Curve.EXPONENTIAL), target);
        Map<Symbol, Double> values = derivation.withConstants(given);
        assertThat(derivation.law().amplitude().orElseThrow().evaluate(values))
                .isCloseTo(amplitude, within(target == Target.COMPUTE ? 3e-14 : 5e-8));
        var split = derivation.allocation().orElseThrow();
        double n = split.parameters().coefficient().evaluate(values);
        double d = split.data().coefficient().evaluate(values);
        assertThat(n / Math.pow(d, 1 / 1.4)).isCloseTo(sigma, within(target == Target.COMPUTE ? 1e-10 : 5e-8));
    }

    /** The bound is above the law for every smooth curve and every exponent. */
    @Test
    void theBoundIsAboveTheLaw() {
        for (CSVRecord row : ROWS) {
            Deduction bound = Deduction.of(DerivedValues.general(DerivedValues.curve(row)), Target.SUM_BOUND);
            Map<Symbol, Double> values = bound.withConstants(DerivedValues.of(row));
            assertThat(bound.law().exponent()).isEqualTo(compute(DerivedValues.curve(row)).law().exponent());
            assertThat(bound.law().amplitude().orElseThrow().evaluate(values))
                    .isGreaterThan(DerivedValues.number(row, "amplitude") * 1.001);
        }
    }
}
