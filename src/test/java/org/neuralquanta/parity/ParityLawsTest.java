package org.neuralquanta.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuralquanta.Statement;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Loss;

/** The task, and what is read off curves that were planted. */
@Statement("T34")
class ParityLawsTest {

    private static final int TASKS = 40;

    /** Subtask i steps down at τ p^−ν, for the first {@code learned} of them and one late. */
    private static SubtaskCurves planted(double nu, double tau, double width, int learned) {
        var task = new ParityTask(new ParitySettings(new Subtasks(TASKS, 20, 2, 0.4), Training.online(8, 8, 1e-3, 10), 1));
        double[] frequencies = new double[TASKS];
        for (int i = 0; i < TASKS; i++) {
            frequencies[i] = task.frequency(i);
        }
        var steps = new ArrayList<Long>();
        var losses = new ArrayList<double[]>();
        for (double step = 10; step < 1e7; step *= 1.05) {
            double[] row = new double[TASKS];
            for (int i = 0; i < TASKS; i++) {
                double at = tau * Math.pow(frequencies[i], -nu);
                boolean emerges = i < learned || i == learned + 3;
                row[i] = SubtaskCurves.GAP / (1 + (emerges ? Math.exp(Math.log(Math.round(step) / at) / width) : 0));
            }
            steps.add(Math.round(step));
            losses.add(row);
        }
        return new SubtaskCurves(frequencies, steps, losses);
    }

    @Property(tries = 50)
    void plantedLawsAreFound(
            @ForAll @DoubleRange(min = 0.6, max = 1.4) double nu,
            @ForAll @DoubleRange(min = 30, max = 200) double tau,
            @ForAll @DoubleRange(min = 0.15, max = 0.4) double width) {
        SubtaskCurves curves = planted(nu, tau, width, 25);
        EmergenceLaw law = EmergenceLaw.of(curves).orElseThrow();
        assertThat(law.ranks()).as("the late learner behind unlearned ranks does not count").isEqualTo(25);
        assertThat(law.nu()).isCloseTo(nu, within(1e-3));
        assertThat(law.tau()).isCloseTo(tau, within(0.01 * tau));
        assertThat(EmergenceLaw.spearman(curves).orElseThrow()).isCloseTo(-1, within(1e-12));
        LogisticStep step = LogisticStep.of(curves, 5);
        assertThat(step.width()).isCloseTo(width, within(1e-3 * width));
        assertThat(step.rSquared()).isGreaterThan(0.9999);
    }

    @Test
    void fewRanksHaveNoLaw() {
        SubtaskCurves two = planted(0.9, 100, 0.2, 2);
        assertThat(EmergenceLaw.ranks(two)).isEqualTo(2);
        assertThat(EmergenceLaw.of(two)).isEmpty();
        assertThat(EmergenceLaw.of(planted(0.9, 100, 0.2, 3))).isPresent();
        assertThatThrownBy(() -> new EmergenceLaw(2, 1, 1)).hasMessageContaining("ranks must be >= 3, was 2");
    }

    @Test
    void theLawOfStepsIsTheStaircaseAtItsSteps() {
        SubtaskCurves curves = planted(0.9, 100, 0.2, 25);
        EmergenceLaw law = EmergenceLaw.of(curves).orElseThrow();
        for (int n : new int[] {1, 5, 17, 39}) {
            double step = law.tau() * Math.pow(curves.frequency(n - 1), -law.nu());
            assertThat(law.loss(0.4, curves, step)).isCloseTo(curves.staircase(n), within(1e-9));
        }
        assertThat(law.loss(0.4, curves, 1e12)).isZero();
        StepSlopes slopes = StepSlopes.of(law, 0.4, curves);
        assertThat(slopes.measured()).isCloseTo(slopes.law(), within(0.05));
        assertThat(slopes.law()).as("steeper than for infinitely many").isGreaterThan(0.4 / (0.9 * 1.4));
    }

    @Property(tries = 30)
    void labelsAreParitiesOfDistinctSubsets(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int subset) {
        var task = new ParityTask(new ParitySettings(new Subtasks(12, 12, subset, 0.4), Training.online(8, 64, 1e-3, 10), seed));
        Set<Long> masks = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            assertThat(Long.bitCount(task.mask(i))).isEqualTo(subset);
            assertThat(masks.add(task.mask(i))).isTrue();
        }
        Batch batch = Batch.labelled(64, task.architecture(), 1);
        task.training(3).fill(batch, 0, 64);
        Batch halves = Batch.labelled(64, task.architecture(), 1);
        task.training(3).fill(halves, 40, 64);
        task.training(3).fill(halves, 0, 40);
        assertThat(halves.inputs()).isEqualTo(batch.inputs());
        assertThat(halves.symbols()).isEqualTo(batch.symbols());
        for (int row = 0; row < 64; row++) {
            int parity = 0;
            for (int b = 0; b < 12; b++) {
                parity ^= (task.mask(batch.symbols()[row]) >> b & 1) == 1 ? (int) batch.inputs()[row * 12 + b] : 0;
            }
            assertThat(batch.labels()[row]).isEqualTo(parity);
        }
    }

    @Test
    void aTrainingSetHasItsSize() {
        var settings = new ParitySettings(new Subtasks(12, 40, 2, 0.4), new Training(8, 100, 1e-3, 10, OptionalLong.of(150)), 1);
        var task = new ParityTask(settings);
        Set<String> seen = new HashSet<>();
        Batch batch = Batch.labelled(100, task.architecture(), 1);
        for (int step = 0; step < 30; step++) {
            task.training(step).fill(batch, 0, 100);
            for (int row = 0; row < 100; row++) {
                var bits = new StringBuilder().append(batch.symbols()[row]);
                for (int b = 0; b < 40; b++) {
                    bits.append((int) batch.inputs()[row * 40 + b]);
                }
                seen.add(bits.toString());
            }
        }
        // 3000 draws of 150 samples leave one unseen with probability 150 e^-20.
        assertThat(seen).hasSize(150);
    }

    @Test
    void moreTestSamplesMeasureTheSameNetworkMoreClosely() {
        var settings = new ParitySettings(new Subtasks(5, 8, 2, 0.4), Training.online(8, 50, 1e-3, 40), 1);
        ParityRun usual = ParityRun.train(settings, 1, _ -> {});
        ParityRun same = ParityRun.train(settings, 100, 1, _ -> {});
        ParityRun more = ParityRun.train(settings, 300, 1, _ -> {});
        assertThat(more.network().digest()).isEqualTo(usual.network().digest());
        assertThat(more.curves().steps()).isEqualTo(usual.curves().steps());
        int last = usual.curves().steps().size() - 1;
        double own = usual.network().loss(usual.task().test(2, 300), Loss.CROSS_ENTROPY);
        assertThat(more.curves().loss(last, 2)).isEqualTo(own).isNotEqualTo(usual.curves().loss(last, 2));
        assertThat(same.curves().loss(last, 2)).isEqualTo(usual.curves().loss(last, 2));
        assertThatThrownBy(() -> ParityRun.train(settings, 0, 1, _ -> {})).hasMessageContaining("at least 1 sample, was 0");
    }

    @Test
    void logsAreReadBack(@TempDir Path directory) throws IOException {
        var settings = new ParitySettings(new Subtasks(5, 8, 2, 0.4), Training.online(8, 50, 1e-3, 40), 1);
        SubtaskCurves curves = ParityRun.train(settings, 1, _ -> {}).curves();
        Path file = directory.resolve("run.csv");
        Files.writeString(file, RunLog.text(curves, List.of("a run")));
        SubtaskCurves back = RunLog.read(settings, file);
        assertThat(back.steps()).isEqualTo(curves.steps());
        for (int at = 0; at < curves.steps().size(); at++) {
            assertThat(back.mean(at)).isCloseTo(curves.mean(at), within(1e-5));
        }
        assertThatThrownBy(() -> RunLog.read(ParitySettings.small(), file)).hasMessageContaining("must have 102 columns, had 7");
    }

    @Test
    void outOfRangeIsRefused() {
        ParitySettings small = ParitySettings.small();
        assertThatThrownBy(() -> new ParitySettings(new Subtasks(0, 20, 2, 0.4), Training.online(8, 8, 1e-3, 1), 1))
                .hasMessageContaining("tasks must be between 1 and 65536, was 0");
        assertThatThrownBy(() -> new ParitySettings(new Subtasks(5, 3, 4, 0.4), Training.online(8, 8, 1e-3, 1), 1))
                .hasMessageContaining("subset must be between 1 and 3, was 4");
        assertThatThrownBy(() -> new ParitySettings(new Subtasks(5, 4, 4, 0.4), Training.online(8, 8, 1e-3, 1), 1))
                .hasMessageContaining("tasks must be at most 1");
        assertThatThrownBy(() -> small.training().withWidth(0)).hasMessageContaining("width must be between 1 and 65536, was 0");
        assertThatThrownBy(() -> small.subtasks().withAlpha(Double.NaN)).hasMessageContaining("alpha must be > -1 and <= 99, was NaN");
        assertThatThrownBy(() -> small.training().withData(499)).hasMessageContaining("data must be at least a batch of 500 samples, was 499");
        assertThatThrownBy(() -> small.training().withSteps(0)).hasMessageContaining("steps must be between 1");
        assertThatThrownBy(() -> new ParitySettings(new Subtasks(5, 9, 2, 0.4), Training.online(8, 0, 1e-3, 1), 1))
                .hasMessageContaining("batch must be between 1 and 1048576, was 0");
    }
}
