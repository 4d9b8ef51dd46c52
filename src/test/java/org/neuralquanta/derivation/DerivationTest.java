package org.neuralquanta.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.hipparchus.analysis.integration.IterativeLegendreGaussIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.CurveFamily;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.Moment;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.StepLaw;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.RationalFunction;

/** A derivation at values against the models that are meant, built by hand, and against its own law at large resources. */
@Statement({"T8", "T10", "T11", "T12", "T13", "T15", "T17", "T18", "T19", "T20", "T38", "T39"})
class DerivationTest {

    private static final Map<String, Double> VALUES = values();

    private static Map<String, Double> values() {
        var values = new HashMap<>(Map.of(
                "alpha", 0.4, "eta", 0.1, "kappa", 0.3, "delta", 0.2, "nu", 1.7, "tau", 3.0, "C", 2.5, "Delta", 1.5, "m", 2.0, "gamma", 0.5));
        DerivedValues.parameters(1.5).forEach((symbol, value) -> values.putIfAbsent(symbol.name(), value));
        return Map.copyOf(values);
    }

    /** The curve that is meant: that of the catalogue with the same name, at the value of its symbol. */
    private static EmergenceCurve meant(Curve curve) {
        CurveFamily family = CurveFamily.named(curve.family()).orElseThrow();
        return family.curve(family.parameter().map(p -> Objects.requireNonNull(VALUES.get(p.symbol()))).orElse(0.0));
    }

    private static final QuantaModel PLAIN =
            QuantaModel.of(Zipf.infinite(0.4)).with(new Gap(1.5, 0.1)).with(new Cost(2.5, 0.3)).with(new Exposure(0.2, 1.7));

    private static Problem general(Curve curve) {
        return Problem.quanta(curve)
                .gap("Delta*k^eta")
                .cost("C*k^kappa")
                .threshold("tau*k^delta")
                .nu("nu")
                .assuming("alpha > eta", "kappa > 0", "delta > 0", "nu > 0", "tau > 1");
    }

    private static Derivation at(Problem problem, Target target) {
        return Derivation.of(problem, target).at(VALUES);
    }

    static Stream<Arguments> models() {
        return Stream.of(Curve.values()).flatMap(curve -> {
            QuantaModel model = PLAIN.learnedAfter(meant(curve));
            double unit = curve.hasThreshold() ? 1 : 3;
            return Stream.of(
                    Arguments.of(curve, Target.PARAMETERS, (DoubleUnaryOperator) ParameterLaw.of(model)::exact),
                    Arguments.of(curve, Target.DATA, (DoubleUnaryOperator) x -> DataLaw.of(model).exact(x / unit)),
                    Arguments.of(curve, Target.STEPS, (DoubleUnaryOperator) x -> StepLaw.of(model).exact(x / unit)));
        });
    }

    /** The curves of derivations are those of the laws, by name, parameter and transform. */
    @ParameterizedTest
    @EnumSource
    @Statement("T8")
    void bothCataloguesHaveTheSameCurves(Curve curve) {
        assertThat(CurveFamily.all()).hasSize(Curve.values().length);
        CurveFamily family = CurveFamily.named(curve.family()).orElseThrow();
        Optional<String> symbol = family.parameter().map(CurveFamily.Parameter::symbol);
        assertThat(curve.parameter().map(Symbol::name)).isEqualTo(symbol.filter(name -> !name.equals("tau")));
        assertThat(family.curve(2).isProbability()).isEqualTo(curve.isProbability());
    }

    /** The symbols of a curve say what its numbers do, which EmergenceCurveTest holds against 40 digits. */
    @ParameterizedTest
    @EnumSource
    @Statement({"T8", "T38", "T39"})
    void theSymbolsOfACurveAreThoseOfItsNumbers(Curve curve) {
        EmergenceCurve exact = DerivedValues.exact(curve, 2);
        RationalFunction z = RationalFunction.parse("z");
        Symbol y = Symbol.of("y");
        Expr shots = Expr.parse("tau");
        var values = new HashMap<>(DerivedValues.parameters(2));
        assertThat(curve.atZero().evaluate(values)).isCloseTo(exact.atZero(), within(1e-15));
        for (double order : new double[] {0.3, 1.7, 4}) {
            values.put(Symbol.of("z"), order);
            double whole = order * exact.mellin(order);
            assertThat(curve.scaledMellin(z, shots).evaluate(values) / whole).isCloseTo(1, within(1e-12));
            for (double from : curve == Curve.THRESHOLD ? new double[0] : new double[] {0.01, 0.4, 1.9, 5}) {
                values.put(y, from);
                double power = Math.pow(from, order);
                double below = order * new IterativeLegendreGaussIntegrator(10, 1e-13, 1e-15).integrate(
                        100_000, u -> exact.open(from * Math.exp(u)) * Math.exp(order * u), -40 / order, 0) * power;
                double moment = whole - below + power * exact.open(from);
                assertThat(curve.scaledPartialMellin(z, y, shots).evaluate(values)).isCloseTo(whole - below, within(1e-11 * whole));
                assertThat(curve.momentBeyond(z, y, shots).evaluate(values)).isCloseTo(moment, within(1e-11 * whole));
                assertThat(curve.closed(y, shots).evaluate(values)).isCloseTo(1 - exact.open(from), within(1e-14));
            }
        }
        assertThat(curve.closingPower(shots).map(power -> power.evaluate(values)))
                .isEqualTo(curve == Curve.THRESHOLD ? Optional.empty() : exact.closing().map(EmergenceCurve.Closing::power));
    }

    /** To the last bit: an exponent that was rounded on the way would show. */
    @ParameterizedTest
    @MethodSource("models")
    void theExactLawIsThatOfTheModelThatIsMeant(Curve curve, Target target, DoubleUnaryOperator meant) {
        Derivation derivation = at(general(curve), target);
        for (double x : new double[] {3, 12.5, 1e4, 1e9}) {
            assertThat(derivation.exact(x)).isEqualTo(meant.applyAsDouble(x));
        }
    }

    @Test
    void countAndComputeToo() {
        QuantaModel model = PLAIN.learnedAfter(Threshold.of(3));
        assertThat(at(general(Curve.THRESHOLD), Target.COMPUTE).exact(1e9)).isEqualTo(ComputeLaw.of(model, new TrainingCost(1)).exact(1e9));
        assertThat(new Moment.Value(at(general(Curve.THRESHOLD), Target.COUNT).exact(1e6))).isEqualTo(DataLaw.of(model).count(1e6));
    }

    @Test
    void aLogarithmInTheFrequencyIsThatOfTheDistribution() {
        Problem problem = Problem.quanta().frequency("k^-(1+alpha)*log(k)^-gamma");
        QuantaModel model = QuantaModel.of(LogModifiedZipf.infinite(0.4, 0.5)).with(new Gap(1.5, 0)).with(new Cost(2.5, 0));
        assertThat(at(problem, Target.PARAMETERS).exact(1e5)).isEqualTo(ParameterLaw.of(model).exact(1e5));
    }

    @ParameterizedTest
    @EnumSource(value = Curve.class, names = "THRESHOLD", mode = EnumSource.Mode.EXCLUDE)
    @Statement("T39")
    void computeOfSmoothCurvesTendsToTheDerivedLaw(Curve curve) {
        Derivation derivation = at(general(curve), Target.COMPUTE);
        QuantaModel model = PLAIN.learnedAfter(meant(curve));
        double unit = curve == Curve.SHOTS ? 1 : 3;
        assertThat(derivation.exact(1e9)).isEqualTo(ComputeLaw.of(model, new TrainingCost(1)).exact(1e9 / unit));
        assertThat(derivation.comparison().getLast().ratio()).isCloseTo(1, within(3e-8));
    }

    @Test
    void anOffsetInTheFrequencyIsThatOfTheDistribution() {
        Problem problem = Problem.quanta().frequency("(k+q)^-(1+alpha)").assuming("q > -1");
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4).withOffset(2.5)).with(new Gap(1.5, 0)).learnedAfter(Threshold.of(3));
        var values = new HashMap<>(VALUES);
        values.put("q", 2.5);
        Derivation derivation = Derivation.of(problem, Target.DATA).at(values);
        assertThat(derivation.exact(1e5)).isEqualTo(DataLaw.of(model).exact(1e5));
        assertThat(derivation.comparison().getLast().ratio()).isCloseTo(1, within(1e-4));
        Problem both = problem.frequency("(k+q)^-(1+alpha)*log(k)^-gamma");
        values.put("gamma", 0.5);
        assertThatThrownBy(() -> Derivation.of(both, Target.DATA).at(values).exact(1e5))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("both an offset and a logarithm");
    }

    @ParameterizedTest
    @EnumSource(value = Target.class, names = {"DATA", "COMPUTE", "COUNT"})
    void exponentialFrequenciesHaveNoExactLaw(Target target) {
        Problem problem = Problem.quanta().frequency("exp(-b*k^beta)").assuming("b > 0", "0 < beta < 1");
        var values = new HashMap<>(VALUES);
        values.putAll(Map.of("b", 1.0, "beta", 0.5));
        Derivation derivation = Derivation.of(problem, target).at(values);
        assertThat(derivation.derived(1e6)).isPositive();
        assertThatThrownBy(derivation::comparison)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("do not cover exponential frequencies");
    }

    @Property(tries = 40)
    void exactOverDerivedTendsToOne(
            @ForAll @DoubleRange(min = 0.3, max = 2) double alpha,
            @ForAll @DoubleRange(min = -0.5, max = 0.2) double eta,
            @ForAll @DoubleRange(min = 0, max = 0.5) double delta,
            @ForAll @DoubleRange(min = 0.5, max = 20) double tau,
            @ForAll Curve curve) {
        var values = new HashMap<>(VALUES);
        values.putAll(Map.of("alpha", alpha, "eta", eta, "delta", delta, "tau", tau));
        Problem problem = Problem.quanta(curve)
                .gap("Delta*k^eta")
                .threshold("tau*k^delta")
                .assuming("alpha > eta", "delta >= 0");
        List<Derivation.Point> points = Derivation.of(problem, Target.DATA).at(values).comparison();
        assertThat(points).hasSizeGreaterThan(10);
        // The staircase is off by alpha/(2n) and n is at least (1e18/20)^(1/3.5) = 60,000; smooth curves come much closer.
        assertThat(points.getLast().ratio()).isCloseTo(1, within(1e-4));
    }

    @Test
    void formulasHaveTheirText() {
        Derivation derivation = at(Problem.quanta(), Target.DATA);
        assertThat(derivation.exponent()).hasValueSatisfying(exponent -> {
            assertThat(exponent).hasToString("alpha/(1+alpha)");
            assertThat(exponent.toLatex()).isEqualTo("\\frac{\\alpha}{1+\\alpha}");
            assertThat(exponent.value()).isEqualTo(0.4 / 1.4);
        });
        assertThat(derivation.variable()).isEqualTo("D");
        assertThat(derivation.hypotheses()).contains("alpha > 0");
        assertThat(derivation.steps()).hasSize(derivation.steps().size());
        assertThat(derivation.steps().getLast().premises()).isNotEmpty().allSatisfy(p -> assertThat(p).isPositive());
    }

    @Test
    void aConstantIsNamedWithItsValue() {
        Derivation log = at(Problem.quanta().frequency("k^-(1+alpha)*log(k)^-gamma"), Target.PARAMETERS);
        assertThat(log.constants()).singleElement().satisfies(z -> {
            assertThat(z.name()).isEqualTo("Z");
            assertThat(z.value().orElseThrow().value()).isCloseTo(1 / LogModifiedZipf.infinite(0.4, 0.5).normalization(), within(1e-12));
        });
        assertThat(at(Problem.quanta().cost("C/k"), Target.PARAMETERS).constants()).singleElement()
                .satisfies(c -> assertThat(c.value().orElseThrow().value()).isEqualTo(0.5772156649015329));
    }

    @Test
    void valuesThatAreMissingAreMissedWhereTheyAreUsed() {
        Derivation derivation = Derivation.of(Problem.quanta(), Target.DATA).at(Map.of("alpha", 0.4, "tau", 1.0));
        assertThat(derivation.exponent().orElseThrow().value()).isEqualTo(0.4 / 1.4);
        assertThatThrownBy(derivation.amplitude().orElseThrow()::value)
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("Delta");
        assertThatThrownBy(() -> derivation.derived(10)).isInstanceOf(ArithmeticException.class).hasMessageContaining("Delta");
        assertThatThrownBy(() -> derivation.exact(10)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Delta");
        assertThatThrownBy(derivation::comparison)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("Delta");
    }

    @Test
    void whatIsNoLawHasNoValue() {
        Derivation none = at(Problem.quanta().gap("Delta*k^alpha"), Target.DATA);
        assertThatThrownBy(() -> none.derived(10)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> none.exact(10)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void valuesContradictNoAssumption() {
        Derivation derivation = Derivation.of(Problem.quanta(), Target.DATA);
        assertThatThrownBy(() -> derivation.at(Map.of("alpha", -0.4))).hasMessageContaining("alpha > 0");
        assertThatThrownBy(() -> derivation.at(Map.of("alpha", Double.NaN))).hasMessageContaining("finite");
        assertThatThrownBy(() -> derivation.at(Map.of("1", 2.0))).hasMessageContaining("a symbol is a letter");
    }

    @Test
    void aDerivedLawOutsideTheRangeOfADoubleIsRefused() {
        Derivation exponential = at(Problem.quanta().cost("C/k"), Target.PARAMETERS);
        assertThatThrownBy(() -> exponential.derived(1e6)).isInstanceOf(ArithmeticException.class).hasMessageContaining("range of a double");
    }

    /** Along Y = 1, where the sum of both terms is too large by half and more. */
    @ParameterizedTest
    @EnumSource
    void theJointLawTendsToItsDerivation(Curve curve) {
        List<Derivation.Point> points = at(general(curve), Target.JOINT).comparison();
        assertThat(points).hasSizeGreaterThan(10);
        assertThat(points.getFirst().ratio()).isNotCloseTo(1, within(1e-4));
        assertThat(points.getLast().ratio()).isCloseTo(1, within(1e-7));
    }

    /** Either points or a reason, never both. */
    @Test
    void theCheckHasPointsOrAReason() {
        Derivation valued = at(general(Curve.SHOTS), Target.DATA);
        assertThat(valued.check()).isEqualTo(new Derivation.Check(valued.comparison(), ""));
        Derivation open = Derivation.of(general(Curve.SHOTS), Target.DATA).at(Map.of());
        assertThat(open.check().points()).isEmpty();
        assertThat(open.check().reason()).contains("no value given for");
    }
}
