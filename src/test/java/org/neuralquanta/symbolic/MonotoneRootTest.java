package org.neuralquanta.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.symbol.Symbol;

/** Roots of monotone equations: found anywhere in the range of doubles, inside a narrow interval, or refused. */
@Statement("T39")
class MonotoneRootTest {

    private static final Symbol Y = Symbol.of("Y");

    private static MonotoneRoot root(String falling, String rising) {
        return new MonotoneRoot(Y, Expr.parse(falling), Expr.parse(rising));
    }

    /** a/Y = Y has the root √a. */
    @Property(tries = 200)
    void isFoundAtEverySize(@ForAll @Scale(2) @DoubleRange(min = -500, max = 500) double log) {
        double a = Math.exp(log);
        Bound bound = root("a/Y", "Y").bound(Map.of(Symbol.of("a"), a));
        assertThat(bound.contains(Math.sqrt(a))).as("%s at %s", bound, a).isTrue();
        assertThat(bound.width()).isLessThan(1e-11 * bound.upper());
        assertThat(bound.lower()).isLessThan(Math.sqrt(a) * (1 - 1e-13));
        assertThat(root("a/Y", "Y").evaluate(Map.of(Symbol.of("a"), a)) / Math.sqrt(a)).isBetween(1 - 1e-12, 1 + 1e-12);
    }

    @Test
    void thereIsNoneOrNoneThatADoubleHolds() {
        assertThatThrownBy(() -> root("2/Y", "1/Y").bound(Map.of())).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> root("1/Y", "2/Y").bound(Map.of())).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> root("a/Y", "Y").bound(Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void definesItself() {
        MonotoneRoot root = root("exp(-Y)/Y", "r*(1-exp(-Y))");
        assertThat(root.head()).isEqualTo("Y");
        assertThat(root.definition()).isEqualTo("the only root Y > 0 of exp(-Y)/Y = r*(1-exp(-Y))");
        assertThat(root.toLatex()).contains("\\text{the only root } Y > 0");
    }
}
