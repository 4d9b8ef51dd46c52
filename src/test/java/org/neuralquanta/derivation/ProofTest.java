package org.neuralquanta.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proofs state their hypotheses, number their steps, and refer to earlier ones only. */
class ProofTest {

    @ParameterizedTest
    @EnumSource
    void isCompleteInEachForm(Target target) {
        Deduction derivation = Deduction.of(KnownLawsTest.GENERAL.frequency("k^-(1+alpha)*log(k)^-gamma"), target);
        var proof = new Proof(derivation);
        assertThat(proof.toText()).startsWith("Theorem.\n  - ").contains("\nIf ", "alpha > 0", derivation.theorem().statement(), "where Z = sum", "needs");
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
