package org.neuralquanta.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuralquanta.outcome.SyntaxException;

/** What is no expression is refused with the column and a caret. */
class ParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x^(             | 4 | ends too early
            1/0             | 2 | 0 to the power of -1
            2*              | 3 | ends too early
            a b             | 3 | unexpected 'b'
            sin(x)          | 1 | no function 'sin'
            polylog(x)      | 1 | of 1 arguments
            x^log(2)        | 3 | expected a rational expression
            (x              | 3 | expected ')'
            1e999999        | 1 | more than 400 zeros
            (-2)^(1/2)      | 1 | negative number
            x+%             | 3 | expected a number
            """)
    void errorsPointAtTheColumn(String text, int column, String problem) {
        SyntaxException error = catchThrowableOfType(SyntaxException.class, () -> Expr.parse(text));
        assertThat(error).isNotNull().hasMessageContaining(problem).hasMessageContaining("\n  " + " ".repeat(column - 1) + "^");
        assertThat(error.column()).isEqualTo(column);
    }

    @Test
    void deepNestingIsRefusedAndNotOverflowed() {
        assertThatThrownBy(() -> Expr.parse("(".repeat(100_000))).isInstanceOf(SyntaxException.class);
        assertThatThrownBy(() -> Expr.parse("x^".repeat(100_000))).isInstanceOf(SyntaxException.class);
        assertThat(Expr.parse("-".repeat(100_000) + "x")).isEqualTo(Expr.parse("x"));
    }

    @Test
    void largePowersStayPowers() {
        assertThat(Expr.parse("2^1000000000*2^-1000000000")).isEqualTo(Expr.ONE);
        assertThat(Expr.parse("(1+x)^100000")).hasToString("(1+x)^100000");
    }

    @Test
    void conditionsAreChains() {
        assertThat(Condition.parse("0 < mu < 1")).hasToString("[mu > 0, mu < 1]");
        assertThat(Condition.parse("2*alpha + beta >= delta")).hasToString("[2*alpha+beta >= delta]");
        assertThat(Condition.parse("2*a > 2*b")).isEqualTo(Condition.parse("b < a"));
        assertThatThrownBy(() -> Condition.parse("alpha = eta")).isInstanceOf(SyntaxException.class);
        assertThatThrownBy(() -> Condition.parse("alpha")).isInstanceOf(SyntaxException.class);
    }
}
