package org.neuralquanta.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.outcome.UndecidedException;
import org.neuralquanta.symbol.Symbol;
import org.neuralquanta.symbolic.Expr;
import org.neuralquanta.symbolic.RankSum;
import org.neuralquanta.symbolic.RationalFunction;

/** The laws of the theory come out as it states them, with their regimes and conditions. */
class KnownLawsTest {

    static final Problem GENERAL = Problem.quanta()
            .gap("Delta*k^eta")
            .cost("C*k^kappa")
            .threshold("tau*k^delta")
            .nu("nu")
            .assuming("alpha > eta", "kappa > -1", "alpha+delta > -1", "nu > 0");

    /** The targets without symbols of their own for chosen data or several families. */
    static final Set<Target> OF_GIVEN_DATA = EnumSet.range(Target.PARAMETERS, Target.REPEATED);

    static final Set<Target> OF_ONE_FAMILY = EnumSet.range(Target.PARAMETERS, Target.CURATED);

    private static Law law(Problem problem, String target) {
        return Deduction.of(problem, Target.of(target)).law();
    }

    private static void assertLaw(Problem problem, String target, String exponent, String logExponent, String amplitude) {
        Law law = law(problem, target);
        assertThat(law.regime()).isEqualTo(Regime.POWER);
        assertThat(law.exponent()).contains(RationalFunction.parse(exponent));
        assertThat(law.logExponent()).contains(RationalFunction.parse(logExponent));
        assertThat(law.amplitude()).contains(Expr.parse(amplitude));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            THRESHOLD   | parameters | alpha           | Delta*C^alpha/(alpha*zeta(1+alpha))
            THRESHOLD   | data       | alpha/(1+alpha) | Delta/(alpha*zeta(1+alpha)^(1/(1+alpha)))*tau^(alpha/(1+alpha))
            SHOTS       | data       | alpha/(1+alpha) | Delta/(alpha*zeta(1+alpha)^(1/(1+alpha)))*gamma(tau+alpha/(1+alpha))/gamma(tau)
            EXPONENTIAL | data       | alpha/(1+alpha) | Delta/(alpha*zeta(1+alpha)^(1/(1+alpha)))*gamma(1+alpha/(1+alpha))
            LOGISTIC    | data       | alpha/(1+alpha) | -Delta/(alpha*zeta(1+alpha)^(1/(1+alpha)))*gamma(1+alpha/(1+alpha))*polylog(alpha/(1+alpha), -exp(m))
            MULTILINEAR | data       | alpha/(1+alpha) | Delta/(alpha*zeta(1+alpha)^(1/(1+alpha)))*gamma(1+alpha/(1+alpha))*(polylog(-1/(1+alpha), -exp(m))-polylog(alpha/(1+alpha), -exp(m)))
            THRESHOLD   | steps      | alpha/(1+alpha) | Delta/(alpha*zeta(1+alpha)^(1/(1+alpha)))*tau^(alpha/(1+alpha))
            THRESHOLD   | count      | 1/(1+alpha)     | (tau*zeta(1+alpha))^(-1/(1+alpha))
            SHOTS       | count      | 1/(1+alpha)     | zeta(1+alpha)^(-1/(1+alpha))*gamma(tau-1/(1+alpha))/gamma(tau)
            EXPONENTIAL | count      | 1/(1+alpha)     | zeta(1+alpha)^(-1/(1+alpha))*gamma(alpha/(1+alpha))
            SHOTS       | tempered   | alpha/(t+alpha*t) | Delta*zeta(t+alpha*t)^(alpha/(t+alpha*t))/(alpha*zeta(1+alpha))*gamma(tau+alpha/(t+alpha*t))/gamma(tau)
            EXPONENTIAL | curated    | alpha           | Delta*(1+alpha)^(1+alpha)/(alpha*zeta(1+alpha))
            THRESHOLD   | curated    | alpha           | Delta*tau^alpha/(alpha*zeta(1+alpha))
            THRESHOLD   | mixture-data | alpha_1/(1+alpha_1) | Delta*pi_1/(alpha_1*zeta(1+alpha_1)^(1/(1+alpha_1)))*(tau/q_1)^(alpha_1/(1+alpha_1))
            EXPONENTIAL | mixture-best | alpha_1/(1+alpha_1) | Delta*pi_1/(alpha_1*zeta(1+alpha_1)^(1/(1+alpha_1)))*gamma(1+alpha_1/(1+alpha_1))
            THRESHOLD   | mixture-parameters | alpha_1 | Delta*pi_1*C^alpha_1/(alpha_1*zeta(1+alpha_1))
            THRESHOLD   | compute    | alpha/(2+alpha) | Delta*(C*tau)^(alpha/(2+alpha))/(alpha*zeta(1+alpha)^(2/(2+alpha)))
            """)
    @Statement({"T8", "T10", "T11", "T12", "T13", "T15", "T42", "T43"})
    void ofTheThreeHypotheses(Curve curve, String target, String exponent, String amplitude) {
        assertLaw(Problem.quanta(curve).assuming("tau >= 1"), target, exponent, "0", amplitude);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            parameters | (alpha-eta)/(1+kappa)               | 0 | Delta*(C/(1+kappa))^((alpha-eta)/(1+kappa))/((alpha-eta)*zeta(1+alpha))
            data       | (alpha-eta)/(1+alpha+delta)         | 0 | Delta/(alpha-eta)/zeta(1+alpha)*(tau*zeta(1+alpha))^((alpha-eta)/(1+alpha+delta))
            steps      | (alpha-eta)/(nu*(1+alpha))          | 0 | Delta/(alpha-eta)/zeta(1+alpha)*(tau*zeta(1+alpha)^nu)^((alpha-eta)/(nu*(1+alpha)))
            compute    | (alpha-eta)/(2+alpha+kappa+delta)   | 0 | Delta/((alpha-eta)*zeta(1+alpha))*(tau*zeta(1+alpha)*C/(1+kappa))^((alpha-eta)/(2+alpha+kappa+delta))
            """)
    @Statement("T17")
    void withGeneralExponents(String target, String exponent, String logExponent, String amplitude) {
        assertLaw(GENERAL, target, exponent, logExponent, amplitude);
    }

    @Test
    @Statement("T18")
    void theBestSplitOfCompute() {
        Deduction.Allocation split = Deduction.of(GENERAL, Target.COMPUTE).allocation().orElseThrow();
        assertThat(split.parameters().exponent()).isEqualTo(RationalFunction.parse("(1+kappa)/(2+alpha+kappa+delta)"));
        assertThat(split.data().exponent()).isEqualTo(RationalFunction.parse("(1+alpha+delta)/(2+alpha+kappa+delta)"));
        assertThat(split.parameters().times(split.data()).toString(Symbol.of("F"))).isEqualTo("F");
    }

    /** A N^−a + B D^−b under N D = F, with the closed-form optimum by calculus. */
    @Test
    @Statement("T18")
    void additiveLosses() {
        Law law = law(Problem.quanta(Curve.EXPONENTIAL), "sum-bound");
        assertThat(law.exponent()).contains(RationalFunction.parse("alpha*(alpha/(1+alpha))/(alpha+alpha/(1+alpha))"));
        Expr a = law(Problem.quanta(Curve.EXPONENTIAL), "parameters").amplitude().orElseThrow();
        Expr b = law(Problem.quanta(Curve.EXPONENTIAL), "data").amplitude().orElseThrow();
        Expr expected = a.pow(RationalFunction.parse("1/(2+alpha)"))
                .times(b.pow(RationalFunction.parse("(1+alpha)/(2+alpha)")))
                .times(Expr.parse("(1+alpha)^(1/(2+alpha))+(1+alpha)^(1/(2+alpha)-1)"));
        var at = Map.of(Symbol.of("alpha"), 0.7, Symbol.of("Delta"), 1.3, Symbol.of("C"), 2.1);
        assertThat(law.amplitude().orElseThrow().evaluate(at) / expected.evaluate(at))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    @Statement("T19")
    void logModifiedFrequencies() {
        Problem problem = Problem.quanta().frequency("k^-(1+alpha)*log(k)^-gamma");
        assertLaw(problem, "parameters", "alpha", "gamma", "Delta*C^alpha/(alpha*Z)");
        assertLaw(
                problem,
                "data",
                "alpha/(1+alpha)",
                "gamma/(1+alpha)",
                "Delta/(alpha*Z)*(tau*Z)^(alpha/(1+alpha))*(1+alpha)^(gamma/(1+alpha))");
        assertThat(Deduction.of(problem, Target.DATA).constants()).singleElement().satisfies(c -> {
            assertThat(c)
                    .isEqualTo(new RankSum.Monomials(
                            Symbol.of("Z"),
                            RationalFunction.parse("-(1+alpha)"),
                            RationalFunction.ZERO,
                            RationalFunction.parse("-gamma")));
        });
    }

    @Test
    @Statement("T20")
    void losesThatAreLogarithmic() {
        Law law = law(
                Problem.quanta().gap("Delta*k^alpha").frequency("k^-(1+alpha)*log(k)^-gamma").assuming("gamma > 1"),
                "parameters");
        assertThat(law.regime()).isEqualTo(Regime.LOGARITHMIC);
        assertThat(law.exponent()).isEmpty();
        assertThat(law.logExponent()).contains(RationalFunction.parse("gamma-1"));
        assertThat(law.amplitude()).contains(Expr.parse("Delta/(Z*(gamma-1))"));
    }

    @Test
    @Statement("T20")
    void costsThatFallLikeTheRank() {
        Law exponential = law(Problem.quanta().cost("C/k"), "parameters");
        assertThat(exponential.regime()).isEqualTo(Regime.EXPONENTIAL);
        assertThat(exponential.exponent()).isEmpty();
        assertThat(exponential.amplitude())
                .contains(Expr.parse("Delta/(alpha*zeta(1+alpha))*exp(alpha*EulerGamma)"));
        assertThat(exponential.rate()).contains(Expr.parse("-alpha/C"));
        Law compute = law(Problem.quanta().gap("Delta*k^eta").cost("C/k").threshold("tau*k^delta")
                .assuming("alpha > eta", "alpha+delta > -1"), "compute");
        assertThat(compute.exponent()).contains(RationalFunction.parse("(alpha-eta)/(1+alpha+delta)"));
        assertThat(compute.logExponent()).contains(RationalFunction.parse("-(alpha-eta)/(1+alpha+delta)"));
    }

    @Test
    @Statement("T20")
    void summableCosts() {
        Problem problem = Problem.quanta().cost("C*k^kappa").assuming("kappa < -1");
        Law finite = law(problem, "parameters");
        assertThat(finite.regime()).isEqualTo(Regime.FINITE);
        assertThat(finite.reason()).contains("C*zeta(-kappa)");
        assertThat(law(problem, "compute").exponent()).isEqualTo(law(problem, "data").exponent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            parameters | k^-(1+alpha) | Delta*k^alpha | C            | NONE        | log(K/n)
            data       | k^-(1+alpha) | Delta*k^alpha | C            | NONE        | infinite
            parameters | k^-(1+alpha) | Delta         | C/(k*log(k)) | NONE        | log(log(n))
            parameters | k^-(1+alpha) | Delta         | C*log(k)/k   | EXPONENTIAL | log(n)^2
            """)
    @Statement("T20")
    void regimesWithoutALaw(String target, String frequency, String gap, String cost, Regime regime, String reason) {
        Law law = law(Problem.quanta().frequency(frequency).gap(gap).cost(cost), target);
        assertThat(law.regime()).isEqualTo(regime);
        assertThat(law.exponent()).isEmpty();
        assertThat(law.reason()).contains(reason);
    }

    /** α = η by assumption and not by the letters. */
    @Test
    @Statement("T17")
    void anExponentCanBeZeroByAssumption() {
        Problem problem = Problem.quanta().gap("Delta*k^eta").assuming("eta >= alpha", "alpha >= eta");
        assertThat(law(problem, "parameters").regime()).isEqualTo(Regime.NONE);
        Law logarithmic =
                law(problem.frequency("k^-(1+alpha)*log(k)^-gamma").assuming("gamma > 1"), "data");
        assertThat(logarithmic.regime()).isEqualTo(Regime.LOGARITHMIC);
        assertThat(logarithmic.logExponent()).contains(RationalFunction.parse("gamma-1"));
    }

    @Test
    @Statement("T13")
    void countsOfCurvesThatAreNoProbabilities() {
        assertThat(law(Problem.quanta(Curve.LOGISTIC), "count").regime()).isEqualTo(Regime.NONE);
        assertThat(law(Problem.quanta().nu("0"), "steps").regime()).isEqualTo(Regime.FINITE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            parameters | k^-(1+alpha)       | Delta*k^eta | C         | needs: alpha > eta
            parameters | k^-(1+alpha)       | Delta       | C*k^kappa | needs: kappa > -1
            data       | k^-s               | Delta       | C         | needs: s > 1
            data       | k^-(1+alpha/theta) | Delta       | C         | needs: theta > 0
            data       | A*k^-(1+alpha)     | Delta       | C         | needs: A > 0
            """)
    @Statement({"T17", "T20"})
    void missingAssumptionsAreNamedAndSuffice(String target, String frequency, String gap, String cost, String needs) {
        Problem problem = Problem.quanta().frequency(frequency).gap(gap).cost(cost);
        assertThatThrownBy(() -> law(problem, target)).isInstanceOf(UndecidedException.class).hasMessage(needs);
        assertThat(law(problem.assuming(needs.substring("needs: ".length())), target).regime()).isEqualTo(Regime.POWER);
    }

    @Test
    @Statement("T13")
    void countsNeedEnoughShots() {
        assertThatThrownBy(() -> law(Problem.quanta(Curve.SHOTS), "count")).hasMessage("needs: tau+alpha*tau > 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exp(-k^beta)*k    | must be a coefficient times exp(-b*k^beta)
            exp(-k-k^2)       | frequency
            k*(k+q)^-3        | frequency
            k^-2+k^-3+k^-4         | frequency
            k^-k              | frequency
            """)
    @Statement("T20")
    void otherFrequenciesAreRefused(String frequency, String message) {
        assertThatThrownBy(() -> Problem.quanta().frequency(frequency))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    @Statement("T17")
    void inputsMustBePositiveAndNotUseTheVariables() {
        assertThatThrownBy(() -> law(Problem.quanta().cost("-C"), "parameters")).hasMessageContaining("positive");
        assertThatThrownBy(() -> law(Problem.quanta().cost("N"), "parameters")).hasMessageContaining("symbol N");
        assertThatThrownBy(() -> law(Problem.quanta().gap("log(2)"), "data")).hasMessageContaining("log");
    }

    @Test
    @Statement("T21")
    void relationsFreeOfAlpha() {
        assertThat(relation(Problem.quanta(), Target.PARAMETERS, Target.DATA)).isEqualTo("alpha_D = alpha_N/(1+alpha_N)");
        assertThat(relation(Problem.quanta(), Target.PARAMETERS, Target.COMPUTE))
                .isEqualTo("alpha_C = alpha_N/(2+alpha_N)");
        assertThat(RationalFunction.parse(relation(GENERAL, Target.PARAMETERS, Target.DATA).substring(10)))
                .isEqualTo(RationalFunction.parse("alpha_N*(1+kappa)/(1+delta+eta+alpha_N*(1+kappa))"));
    }

    private static String relation(Problem problem, Target first, Target second) {
        return Relation.between(
                        Deduction.of(problem, first).law(), Deduction.of(problem, second).law(), Symbol.of("alpha"))
                .toString();
    }
}
