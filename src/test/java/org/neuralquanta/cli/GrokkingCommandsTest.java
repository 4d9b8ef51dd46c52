package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.neuralquanta.grokking.Addition;
import org.neuralquanta.grokking.Cover;
import org.neuralquanta.grokking.EffectiveLoss;
import org.neuralquanta.grokking.TrainingSet;
import org.neuralquanta.grokking.UniqueSets;
import org.neuralquanta.grokking.UniquenessTrials;
import org.neuralquanta.modular.ModularRun;
import org.neuralquanta.modular.ModularTask;
import org.neuralquanta.norm.NormRun;
import org.neuralquanta.omnigrok.LinearModel;
import org.neuralquanta.omnigrok.RidgeLandscape;

/** What the commands grokking and omnigrok print is what the library answers. */
class GrokkingCommandsTest {

    private static Run good(String line) {
        Run run = Run.of(line);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run;
    }

    private static Map<String, @Nullable Object> point(Run run, String name, int index) {
        return run.list(name).get(index);
    }

    @Test
    void countedSets() {
        Run run = good("grokking unique --symbols 6 --exact --pairs 9,12 --format json");
        UniqueSets sets = UniqueSets.of(6);
        assertThat(point(run, "points", 1)).containsExactlyInAnyOrderEntriesOf(Map.of(
                "pairs", 12.0, "fraction", 12.0 / 21, "sets", sets.count(12).toString(), "probability", sets.probability(12), "stdError", 0.0));
        assertThat(Run.object(run.json(), "critical")).containsEntry("fraction", sets.criticalFraction());
        assertThat(point(run, "cover", 0))
                .containsEntry("expectedUncovered", new Cover(Addition.of(6)).expectedUncovered(9.0 / 21));
        assertThat(good("grokking unique --symbols 6 --exact").out().lines()).hasSize(1 + 22 + 1);
    }

    @Test
    void estimates() {
        UniquenessTrials trials = UniquenessTrials.run(Addition.modulo(7), 50, 3);
        Run run = good("grokking unique --symbols 7 --modular --trials 50 --seed 3 --pairs 14 --format json");
        assertThat(point(run, "points", 0))
                .containsEntry("sets", null)
                .containsEntry("probability", trials.probability(14))
                .containsEntry("stdError", trials.standardError(14));
        Run both = good("grokking unique --symbols 5 --exact --trials 100 --pairs 9 --format json");
        assertThat(point(both, "points", 0)).containsEntry("sets", "1559");
        assertThat(point(both, "points", 0).get("probability")).isNotEqualTo(UniqueSets.of(5).probability(9));
    }

    @Test
    void flow() {
        Run run = good("grokking flow --symbols 10 --pairs 45 --at 0,1e4 --format json");
        var loss = EffectiveLoss.of(TrainingSet.random(Addition.of(10), 45, 1, 0));
        assertThat(run.json()).containsEntry("lambda3", loss.lambda3()).containsEntry("unique", "true");
        assertThat(point(run, "points", 1)).containsEntry("rqi", 1.0);
        assertThat(good("grokking flow --symbols 10 --pairs 45").out()).startsWith("linear representation unique\n");
    }

    @Test
    void phases() {
        Run run = good("grokking phases --width 2 --steps 1 --format json");
        assertThat(run.list("cells")).hasSize(60);
        assertThat(point(run, "cells", 0)).containsEntry("train", null).containsEntry("phase", "confusion").containsEntry("encoderRate", 1e-3);
        Run rates = good("grokking phases --plane rates --width 2 --steps 1 --delay 1 --format json");
        assertThat(rates.list("cells")).hasSize(50);
        assertThat(point(rates, "cells", 1)).containsEntry("encoderRate", 1e-4).containsEntry("decoderRate", 1e-5).containsEntry("decay", 0.0);
        assertThat(good("grokking phases --width 2 --steps 1").out().lines()).hasSize(61);
    }

    @Test
    void linearModel() {
        String line = "omnigrok linear --aspect 2 --decay 1e-3 --norm 10 --at 0,500 --format json";
        var limit = LinearModel.of(2, 10).withDecay(1e-3).limit();
        Run run = good(line + " --target 0.4");
        assertThat(point(run, "points", 1)).containsExactlyInAnyOrderEntriesOf(
                Map.of("t", 500.0, "train", limit.train(500), "test", limit.test(500)));
        assertThat(run.json())
                .containsEntry("grokkingTime", limit.grokkingTime(0.4).orElseThrow())
                .containsEntry("criticalNorm", limit.criticalNorm(0.4));
        assertThat(good(line).json()).containsEntry("grokkingTime", null).containsEntry("grokkingTimeReason", "needs --target");
        assertThat(String.valueOf(good(line + " --target 0.2").json().get("grokkingTimeReason"))).startsWith("no grokking");
        assertThat(String.valueOf(good(line.replace("--aspect 2", "--aspect 0.5") + " --target 0.2").json().get("criticalNormReason")))
                .contains("lambda > 1 only, was 0.5");
    }

    @Test
    void landscape() {
        Run run = good("omnigrok landscape --aspect 2 --norms 0.3,2 --teacher 3 --format json");
        var point = new RidgeLandscape(2, 3).at(0.3);
        assertThat(point(run, "points", 0))
                .containsExactlyInAnyOrderEntriesOf(Map.of("norm", 0.3, "train", point.train(), "test", point.test()));
    }

    @Test
    void training() {
        Run run = good("omnigrok train --task teacher --scale 1 --steps 40 --format json");
        assertThat(run.list("points")).hasSize(41);
        assertThat(point(run, "points", 40)).containsEntry("step", 40.0).containsEntry("trainAccuracy", null);
        assertThat(Run.object(run.json(), "fitted")).containsKeys("trainStep", "testStep");
        Run brief = good("omnigrok train --task teacher --scale 1 --steps 1 --format json");
        assertThat(Run.object(brief.json(), "fitted"))
                .containsEntry("trainStep", null)
                .containsEntry("trainStepReason", "not reached within the steps");
        assertThat(good("omnigrok train --task teacher --scale 1 --steps 1").out()).contains("fitted");
    }

    @Test
    void addition() {
        Run run = good("omnigrok train --task addition --symbols 5 --pairs 9 --steps 3 --seed 4 --format json");
        NormRun.Point last = ModularRun.of(ModularTask.of(5, 9, 4), new NormRun.Plan(1, 1e-3, 1, 0, 3, 1, 4), (_, _) -> {}).points().getLast();
        assertThat(point(run, "points", 3))
                .containsEntry("norm", last.norm())
                .containsEntry("test", last.test())
                .containsEntry("testAccuracy", last.testAccuracy().orElseThrow());
    }

    @Test
    void everyTaskTrainsAtConstantNorm() {
        for (String task : List.of("teacher", "digits", "addition --symbols 5")) {
            Run run = good("omnigrok train --task " + task + " --scale 0.8 --steps 6 --constant-norm --format json");
            double first = (double) Objects.requireNonNull(point(run, "points", 0).get("norm"));
            double last = (double) Objects.requireNonNull(point(run, "points", 6).get("norm"));
            assertThat(last).as(task).isCloseTo(first, within(1e-6 * first));
        }
    }

    @Test
    void optionsOfTheOtherTasksAreRefused() {
        assertThat(Run.of("omnigrok train --task teacher --symbols 5").err()).contains("--symbols", "--task addition");
        assertThat(Run.of("omnigrok train --task addition --symbols 5 --images x").err()).contains("--images", "--task digits");
        assertThat(Run.of("omnigrok train --task addition").err()).contains("--symbols", "53");
        assertThat(Run.of("omnigrok train --task addition --symbols 6").err()).contains("--symbols", "odd");
        assertThat(Run.of("omnigrok train --task addition --symbols 5 --pairs 25").err()).contains("--pairs", "24");
        assertThat(Run.of("omnigrok train --task teacher --decay 1 --constant-norm").err()).contains("--decay", "--constant-norm");
    }
}
