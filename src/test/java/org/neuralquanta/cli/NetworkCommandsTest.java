package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuralquanta.parity.ParityRun;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.RunLog;
import org.neuralquanta.parity.SubtaskCurves;
import org.neuralquanta.parity.Subtasks;
import org.neuralquanta.parity.Training;

/** What the commands parity and discover print is what the library answers, on the smallest network that learns. */
class NetworkCommandsTest {

    private static final String SMALL = " --tasks 6 --bits 8 --subset 2 --width 32 --batch 100 --rate 0.01 --steps 800 --seed 3";
    private static final ParitySettings SETTINGS =
            new ParitySettings(new Subtasks(6, 8, 2, 0.4), Training.online(32, 100, 0.01, 800), 3);

    private static Run good(String line) {
        Run run = Run.of(line);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run;
    }

    @Test
    void parity(@TempDir Path directory) {
        Path file = directory.resolve("curves.csv");
        ParityRun expected = ParityRun.train(SETTINGS, 1, _ -> {});
        SubtaskCurves curves = expected.curves();
        int last = curves.steps().size() - 1;
        Run run = good("parity" + SMALL + " --format json --curves " + file);
        assertThat(run.json())
                .containsKeys("learned", "losses", "emergence", "nu", "spearman", "staircase", "digest", "seconds")
                .containsEntry("learned", (double) curves.learned(last))
                .containsEntry("digest", expected.network().digest());
        assertThat(run.list("losses")).hasSize(last + 1);
        assertThat(run.list("losses").get(last)).containsEntry("step", 800.0).containsEntry("loss", curves.mean(last));
        assertThat(run.list("emergence")).hasSize(6);
        assertThat(run.list("emergence").getFirst())
                .containsEntry("rank", 1.0)
                .containsEntry("frequency", curves.frequency(0))
                .containsEntry("step", curves.emergence(0).orElseThrow());
        assertThat(RunLog.read(SETTINGS, file).steps()).isEqualTo(curves.steps());
        assertThat(good("parity" + SMALL).out().lines().count()).isGreaterThan(20);
    }

    @Test
    void discover() {
        String line = "discover --task parity --samples 200" + SMALL;
        Run run = good(line + " --format json");
        assertThat(run.json())
                .containsEntry("samples", 200.0)
                .containsKeys("clusters", "adjustedRandIndex", "adjustedRandIndexLearned", "slope")
                .containsEntry("counterfactual", null)
                .containsEntry("counterfactualReason", "for --task newline only");
        double samples = run.list("clusters").stream().mapToDouble(cluster -> cluster.get("size") instanceof Double d ? d : -1).sum();
        assertThat(samples).isEqualTo(200);
        assertThat(good(line + " --method spectral --clusters 6").out())
                .contains("adjusted Rand index", "subtasks are learned, with ", "not on the small one trained by default");
    }

    @Test
    void aRunTooShortToHaveLearnedSaysSo() {
        assertThat(good("discover --task parity --samples 60 --tasks 3 --bits 6 --width 4 --batch 8 --steps 2").out())
                .contains("no subtask is learned after 2 steps; only learned ones cluster, so increase --steps");
    }
}
