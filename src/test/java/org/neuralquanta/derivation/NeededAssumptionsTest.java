package org.neuralquanta.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.neuralquanta.Statement;
import org.neuralquanta.claim.Curve;
import org.neuralquanta.outcome.UndecidedException;
import org.neuralquanta.symbolic.Certificate;

/** What a derivation says it needs can be assumed as it is printed, and then takes the derivation on. */
@Statement({"T17", "T20"})
class NeededAssumptionsTest {

    /** Needs never repeat, so that they end; no random problem was seen to need more than 13. */
    private static final int MOST_NEEDS = 60;

    private static final List<String> EXPONENTS = List.of(
            "a", "-a", "a-b", "1-a", "a*b", "2*a-3*b", "a/b", "a*(1-b)", "b/(1+a)", "-1", "-2", "1", "0", "c-a*b", "alpha", "eta-alpha");
    private static final List<String> COEFFICIENTS = List.of("1", "A", "1-A", "A-B", "-A", "2*A*(1-B)", "1/(A-B)", "A^a", "(1-A)^b", "A+B");
    private static final List<String> LOGS = List.of("0", "0", "0", "l", "-l", "1-l", "-1", "-2", "1");

    private static String monomial(Random random) {
        return "(" + pick(random, COEFFICIENTS) + ")*k^(" + pick(random, EXPONENTS) + ")*log(k)^(" + pick(random, LOGS) + ")";
    }

    private static String pick(Random random, List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static Problem problem(Random random) {
        Problem problem = Problem.quanta(List.copyOf(EnumSet.allOf(Curve.class)).get(random.nextInt(Curve.values().length)));
        problem = random.nextBoolean()
                ? problem.frequency("k^-(1+" + pick(random, EXPONENTS) + ")*log(k)^(" + pick(random, LOGS) + ")")
                : problem;
        problem = random.nextBoolean() ? problem.gap(monomial(random)) : problem;
        problem = random.nextBoolean() ? problem.cost(monomial(random)) : problem;
        problem = random.nextBoolean() ? problem.threshold(monomial(random)) : problem;
        return random.nextBoolean() ? problem.nu(pick(random, EXPONENTS)) : problem;
    }

    @Property(tries = 400)
    void takeADerivationOn(@ForAll Random random) {
        Problem problem = problem(random);
        Target target = List.copyOf(EnumSet.allOf(Target.class)).get(random.nextInt(Target.values().length));
        var needs = new LinkedHashSet<String>();
        while (needs.size() <= MOST_NEEDS) {
            try {
                Deduction derivation = Deduction.of(problem, target);
                assertThat(derivation.steps().keySet()).as("%s for %s", problem, target).isNotEmpty().allSatisfy(step ->
                        assertThat(step.conditions()).allMatch(Certificate::holds));
                return;
            } catch (UndecidedException e) {
                String needed = String.valueOf(e.getMessage()).substring("needs: ".length());
                assertThat(needs.add(needed)).as("'%s' again in %s after %s for %s", needed, problem, needs, target).isTrue();
                problem = problem.assuming(needed);
            } catch (IllegalArgumentException refusal) {
                assertThat(refusal.getMessage())
                        .as("%s after %s for %s", problem, needs, target)
                        .containsAnyOf(" must ", " is not decided", " fails wherever the assumptions hold", "contradictory assumptions: ");
                return;
            } catch (ArithmeticException e) {
                throw new AssertionError(problem + " after " + needs + " for " + target, e);
            }
        }
        assertThat(needs).as("%s for %s", problem, target).hasSizeLessThan(MOST_NEEDS);
    }

    /** No a and b satisfy all of them: a base of a power that is no integer would be positive together with its negative. */
    @Example
    void contradictoryAssumptionsAreNamed() {
        Problem problem = Problem.quanta(Curve.LOGISTIC)
                .frequency("k^-(1+b/(1+a))*log(k)^-1")
                .cost("(A+B)*k^(2*a-3*b)")
                .threshold("(1-A)*k^-2*log(k)^-l");
        for (String assumption : List.of(
                "A + B > 0", "2*a > 3*b-1", "b+a*b > 0", "4*a+5*a^2+2*a^3 > 2*b+5*a*b+3*a^2*b-1", "A < 1", "b+a*b > 1+2*a+a^2",
                "b^2 > a*b+b", "2*a+2*a^2 > 3*a*b+2*b")) {
            problem = problem.assuming(assumption);
        }
        Problem impossible = problem;
        assertThatThrownBy(() -> Deduction.of(impossible, Target.SUM_BOUND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("contradictory assumptions: b > 1+a, a > b-1");
    }
}
