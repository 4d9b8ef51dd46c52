package org.neuralquanta.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuralquanta.symbol.Symbol;

/** Conditions at values are decided exactly: one place beside the edge, at it, and where the denominator turns the sign. */
class ConditionTest {

    private static final Symbol ALPHA = Symbol.of("alpha");

    @ParameterizedTest
    @CsvSource({
        "alpha-1/2, 0.5, false, true",
        "alpha-1/2, 0.5000000000000001, true, true",
        "alpha-1/2, 0.49999999999999994, false, false",
        "alpha-1/10, 0.1, true, true",
        "1/(alpha-3), 2.5, false, false",
        "1/(alpha-3), 3.5, true, true",
        "(alpha-1)/(alpha-3), 0.5, true, true",
        "(alpha-1)/(alpha-3), 1, false, true"
    })
    void holdsWhereTheSignIsRight(String form, double value, boolean above, boolean notBelow) {
        RationalFunction function = Expr.parse(form).toRational().orElseThrow();
        for (boolean strict : new boolean[] {true, false}) {
            Condition condition = new Condition(function, strict);
            boolean expected = strict ? above : notBelow;
            assertThat(condition.holdsAt(Map.of(ALPHA, value))).as("strict: %s", strict).isEqualTo(expected);
            assertThat(condition.negation().holdsAt(Map.of(ALPHA, value))).as("the negation").isNotEqualTo(expected);
        }
    }
}
