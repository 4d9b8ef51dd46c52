package org.neuralquanta.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuralquanta.symbol.Symbol;

/** Powers cancel exactly, what is printed is read back, values agree with mpmath. */
class ExprTest {

    @Provide
    Arbitrary<Expr> expressions() {
        return Expressions.expressions();
    }

    @Provide
    Arbitrary<RationalFunction> functions() {
        return Expressions.rationalFunctions();
    }

    @Property(tries = 1000)
    void whatIsPrintedIsReadBack(@ForAll("expressions") Expr x) {
        assertThat(Expr.parse(x.toString())).as(x.toString()).isEqualTo(x).hasSameHashCodeAs(x);
    }

    /** Multiplied out or not, a power of primes of any size has one form: 1297² is 1682209, and 1000003³ fits a long. */
    @ParameterizedTest
    @CsvSource({"1297, 1", "1297, -2", "1297, 3", "99991, 3", "1000003, 2", "1000003, -3", "2147483647, 2", "3000000019, 2", "1009, 6"})
    void powersOfLargePrimesHaveOneForm(String prime, int exponent) {
        Expr power = Expr.parse(prime).pow(RationalFunction.of(exponent));
        BigInteger whole = new BigInteger(prime).pow(Math.abs(exponent));
        assertThat(Expr.parse(exponent < 0 ? "1/" + whole : whole.toString())).isEqualTo(power);
        assertThat(Expr.parse("1687397*99991").dividedBy(Expr.parse("1297*99991"))).isEqualTo(Expr.parse("1301"));
    }

    @Property(tries = 300)
    void productsAreAnAbelianGroup(
            @ForAll("expressions") Expr x, @ForAll("expressions") Expr y, @ForAll("expressions") Expr z) {
        Assume.that(!x.isZero());
        assertThat(x.times(y).times(z)).isEqualTo(x.times(y.times(z)));
        assertThat(x.times(y)).isEqualTo(y.times(x));
        assertThat(x.dividedBy(x)).isEqualTo(Expr.ONE);
        assertThat(y.times(x).dividedBy(x)).isEqualTo(y);
    }

    @Property(tries = 300)
    void powersAddAndMultiply(
            @ForAll("functions") RationalFunction b,
            @ForAll("functions") RationalFunction p,
            @ForAll("functions") RationalFunction q) {
        Assume.that(!b.isZero());
        Expr base = Expr.of(b.times(b));
        assertThat(base.pow(p).times(base.pow(q))).isEqualTo(base.pow(p.plus(q)));
        assertThat(base.pow(p).pow(q)).isEqualTo(base.pow(p.times(q)));
    }

    @Property(tries = 300)
    void rationalFunctionsAreEmbedded(@ForAll("functions") RationalFunction a, @ForAll("functions") RationalFunction b) {
        assertThat(Expr.of(a).plus(Expr.of(b))).isEqualTo(Expr.of(a.plus(b)));
        assertThat(Expr.of(a).times(Expr.of(b))).isEqualTo(Expr.of(a.times(b)));
    }

    @Test
    void powersOfPolynomialsWithACommonDivisorCancel() {
        Expr x = Expr.parse("(a+b)^(1/2)*(a^2-b^2)^(1/2)/(a-b)^(1/2)");
        assertThat(x).isEqualTo(Expr.parse("a+b"));
        assertThat(Expr.parse("12^z*3^(-z)")).isEqualTo(Expr.parse("2^(2*z)"));
        assertThat(Expr.parse("(C^2)^(1/2)")).isEqualTo(Expr.parse("C"));
        assertThat(Expr.parse("x^z")).isNotEqualTo(Expr.parse("x^w"));
    }

    @Test
    void valuesAgreeWithMpmath() throws IOException {
        double worst = 0;
        int compared = 0;
        for (String line : Files.readAllLines(Path.of("src/test/resources/oracle/expressions.csv"))) {
            if (line.startsWith("#") || line.startsWith("expression")) {
                continue;
            }
            String[] fields = line.split(";", -1);
            double expected = Double.parseDouble(fields[2]);
            double value = Expr.parse(fields[0]).evaluate(values(fields[1]));
            assertThat(Math.abs(value / expected - 1)).as(line).isLessThan(1e-13);
            worst = Math.max(worst, Math.abs(value / expected - 1));
            compared++;
        }
        System.out.printf("expressions against mpmath: largest relative error %.1e over %d%n", worst, compared);
        assertThat(compared).isEqualTo(500);
    }

    private static Map<Symbol, Double> values(String list) {
        var values = new HashMap<Symbol, Double>();
        for (String pair : list.split(",", -1)) {
            int at = pair.indexOf('=');
            values.put(Symbol.of(pair.substring(0, at)), Double.valueOf(pair.substring(at + 1)));
        }
        return values;
    }

    @Test
    void zetaNearItsPoleKeepsItsAccuracy() {
        double value = Expr.parse("zeta(1+alpha)").evaluate(Map.of(Symbol.of("alpha"), 1e-10));
        assertThat(value).isCloseTo(1e10 + 0.5772156649, within(1e-5));
    }

    /** mpmath 1.3.0 at 30 digits: gamma(1e6+1/4)/gamma(1e6), polylog(2/7, -exp(2)), and the difference of two. */
    @Test
    void quotientsOfLargeGammasAndPolylogarithmsHaveValues() {
        Map<Symbol, Double> values = Map.of(Symbol.of("tau"), 1e6, Symbol.of("m"), 2.0);
        assertThat(Expr.parse("gamma(tau+1/4)/gamma(tau)").evaluate(values) / 31.62277363704838).isCloseTo(1, within(1e-14));
        assertThat(Expr.parse("-polylog(2/7, -exp(m))").evaluate(values) / 1.2019254940633572).isCloseTo(1, within(1e-13));
        assertThat(Expr.parse("polylog(-5/7, -exp(m))-polylog(2/7, -exp(m))").evaluate(values) / 0.9372416386079446).isCloseTo(1, within(1e-13));
    }

    /** The sign goes to the factor that may be negative, the others keep their powers. Values: mpmath 1.3. */
    @Test
    void rootsOfProductsWithAMinusKeepAllFactors() {
        Map<Symbol, Double> values = Map.of(Symbol.of("x"), 0.5, Symbol.of("m"), 0.3, Symbol.of("c"), 3.0);
        assertThat(Expr.parse("(-4*c*log(x))^(1/2)").evaluate(values)).isCloseTo(2.8840537732017660, within(1e-14));
        assertThat(Expr.parse("(-2*c*polylog(2/7, -exp(m)))^(1/2)").evaluate(values)).isCloseTo(1.9928638148504750, within(1e-13));
    }

    @Test
    void symbolsAreReplacedInFactorsExponentsAndArguments() {
        Map<Symbol, RationalFunction> halves = Map.of(
                Symbol.of("x"), Expr.parse("1/2+y").toRational().orElseThrow(), Symbol.of("n"), Expr.parse("7/2").toRational().orElseThrow());
        assertThat(Expr.parse("12^x*exp(n)*gamma(n*x)*(1+exp(x))^n*(x+n)").substitute(halves))
                .isEqualTo(Expr.parse("12^(1/2+y)*exp(7/2)*gamma(7/4+7/2*y)*(1+exp(1/2+y))^(7/2)*(4+y)"));
    }

    @Test
    void symbolsAreThoseOfFactorsExponentsAndArguments() {
        assertThat(Expr.parse("(a+b)^z*gamma(tau)*(c^x+d)^(1/2)").symbols()).extracting(Symbol::toString)
                .containsExactlyInAnyOrder("a", "b", "z", "tau", "c", "x", "d");
    }

    @Test
    void whatHasNoValueIsRefused() {
        Map<Symbol, Double> x = Map.of(Symbol.of("x"), -1.0);
        assertThatThrownBy(() -> Expr.parse("x^(1/2)").evaluate(x)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Expr.parse("zeta(1+x)").evaluate(x)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Expr.parse("gamma(x)").evaluate(x)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Expr.parse("10^400*x").evaluate(x)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Expr.parse("y").evaluate(x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("y");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alpha/(1+alpha)                 | alpha/(1+alpha)     | \\frac{\\alpha}{1+\\alpha}
            k^-(1+alpha)*C                  | C/k^(1+alpha)       | \\frac{C}{k^{1+\\alpha}}
            -(eta-alpha_N)                  | alpha_N-eta         | \\alpha_{N}-\\eta
            exp(2*x)*log(x)^2               | exp(2*x)*log(x)^2   | e^{2 \\, x} \\, \\left(\\log\\left(x\\right)\\right)^{2}
            polylog(z, -exp(m))             | polylog(z, -exp(m)) | \\operatorname{Li}_{z}\\left(-e^{m}\\right)
            gammaq(w, Y)*gammap(w, Y)       | gammap(w, Y)*gammaq(w, Y) | P\\left(w, Y\\right) \\, Q\\left(w, Y\\right)
            mellin_logistic(w, Y, m)        | mellin_logistic(w, Y, m) | M_{\\mathrm{logistic}}\\left(w, Y, m\\right)
            max(x, 2*y)                     | max(x, 2*y)         | \\max\\left(x, 2 \\, y\\right)
            zeta*zeta(2)                    | zeta*zeta(2)        | \\zeta \\, \\zeta\\left(2\\right)
            """)
    void isWrittenAsPeopleWrite(String typed, String plain, String latex) {
        assertThat(Expr.parse(typed)).hasToString(plain);
        assertThat(Expr.parse(typed).toLatex()).isEqualTo(latex);
    }

    /** Closed forms: Q(2, y) = (1 + y) e^−y, and the transforms at w = 1. */
    @Test
    void functionsThatNeedADefinition() {
        Map<Symbol, Double> values = Map.of(Symbol.of("y"), 3.0, Symbol.of("m"), 2.0);
        double q = 4 * Math.exp(-3);
        double logistic = Math.log1p(Math.exp(-1));
        assertThat(Expr.parse("gammaq(2, y)").evaluate(values)).isCloseTo(q, within(1e-15));
        assertThat(Expr.parse("gammap(2, y)").evaluate(values)).isCloseTo(1 - q, within(1e-15));
        assertThat(Expr.parse("mellin_logistic(1, y, m)").evaluate(values)).isCloseTo(logistic, within(1e-15));
        assertThat(Expr.parse("mellin_multilinear(1, y, m)").evaluate(values))
                .isCloseTo(logistic - 1 / (1 + Math.E), within(1e-15));
        assertThat(Expr.parse("max(y, m)^2").evaluate(values)).isEqualTo(9);
        for (DefinedFunction function : DefinedFunction.values()) {
            assertThat(Expr.parse(function.head())).hasToString(function.head());
        }
    }
}
