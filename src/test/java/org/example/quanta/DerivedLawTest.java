package org.example.quanta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Formula;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Relation;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.outcome.ContradictionException;
import org.neuralquanta.outcome.Regime;
import org.neuralquanta.outcome.SyntaxException;
import org.neuralquanta.outcome.UndecidedException;

/** Derivations from outside the library: problems are text, and so are laws, proofs and what is missing. */
class DerivedLawTest {

    private static final Problem GAPS = Problem.quanta("exponential").gap("Delta*k^eta");

    @Test
    void aLawIsReadAsTextAsTexAndAtValues() {
        Derivation law = Derivation.of(GAPS.assuming("alpha > eta"), Target.DATA, "x");
        assertThat(law.variable()).isEqualTo("x");
        assertThat(law.regime()).isEqualTo(Regime.POWER);
        assertThat(law.reason()).isEmpty();
        assertThat(law.hypotheses()).contains("alpha > eta");
        assertThat(law.exponent()).hasValueSatisfying(exponent -> {
            assertThat(exponent).hasToString("(alpha-eta)/(1+alpha)");
            assertThat(exponent.toLatex()).isEqualTo("\\frac{\\alpha-\\eta}{1+\\alpha}");
        });
        Formula valued = law.at(Map.of("alpha", 0.4, "eta", 0.1)).exponent().orElseThrow();
        assertThat(valued.value()).isCloseTo(0.3 / 1.4, within(1e-15));
        assertThat(law.at(Map.of("alpha", 0.4, "eta", 0.1, "Delta", 1.0)).comparison().getLast().ratio()).isCloseTo(1, within(1e-3));
    }

    @Test
    void theProofIsReadStepByStepAndAsADocument() {
        Derivation law = Derivation.of(GAPS.assuming("alpha > eta"), Target.DATA);
        assertThat(law.theorem().statement()).startsWith("L(D) - L_inf ~ ");
        assertThat(law.steps()).contains(law.theorem()).anySatisfy(step -> assertThat(step.conditions())
                .anySatisfy(condition -> assertThat(condition.text()).isEqualTo("alpha > eta")));
        assertThat(law.toText()).contains(law.theorem().statement());
        assertThat(law.toLatex()).contains(law.theorem().latex());
        assertThat(law.toMarkdown()).startsWith("**Theorem.**");
        assertThat(law.toCoq()).contains("Section Derivation.");
    }

    @Test
    void whatIsMissingCanBeAssumed() {
        UndecidedException missing = catchThrowableOfType(UndecidedException.class, () -> Derivation.of(GAPS, Target.DATA));
        assertThat(missing.needed()).isEqualTo("alpha > eta");
        assertThat(Derivation.of(GAPS.assuming(missing.needed()), Target.DATA).exponent()).isPresent();
    }

    @Test
    void whatCannotBeReadOrCannotHoldIsPointedAt() {
        SyntaxException unread = catchThrowableOfType(SyntaxException.class, () -> GAPS.assuming("alpha >"));
        assertThat(unread.column()).isEqualTo(8);
        ContradictionException conflict =
                catchThrowableOfType(ContradictionException.class, () -> GAPS.assuming("alpha > eta", "eta > alpha"));
        assertThat(conflict.conflict()).containsExactlyInAnyOrder("alpha > eta", "eta > alpha");
        IllegalArgumentException unknown = catchThrowableOfType(IllegalArgumentException.class, () -> Problem.quanta("sudden"));
        assertThat(unknown).hasMessage("the curve must be one of threshold, shots, exponential, logistic, multilinear, weibull, was 'sudden'");
    }

    @Test
    void exponentsAreRelated() {
        Relation relation = Relation.between(
                Derivation.of(Problem.quanta(), Target.PARAMETERS), Derivation.of(Problem.quanta(), Target.DATA), "alpha");
        assertThat(relation).hasToString("alpha_D = alpha_N/(1+alpha_N)");
        assertThat(relation.left()).isEqualTo("alpha_D");
        assertThat(relation.at(Map.of("alpha_N", 0.34)).right().value()).isCloseTo(0.34 / 1.34, within(1e-15));
    }

    @Test
    void problemsAreValues() {
        assertThat(GAPS.assuming("alpha > eta")).isEqualTo(Problem.quanta("exponential").gap("Delta*k^eta").assuming("alpha > eta"))
                .hasSameHashCodeAs(Problem.quanta("exponential").gap("Delta*k^eta").assuming("alpha > eta"))
                .isNotEqualTo(GAPS);
    }
}
