package org.neuralquanta.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neuralquanta.symbolic.Certificate;

/** Proofs for Coq state every hypothesis, every certificate and every step; that Coq accepts them is {@link CoqCheckTest}. */
class CoqProofTest {

    static final Path AXIOMS = Path.of("src", "main", "coq", "ScalingLaws.v");

    /** A name that is stated, or one that is cited. */
    private static final Pattern CITATION = Pattern.compile("(?:Lemma|Hypothesis) (\\w+)"
            + "|\\b((?:assumed|needs|sign|defined|step|coefficient|offset|rate|definition|sharp|quanta|root)_\\w+)");

    static Stream<Deduction> derivations() {
        return DerivationPagesTest.derivations().stream();
    }

    @ParameterizedTest
    @MethodSource("derivations")
    void stateEverything(Deduction derivation) {
        String proof = new Proof(derivation).toCoq();
        long certificates = derivation.steps().keySet().stream().mapToLong(t -> t.conditions().size()).sum();
        assertThat(lines("Lemma needs_\\d+_\\d+ : 0 <=? .+\\.", proof)).isEqualTo(certificates);
        assertThat(lines("(Lemma|Hypothesis) step_\\d+ : .+\\.", proof)).isEqualTo(derivation.steps().size());
        assertThat(lines("Hypothesis assumed_\\d+ : .+", proof)).isEqualTo(derivation.assumptions().conditions().size());
        assertThat(lines("Hypothesis step_\\d+ : .+", proof)).isEqualTo(lines("\\(\\* \\d+\\. .*: hypothesis \\*\\)", proof));
        derivation.steps().forEach((theorem, number) -> assertThat(proof)
                .contains("(* %d. %s: %s".formatted(number, theorem.statement(), theorem.rule())));
        for (Theorem theorem : derivation.steps().keySet()) {
            for (Certificate certificate : theorem.conditions()) {
                assertThat(certificate.holds()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("derivations")
    void citeAxiomsThatAreStated(Deduction derivation) throws IOException {
        String axioms = Files.readString(AXIOMS);
        Pattern.compile("eapply (\\w+)").matcher(new Proof(derivation).toCoq()).results().map(r -> r.group(1)).distinct().forEach(
                name -> assertThat(axioms).containsPattern("(?m)(Axiom |Lemma |^  )" + name + "\\b"));
    }

    @ParameterizedTest
    @MethodSource("derivations")
    void stateWhatTheyCiteBefore(Deduction derivation) throws IOException {
        var stated = new HashSet<String>();
        Pattern.compile("^(?:Axiom|Parameter|Definition|Lemma|Ltac) (\\w+)", Pattern.MULTILINE)
                .matcher(Files.readString(AXIOMS))
                .results()
                .forEach(r -> stated.add(r.group(1)));
        CITATION.matcher(new Proof(derivation).toCoq()).results().forEach(r -> {
            if (r.group(1) != null) {
                stated.add(r.group(1));
            } else {
                assertThat(stated).contains(r.group(2));
            }
        });
    }

    @Test
    void listEveryAxiomOnThePage() throws IOException {
        String page = Files.readString(Path.of("docs", "proof-checking.md"));
        assertThat(Pattern.compile("^(?:Axiom|Parameter) (\\w+)", Pattern.MULTILINE).matcher(Files.readString(AXIOMS)).results())
                .hasSizeGreaterThan(20)
                .allSatisfy(axiom -> assertThat(page).contains("`" + axiom.group(1) + "`"));
    }

    private static long lines(String pattern, String text) {
        return Pattern.compile("^" + pattern + "$", Pattern.MULTILINE).matcher(text).results().count();
    }
}
