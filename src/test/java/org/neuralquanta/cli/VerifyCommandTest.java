package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.neuralquanta.verify.Theory;

/** The command verify. */
class VerifyCommandTest {

    @Test
    void asJson() {
        Run run = Run.of("verify --only T1,T3 --seed 5 --format json");
        assertThat(run.code()).isZero();
        assertThat(run.json()).containsEntry("failed", 0.0).containsEntry("seed", 5.0);
        Map<String, @Nullable Object> first = run.list("checks").getFirst();
        assertThat(first)
                .containsKeys("statement", "expected", "observed", "z")
                .containsEntry("id", "T1.reference")
                .containsEntry("verdict", "pass");
        assertThat(run.list("checks")).extracting(check -> check.get("id")).last().asString().startsWith("T3.");
    }

    @Test
    void asText() {
        Run run = Run.of("verify --only T2");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("T2.constant  pass").contains("4 passed, 0 failed").contains("chance alone");
    }

    @Test
    void wrongTheoriesAreNoticed() {
        Run run = Run.of("verify --only T2,T4 --mutate --format json");
        assertThat(run.code()).isZero();
        assertThat(run.list("mutants")).hasSize(Theory.values().length - 1).extracting(m -> m.get("verdict")).containsOnly("caught", "absent");
        assertThat(run.list("mutants"))
                .filteredOn(m -> "caught".equals(m.get("verdict")))
                .extracting(m -> m.get("mutant"))
                .contains(Theory.WITHOUT_HALF.sentence(), Theory.REVERSED.sentence())
                .doesNotContain(Theory.POISSON.sentence());
        assertThat(Run.of("verify --only T2 --mutate").out())
                .contains("wrong theory, " + Theory.WITHOUT_DENOMINATOR.sentence() + ": caught by 2 of 2");
    }

    @Test
    void badInputIsRefused() {
        assertThat(Run.of("verify --only T47").err()).contains("--only").contains("T47").contains("T1 to T48");
        assertThat(Run.of("verify --seed 1e99").err()).contains("--seed").contains("1e99");
        assertThat(Run.of("verify --only T47").code()).isEqualTo(2);
    }
}
