package org.neuralquanta.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.symbol.Symbol;

/** Proofs state their hypotheses, number their steps, and refer to earlier ones only. */
class ProofTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"MIXTURE_DATA", "MIXTURE_BEST", "MIXTURE_PARAMETERS"})
    void isCompleteInEachForm(Target target) {
        complete(Deduction.of(
                KnownLawsTest.GENERAL.frequency("k^-(1+alpha)*log(k)^-gamma").assuming("delta > -1", "delta+t+alpha*t > 0"), target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "steps", "parameters"})
    void isCompleteForTerms(String target) {
        Target wanted = Target.of(target);
        complete(Deduction.of(
                Problem.quanta("exponential").frequency("k^-(1+alpha)*(1+b*k^-rho)").assuming("b > -1", "1 < rho < 2"),
                wanted, Symbol.of(wanted.variable()), 2));
    }

    @ParameterizedTest
    @EnumSource(names = {"MIXTURE_DATA", "MIXTURE_BEST", "MIXTURE_PARAMETERS"})
    void isCompleteForMixtures(Target target) {
        Deduction derivation = Deduction.of(Problem.quanta("shots"), target);
        assertThat(new Proof(derivation).toMarkdown()).contains("is of family 2 with probability $\\pi_{2}$");
        assertThat(new Proof(derivation).toText()).contains("dominance at both ends");
    }

    private static void complete(Deduction derivation) {
        var proof = new Proof(derivation);
        assertThat(proof.toText()).startsWith("Theorem.\n  - ").contains("\nIf ", "alpha > 0", derivation.theorem().statement(), "where Z", "needs");
        assertThat(proof.toMarkdown())
                .startsWith("**Theorem.**\n\n- ").contains("\nIf $", "$$" + derivation.theorem().latex().replace("\\,", "\\thinspace") + "$$", "where $Z")
                .doesNotContain("\\,");
        String latex = proof.toLatex();
        assertThat(latex).startsWith("\\documentclass").contains("\\begin{theorem}").endsWith("\\end{document}\n");
        String steps = latex.substring(latex.indexOf("\\begin{enumerate}"));
        assertThat(count("\\\\item", steps)).isEqualTo(derivation.steps().size());
        assertThat(count("\\{", latex)).isEqualTo(count("\\}", latex));
        assertThat(count("(?<!\\\\)\\$", latex) % 2).isZero();
        derivation.steps().forEach((theorem, number) -> {
            assertThat(proof.toText()).contains("%3d. %s".formatted(number, theorem.statement()));
            assertThat(theorem.premises()).allMatch(p -> derivation.steps().getOrDefault(p, 1000) < number);
            assertThat(theorem.because()).isNotBlank();
        });
    }

    private static long count(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}
