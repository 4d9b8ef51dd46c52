package org.neuralquanta.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuralquanta.outcome.ContradictionException;
import org.neuralquanta.symbol.Symbol;

/** Signs are proved with certificates that multiply out, completely so for linear forms, and never guessed. */
class AssumptionsTest {

    private static Condition condition(String text) {
        return Condition.parse(text).getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alpha > eta; eta >= 0              | alpha > 0                     | proved
            alpha > eta; eta >= 0              | alpha >= 2*eta                | needs: alpha >= 2*eta
            kappa > -1; alpha > eta; eta > 0   | (alpha-eta)/(1+kappa) > 0     | proved
            0 < mu < 1                         | mu*(1-mu) > 0                 | proved
            0 < mu < 1                         | mu/(mu-2) < 0                 | proved
            0 < mu < 1                         | 1/(1-mu) < 0                  | refuted
            a > 0; b > 0                       | a^2+3*a*b+b > 0               | proved
            a > 1; b > 2                       | a*b-a-b+1 > 0                 | proved
            a > 1; b > 2                       | a*b+a*b^2 > 2                 | proved
            a > b; b > 0                       | a^2-b^2 > 0                   | proved
            b > 0                              | a^2+b > 0                     | proved
            a >= 0                             | a^3 > 0                       | needs: a > 0
            a > 0                              | a-a >= 0                      | proved
            a > 0                              | a-a > 0                       | refuted
            theta > 0                          | alpha/theta > 0               | needs: alpha > 0
            2*alpha+beta >= delta; beta < 0    | 2*alpha > delta               | proved
            a*b > 1                            | a*b > 0                       | proved
            eta >= alpha; alpha >= eta         | alpha-eta >= 0                | proved
            eta >= alpha; alpha >= eta         | alpha > eta                   | refuted
            """)
    void decides(String assumed, String asked, String expected) {
        Assumptions assumptions = Assumptions.of(assumed.split(";", -1));
        String verdict =
                switch (assumptions.decide(condition(asked))) {
                    case Verdict.Proved(Certificate certificate) -> {
                        assertThat(certificate.holds()).isTrue();
                        yield "proved";
                    }
                    case Verdict.Refuted(Certificate certificate) -> {
                        assertThat(certificate.holds()).isTrue();
                        yield "refuted";
                    }
                    case Verdict.Undecided(Condition needed) -> {
                        assertThat(assumptions.with(needed).decide(condition(asked)))
                                .isInstanceOf(Verdict.Proved.class);
                        yield "needs: " + needed;
                    }
                };
        assertThat(verdict).isEqualTo(expected);
    }

    @Test
    void linearVerdictsAgreeWithLinearProgramming() throws IOException {
        int compared = 0;
        for (String line : Files.readAllLines(Path.of("src/test/resources/oracle/linear-signs.csv"))) {
            if (line.startsWith("#") || line.startsWith("conditions")) {
                continue;
            }
            String[] fields = line.split(";", -1);
            assertThat(verdict(fields[0].split(",", -1), condition(fields[1] + " > 0"))).as(line).isEqualTo(fields[2]);
            compared++;
        }
        assertThat(compared).isEqualTo(500);
    }

    private static String verdict(String[] conditions, Condition asked) {
        try {
            return switch (Assumptions.of(conditions).decide(asked)) {
                case Verdict.Proved(Certificate certificate) -> certificate.holds() ? "proved" : "wrong proof";
                case Verdict.Refuted(Certificate certificate) -> certificate.holds() ? "refuted" : "wrong proof";
                case Verdict.Undecided _ -> "undecided";
            };
        } catch (ContradictionException e) {
            return "contradiction";
        }
    }

    /** Verdicts on polynomials hold at every admissible point that is tried. */
    @Test
    void polynomialVerdictsHoldAtPoints() {
        var random = new Random(20261129);
        Assumptions assumptions = Assumptions.of("a > b", "b > 0", "c > -1", "d < 2");
        int decided = 0;
        for (int i = 0; i < 300; i++) {
            RationalFunction f = polynomial(random, assumptions).times(polynomial(random, assumptions));
            RationalFunction g = polynomial(random, assumptions);
            RationalFunction asked = g.isZero() ? f : f.dividedBy(g);
            Verdict verdict = assumptions.decide(Condition.positive(asked));
            decided += verdict instanceof Verdict.Undecided ? 0 : 1;
            for (int point = 0; point < 30; point++) {
                var values = new HashMap<Symbol, BigFraction>();
                var b = new BigFraction(1 + random.nextInt(20), 7);
                values.put(Symbol.of("b"), b);
                values.put(Symbol.of("a"), b.add(new BigFraction(1 + random.nextInt(20), 5)));
                values.put(Symbol.of("c"), new BigFraction(1 + random.nextInt(20), 9).subtract(1));
                values.put(Symbol.of("d"), new BigFraction(2).subtract(new BigFraction(1 + random.nextInt(20), 3)));
                if (asked.denominator().at(values).signum() == 0) {
                    continue;
                }
                int sign = asked.at(values).signum();
                assertThat(verdict instanceof Verdict.Proved && sign <= 0).as("%s at %s", asked, values).isFalse();
                assertThat(verdict instanceof Verdict.Refuted && sign > 0).as("%s at %s", asked, values).isFalse();
            }
        }
        assertThat(decided).isBetween(20, 290);
    }

    /** A sum of products of the assumed forms, sometimes with a term that spoils it. */
    private static RationalFunction polynomial(Random random, Assumptions assumptions) {
        RationalFunction sum = RationalFunction.ZERO;
        for (int term = 0; term < 3; term++) {
            RationalFunction product = RationalFunction.of(random.nextInt(5) == 0 ? -1 : random.nextInt(3));
            for (int factor = random.nextInt(3); factor > 0; factor--) {
                product = product.times(assumptions.conditions().get(random.nextInt(4)).form());
            }
            sum = sum.plus(product);
        }
        return sum;
    }

    @Test
    void aContradictionNamesTheConflictingConditionsOnly() {
        ContradictionException error = catchThrowableOfType(
                ContradictionException.class,
                () -> Assumptions.of("x > 0", "a > b", "y < 3", "b > c", "d > a", "c >= a"));
        assertThat(error.conflict())
                .containsExactlyInAnyOrder(condition("a > b").toString(), condition("b > c").toString(), condition("c >= a").toString());
        assertThatThrownBy(() -> Assumptions.of("0 > 1")).isInstanceOf(ContradictionException.class);
        assertThatThrownBy(() -> Assumptions.of("a > 0", "b > 0", "a*b < 0")).isInstanceOf(ContradictionException.class);
    }

    @Test
    void defaultsGiveWay() {
        assertThat(Assumptions.of("alpha < 0").withDefault(condition("alpha > 0"))).hasToString("alpha < 0");
        assertThat(Assumptions.of("alpha < 2").withDefault(condition("alpha > 0"))).hasToString("alpha < 2, alpha > 0");
    }

    /** Products of the first conditions leave no room for those of the last, which is assumed all the same. */
    @Test
    void whatIsAssumedFollowsHoweverMuchIsAssumed() {
        String last = "a*y+y*b+2*y^2*b+a^2*b^3 > 3*a*y*b^2+a^2*b+a*b^2";
        Assumptions many = Assumptions.of(
                "x > a*b", "a*b+b^2+x*b^2 > 0", "a*b+b^2+y*b^2 > 0", "a^2+2*a*b+b^2+3*a*x*b+3*x*b^2+2*x^2*b^2 > a*x*b^3+a^2*b^2+a*b^3",
                "b > 0", "a+b+2*x*b > a*b^2", "x > 0", "y > 0", last);
        assertThat(many.decide(condition(last))).isInstanceOf(Verdict.Proved.class);
    }
}
