package org.neuralquanta.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.outcome.UndecidedException;
import org.neuralquanta.symbol.Symbol;

/** Germs are a group under composition, and compose as the functions do. */
class GermTest {

    private static final Assumptions POSITIVE = Assumptions.of("a > 0", "b > 0", "C > 0");
    private static final Symbol X = Symbol.of("x");

    private static Germ germ(String monomial) {
        return Germ.of(Expr.parse(monomial), X);
    }

    private static Germ random(int a, int b, int l, int c) {
        return germ("(%d*C)^(1/%d)*x^(%d*a+%d/3+%d*b)*log(x)^(%d/2+b)".formatted(c, c, a, a, b, l));
    }

    @Property(tries = 200)
    void compositionIsAGroup(
            @ForAll @IntRange(min = 1, max = 5) int i,
            @ForAll @IntRange(min = 1, max = 5) int j,
            @ForAll @IntRange(min = -4, max = 4) int k,
            @ForAll @IntRange(min = 1, max = 9) int l) {
        Germ f = random(i, j, k, l);
        Germ g = random(l, i, -k, j);
        Germ h = random(j, l, i, i);
        assertThat(f.compose(f.inverse(POSITIVE), POSITIVE)).isEqualTo(Germ.X);
        assertThat(f.inverse(POSITIVE).compose(f, POSITIVE)).isEqualTo(Germ.X);
        assertThat(f.compose(g, POSITIVE).compose(h, POSITIVE)).isEqualTo(f.compose(g.compose(h, POSITIVE), POSITIVE));
        assertThat(f.times(g).compose(h, POSITIVE))
                .isEqualTo(f.compose(h, POSITIVE).times(g.compose(h, POSITIVE)));
        assertThat(f.compare(f, POSITIVE)).isZero();
        assertThat(f.times(germ("x^a/C")).compare(f, POSITIVE)).isPositive();
        assertThat(f.compare(f.times(germ("3*log(x)^b")), POSITIVE)).isNegative();
    }

    /** The ratio of y ↦ germ(inverse(y)) to y tends to 1 like log log y / log y: measured at y = 1e50 and 1e200. */
    @Test
    void theInverseIsThatOfTheFunction() {
        Germ inverse = germ("3*x^2*log(x)").inverse(POSITIVE);
        double near = ratio(inverse, 1e50);
        double far = ratio(inverse, 1e200);
        assertThat(Math.abs(far - 1)).isLessThan(Math.abs(near - 1)).isLessThan(0.02);
    }

    private static double ratio(Germ inverse, double y) {
        double x = inverse.coefficient().evaluate(Map.of())
                * Math.sqrt(y) * Math.pow(Math.log(y), inverse.logExponent().at(Map.of()).doubleValue());
        return 3 * x * x * Math.log(x) / y;
    }

    @Test
    void whatIsNotDecidedIsNamed() {
        assertThatThrownBy(() -> germ("x^d").inverse(POSITIVE))
                .isInstanceOf(UndecidedException.class)
                .hasMessage("needs: d > 0");
        assertThatThrownBy(() -> germ("x^(a-b)").compare(Germ.ONE, POSITIVE))
                .isInstanceOf(UndecidedException.class)
                .hasMessage("needs: a > b");
    }

    @Test
    void onlyMonomialsAreGerms() {
        assertThatThrownBy(() -> germ("1+x")).hasMessageContaining("not a monomial");
        assertThatThrownBy(() -> germ("a^x")).hasMessageContaining("not a monomial");
        assertThatThrownBy(() -> germ("log(2*x)")).hasMessageContaining("not a monomial");
        assertThat(germ("2*C/x^a").toString(Symbol.of("N"))).isEqualTo("2*C*N^(-a)");
    }
}
