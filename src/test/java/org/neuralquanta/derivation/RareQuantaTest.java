package org.neuralquanta.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Claim;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.claim.Quantity;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.outcome.UndecidedException;
import org.neuralquanta.special.HurwitzZeta;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.Germ;
import org.neuralquanta.symbolic.RankSum;
import org.neuralquanta.symbolic.RationalFunction;

/** Stretched-exponentially rare quanta and an offset of the ranks: derived laws against direct summation. */
@Statement("T20")
class RareQuantaTest {

    /** A row of stretched.csv. */
    record Row(String target, String curve, Map<Symbol, Double> values, double logX, double logValue) {

        double value(String symbol) {
            return values.getOrDefault(Symbol.of(symbol), Double.NaN);
        }

        /** About −b n^β. */
        double logLoss() {
            return target.equals("count") ? -logX : logValue;
        }

        static Row of(String line) {
            String[] cells = line.split(",", -1);
            String[] names = {"beta", "b", "eta", "kappa", "delta", "nu", "tau"};
            var values = new LinkedHashMap<Symbol, Double>(Map.of(Symbol.of("Delta"), 1.0, Symbol.of("C"), 1.0));
            for (int i = 0; i < names.length; i++) {
                values.put(Symbol.of(names[i]), Double.parseDouble(cells[2 + i]));
            }
            return new Row(cells[0], cells[1], values, Double.parseDouble(cells[9]), Double.parseDouble(cells[10]));
        }
    }

    private static List<Row> rows() throws IOException {
        return rows("stretched.csv");
    }

    private static List<Row> rows(String name) throws IOException {
        Path file = Path.of(System.getProperty("project.basedir", "."), "src/test/resources/oracle", name);
        return Files.readAllLines(file).stream().filter(l -> !l.startsWith("#")).skip(1).map(Row::of).toList();
    }

    /** The three rows of each law, by growing resource. */
    static List<List<Row>> laws() throws IOException {
        return laws("stretched.csv");
    }

    /** With n from 10^8 to 10^18. */
    static List<List<Row>> farLaws() throws IOException {
        return laws("stretched-far.csv");
    }

    private static List<List<Row>> laws(String name) throws IOException {
        var laws = new LinkedHashMap<List<Object>, List<Row>>();
        rows(name).stream()
                .filter(r -> !r.target.equals("sum"))
                .forEach(r -> laws.computeIfAbsent(List.of(r.target, r.curve, r.values), _ -> new ArrayList<>()).add(r));
        return List.copyOf(laws.values());
    }

    private static Problem problem(Curve curve) {
        return Problem.quanta(curve)
                .frequency("exp(-b*k^beta)")
                .gap("Delta*k^eta")
                .cost("C*k^kappa")
                .threshold("tau*k^delta")
                .nu("nu")
                .assuming("0 < beta < 1", "b > 0", "kappa > -1", "1+kappa > beta", "nu > 0", "tau >= 1");
    }

    private static Deduction derivation(Row row) {
        return Deduction.of(problem(Curve.valueOf(row.curve.toUpperCase(Locale.ROOT))), Target.of(row.target));
    }

    /** log(exact/law), with a factor in the law. */
    private static double deviation(Deduction derivation, Row row, double factor) {
        Map<Symbol, Double> values = derivation.withConstants(row.values);
        return row.logValue - Math.log(factor) - switch (derivation.theorem().claim()) {
            case Claim.Asymptotic a -> log(a.germ(), values, row.logX);
            case Claim.Stretched s ->
                log(s.factor(), values, row.logX)
                        + s.rate().evaluate(values) * Math.exp(row.logX * Expr.of(s.power()).evaluate(values));
            default -> throw new AssertionError(derivation.theorem().claim());
        };
    }

    private static double log(Germ germ, Map<Symbol, Double> values, double logX) {
        return Math.log(germ.coefficient().evaluate(values))
                + number(germ.exponent(), values) * logX
                + number(germ.logExponent(), values) * Math.log(logX);
    }

    private static double number(RationalFunction function, Map<Symbol, Double> values) {
        return function.isZero() ? 0 : Expr.of(function).evaluate(values);
    }

    /**
     * What a law neglects. With b n^β = log x − (p/β) log log x + …, p at most |δ| + |κ| + 1, a power e of log x is wrong by e (p/β)
     * log log x / log x; and n, a whole number that costs determine up to n^−κ, by bβ n^(β−1) times what it is wrong by.
     */
    private static double allowance(Deduction derivation, Row row) {
        double beta = row.value("beta");
        double kappa = row.value("kappa");
        double logN = Math.log(-row.logLoss() / row.value("b")) / beta;
        double whole = 2 * row.value("b") * beta * Math.exp(logN * (beta - 1 + Math.max(0, -kappa)));
        if (!(derivation.theorem().claim() instanceof Claim.Asymptotic(var _, var _, Germ germ))) {
            return whole;
        }
        double e = Math.abs(number(germ.logExponent(), row.values));
        double p = (Math.abs(row.value("delta")) + Math.abs(kappa) + 1) / beta;
        return whole + (1 + e) * (1 + p) * (1 + Math.log(row.logX)) / row.logX;
    }

    /** Within what the law neglects, which vanishes as the resource grows; a lost factor of 2 is not. */
    @ParameterizedTest
    @MethodSource("laws")
    void agreeWithDirectSummation(List<Row> law) {
        Deduction derivation = derivation(law.getFirst());
        assertThat(law).hasSize(3);
        for (Row row : law) {
            assertThat(Math.abs(deviation(derivation, row, 1)))
                    .as("%s at %s, log x = %s", derivation.theorem().statement(), row.values, row.logX)
                    .isLessThan(allowance(derivation, row));
        }
        double last = allowance(derivation, law.getLast());
        assertThat(last).isLessThan(0.6).isLessThan(allowance(derivation, law.getFirst()));
        assertThat(Math.abs(deviation(derivation, law.getLast(), 2))).isGreaterThan(last);
        assertThat(Math.abs(deviation(derivation, law.getLast(), 0.5))).isGreaterThan(last);
    }

    /** So far out that what the law neglects is below 1 %: a factor of 1.02 is not. */
    @ParameterizedTest
    @MethodSource("farLaws")
    void agreeFarOut(List<Row> law) {
        Deduction derivation = derivation(law.getFirst());
        assertThat(law).hasSize(3);
        double before = Double.POSITIVE_INFINITY;
        for (Row row : law) {
            double deviation = Math.abs(deviation(derivation, row, 1));
            assertThat(deviation).as("%s at %s", derivation.theorem().statement(), row).isLessThan(before);
            before = deviation + 1e-5;
        }
        assertThat(before).as(derivation.theorem().statement()).isLessThan(0.01);
        assertThat(Math.abs(deviation(derivation, law.getLast(), 1.02))).isGreaterThan(0.01);
    }

    /** The normalised frequency of a geometric series has a sum in front of its power. */
    @Test
    void aSumInFrontOfAnExponentialIsInParentheses() {
        Symbol k = Symbol.of("k");
        Expr rate = Expr.parse("-b");
        var use = new Claim.Stretched(Quantity.USE, k, Germ.constant(Expr.parse("exp(b)-1")), rate, RationalFunction.ONE);
        assertThat(use.plain()).isEqualTo("p(k) ~ (exp(b)-1)*exp(-b*k)");
        assertThat(use.latex()).isEqualTo("p(k) \\sim \\left(e^{b}-1\\right) \\, e^{-b \\, k}");
        var loss = new Claim.Exponential(Quantity.LOSS, k, Expr.parse("a-b"), rate);
        assertThat(loss.plain()).endsWith(" ~ (a-b) * exp(-b*k)");
        assertThat(loss.latex()).endsWith("\\sim \\left(a-b\\right) \\, e^{-b \\, k}");
    }

    @Test
    void sumsOverAllRanks() throws IOException {
        List<Row> sums = rows().stream().filter(r -> r.target.equals("sum")).toList();
        assertThat(sums).hasSizeGreaterThan(6);
        for (Row row : sums) {
            var sum = new RankSum.Exponentials(Symbol.of("Z"), Expr.parse("b"), RationalFunction.parse("beta"));
            assertThat(sum.evaluate(row.values) / row.logValue).as("%s", row.values).isCloseTo(1, within(1e-12));
        }
    }

    /** The law of T20: L ~ τ/(βD) (log D)^(1/β−1). */
    @Test
    void theLawOfTheTheory() {
        Law law = Deduction.of(
                        Problem.quanta().frequency("exp(-k^beta)").assuming("0 < beta < 1"), Target.DATA)
                .law();
        assertThat(law.exponent()).contains(RationalFunction.ONE);
        assertThat(law.logExponent()).contains(RationalFunction.parse("1-1/beta"));
        assertThat(law.amplitude()).contains(Expr.parse("Delta*tau/beta"));
    }

    /** For a geometric sequence L·D has no limit; the number of quanta has one. */
    @Test
    void geometricFrequenciesHaveACountAndNoLoss() {
        Problem problem = Problem.quanta().frequency("exp(-b*k)").assuming("b > 0");
        for (Target target : List.of(Target.PARAMETERS, Target.DATA, Target.STEPS, Target.COMPUTE)) {
            Law law = Deduction.of(problem, target).law();
            assertThat(law.regime()).as("%s", target).isEqualTo(Regime.NONE);
            assertThat(law.reason()).contains("geometrically");
        }
        Law count = Deduction.of(problem, Target.COUNT).law();
        assertThat(count.regime()).isEqualTo(Regime.LOGARITHMIC);
        assertThat(count.amplitude()).contains(Expr.parse("1/b"));
    }

    @Test
    void conditionsAreNamed() {
        Problem problem = Problem.quanta().frequency("exp(-b*k^beta)");
        assertThatThrownBy(() -> Deduction.of(problem, Target.DATA)).isInstanceOf(UndecidedException.class);
        assertThatThrownBy(() -> Deduction.of(problem.assuming("b > 0", "beta > 0"), Target.DATA)).hasMessage("needs: beta < 1");
        assertThatThrownBy(() -> Deduction.of(problem.assuming("b > 0", "beta < 0"), Target.DATA))
                .hasMessageContaining("must fall to 0");
    }

    /** An offset changes the normalisation alone: the law is that of k^−(1+α) with ζ(1+α, 1+q) for ζ(1+α). */
    @Test
    void anOffsetOfTheRanks() {
        Problem shifted = Problem.quanta(Curve.EXPONENTIAL).frequency("3*(2*k+2*q)^-(1+alpha)").assuming("q > -1");
        for (Target target : KnownLawsTest.OF_ONE_FAMILY) {
            Law plain = Deduction.of(Problem.quanta(Curve.EXPONENTIAL), target).law();
            Law law = Deduction.of(shifted, target).law();
            assertThat(law.exponent()).isEqualTo(plain.exponent());
            if (target == Target.JOINT) {
                assertThat(law.claim().plain()).isEqualTo(plain.claim().plain().replace("zeta(1+alpha)", "zeta(1+alpha, 1+q)"));
                continue;
            }
            String amplitude = plain.amplitude().orElseThrow().toString();
            assertThat(amplitude).contains("zeta(1+alpha)");
            Expr expected = Expr.parse(amplitude.replace("zeta(1+alpha)", "zeta(1+alpha, 1+q)").replace("zeta(t*(1+alpha))", "zeta(t*(1+alpha), 1+q)"));
            assertThat(law.amplitude()).contains(expected);
            assertThat(expected.toLatex()).contains("\\zeta\\left(1+\\alpha, 1+q\\right)");
        }
        var values = Map.of(Symbol.of("alpha"), 0.4, Symbol.of("q"), 1.5);
        assertThat(Expr.parse("zeta(1+alpha, 1+q)").evaluate(values)).isEqualTo(HurwitzZeta.value(0.4, 2.5));
        assertThatThrownBy(() -> Deduction.of(Problem.quanta().frequency("(k+q)^-2"), Target.DATA)).hasMessage("needs: q > -1");
        assertThatThrownBy(() -> Deduction.of(Problem.quanta().frequency("(k-1)^-2"), Target.DATA)).hasMessageContaining("must be above -1");
    }
}
