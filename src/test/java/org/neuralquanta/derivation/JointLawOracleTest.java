package org.neuralquanta.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.claim.JointForm;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.special.OracleFile;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RationalFunction;

/** The derived joint law against sums quantum by quantum, by mpmath at 30 digits: src/test/resources/oracle/derivation-joint.py. */
@Statement("T38")
class JointLawOracleTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("derivation-joint.csv");

    /**
     * Sums up to n are integrals up to n + ½, so the law with the parameters of n + ½ quanta, to leading order, is right to the
     * order of 1/n²: the second derivative in k, at most (2 + α + |η| + (1 + α + δ) Y)² / 24 n² of the loss for the smooth curves. The
     * threshold's loss is a tail from the first quantum that is open on, a rank that is off by up to one.
     */
    private static double allowance(CSVRecord row) {
        double n = DerivedValues.number(row, "quanta");
        double index = 2 + DerivedValues.number(row, "alpha") + Math.abs(DerivedValues.number(row, "eta"))
                + (1 + DerivedValues.number(row, "alpha") + DerivedValues.number(row, "delta"))
                        * Math.max(1, DerivedValues.number(row, "exposure"));
        return DerivedValues.curve(row) == Curve.THRESHOLD ? 2 * index / n : index * index / (n * n);
    }

    private static boolean agrees(CSVRecord row, JointForm form) {
        Map<Symbol, Double> values = DerivedValues.of(row);
        double kappa = DerivedValues.number(row, "kappa");
        double quanta = DerivedValues.number(row, "quanta") + 0.5;
        values.put(Symbol.of("N"), DerivedValues.number(row, "cost") * Math.pow(quanta, 1 + kappa) / (1 + kappa));
        values.put(Symbol.of("D"), DerivedValues.number(row, "data"));
        double first = form.terms().getFirst().evaluate(values);
        values.put(form.exposure(), form.crossover().evaluate(values));
        double second = form.terms().getLast().evaluate(values);
        double law = form.curve() == Curve.THRESHOLD ? Math.max(first, second) : first + second;
        return Math.abs(DerivedValues.number(row, "loss") / law - 1) <= allowance(row);
    }

    private static JointForm form(CSVRecord row) {
        return Deduction.of(DerivedValues.general(DerivedValues.curve(row)), Target.JOINT).law().joint().orElseThrow();
    }

    @Test
    void agreesWithDirectSums() {
        assertThat(ROWS).hasSize(90).allSatisfy(row -> assertThat(agrees(row, form(row))).as("%s", row).isTrue());
    }

    static Stream<Curve> mutantsDisagree() {
        return ROWS.stream().map(DerivedValues::curve).filter(curve -> curve != Curve.THRESHOLD).distinct();
    }

    /** Wrong joint laws: a lost or doubled term, the sum, another exposure, another w. Each fails on many rows of every smooth curve. */
    @ParameterizedTest
    @MethodSource
    void mutantsDisagree(Curve curve) {
        List<CSVRecord> rows = ROWS.stream().filter(r -> DerivedValues.curve(r) == curve).toList();
        for (Mutant mutant : MUTANTS) {
            assertThat(rows.stream().filter(r -> !agrees(r, mutant.of(form(r)))).count()).as("%s", curve).isGreaterThan(rows.size() / 2);
        }
    }

    private interface Mutant {
        JointForm of(JointForm form);
    }

    private static final List<Mutant> MUTANTS = List.of(
            f -> with(f, f.parameterLoss().times(Expr.parse("1001/1000")), f.dataLoss(), f.unitExposure()),
            f -> with(f, f.parameterLoss(), f.dataLoss().times(Expr.parse("1001/1000")), f.unitExposure()),
            f -> with(f, f.parameterLoss(), f.dataLoss(), f.unitExposure().times(Expr.parse("101/100"))),
            f -> with(f, f.parameterLoss(), f.dataLoss(), f.unitExposure().times(Expr.parse("1/1000000"))),
            f -> new JointForm(f.parameters(), f.data(), f.exposure(), f.parameterLoss(), f.dataLoss(), f.unitExposure(),
                    f.order().times(RationalFunction.parse("101/100")), f.curve(), f.shots()));

    private static JointForm with(JointForm f, Germ parameters, Germ data, Germ exposure) {
        return new JointForm(f.parameters(), f.data(), f.exposure(), parameters, data, exposure, f.order(), f.curve(), f.shots());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPrintedIsReadBack(Curve curve) {
        JointForm form = Deduction.of(DerivedValues.general(curve), Target.JOINT).law().joint().orElseThrow();
        assertThat(form.terms()).allSatisfy(t -> assertThat(Expr.parse(t.toString())).isEqualTo(t));
        assertThat(Expr.parse(form.crossover().toString())).isEqualTo(form.crossover());
    }

    /** Y^w = w M[φ](w) T_N/T_D, so that the two terms alone determine the law. */
    @ParameterizedTest
    @EnumSource
    void theTermsDetermineTheCrossover(Curve curve) {
        JointForm form = Deduction.of(DerivedValues.general(curve), Target.JOINT).law().joint().orElseThrow();
        Map<Symbol, Double> values = new LinkedHashMap<>(Map.of(
                Symbol.of("alpha"), 0.7, Symbol.of("eta"), 0.2, Symbol.of("kappa"), 0.3, Symbol.of("delta"), 0.4,
                Symbol.of("C"), 3.0, Symbol.of("Delta"), 1.5, Symbol.of("N"), 1e4, Symbol.of("D"), 1e7));
        values.putAll(DerivedValues.parameters(1.5));
        Expr quotient = form.parameterLoss().at(form.parameters())
                .dividedBy(form.dataLoss().at(form.data()))
                .times(curve.scaledMellin(form.order(), Expr.of(Symbol.of("tau"))));
        assertThat(quotient.evaluate(values) / form.crossover().pow(form.order()).evaluate(values)).isCloseTo(1, within(1e-12));
    }

    @Test
    void otherRegimesAreRefusedWithAReason() {
        assertThat(reason(Problem.quanta(Curve.EXPONENTIAL).cost("C/k"))).contains("exponential");
        assertThat(reason(Problem.quanta(Curve.EXPONENTIAL).cost("C/k^2"))).contains("a finite amount learns everything");
        assertThat(reason(Problem.quanta(Curve.EXPONENTIAL).gap("Delta*k^alpha"))).contains("infinite");
        assertThat(reason(Problem.quanta(Curve.EXPONENTIAL).gap("Delta*k^alpha").frequency("k^-(1+alpha)*log(k)^-2")))
                .contains("varies slowly");
    }

    private static String reason(Problem problem) {
        Law law = Deduction.of(problem, Target.JOINT).law();
        assertThat(law.joint()).isEmpty();
        assertThat(law.regime()).isNotEqualTo(Regime.POWER);
        return law.reason();
    }
}
