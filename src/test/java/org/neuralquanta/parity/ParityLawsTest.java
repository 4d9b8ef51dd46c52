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
import java.util.stream.IntStream;
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
    private static final Subtasks SUBTASKS = new Subtasks(TASKS, 20, 2, 0.4);

    /** Subtask i steps down at τ p^−ν, for the first {@code learned} of them and one late. */
    private static SubtaskCurves planted(double nu, double tau, double width, int learned) {
        double[] frequencies = SUBTASKS.frequencies();
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

    /** The mean loss at each measurement. */
    private static double[] means(SubtaskCurves curves) {
        return IntStream.range(0, curves.steps().size()).mapToDouble(curves::mean).toArray();
    }

    private static double[] steps(SubtaskCurves curves) {
        return curves.steps().stream().mapToDouble(step -> step).toArray();
    }

    /** Halfway between the emergence of two subtasks, in ranks, the law is the staircase there; at an emergence it is in the middle of the drop. */
    @Test
    void theLawOfStepsGoesThroughTheMiddleOfTheStaircase() {
        SubtaskCurves curves = planted(0.9, 100, 0.2, 25);
        EmergenceLaw law = EmergenceLaw.of(curves).orElseThrow();
        double first = law.step(curves.frequency(0));
        for (int n : new int[] {1, 5, 17, 39}) {
            double between = first * Math.pow(n + 0.5, 1.4 * law.nu());
            assertThat(law.loss(SUBTASKS, between)).isCloseTo(curves.staircase(n), within(1e-9));
            double drop = first * Math.pow(n, 1.4 * law.nu());
            double middle = (curves.staircase(n - 1) + curves.staircase(n)) / 2;
            assertThat(law.loss(SUBTASKS, drop)).isCloseTo(middle, within(0.2 * (curves.staircase(n - 1) - curves.staircase(n)) / n));
        }
        assertThat(law.loss(SUBTASKS, 1e12)).isZero();
        LossSlopes slopes = LossSlopes.overSteps(law, SUBTASKS, steps(curves), means(curves), step -> law.loss(SUBTASKS, step));
        assertThat(slopes.law()).as("steeper than for infinitely many").isGreaterThan(0.4 / (0.9 * 1.4));
    }

    /** Where all subtasks have one curve in the exposure, it is found, and with it the loss of every other set of frequencies. */
    @Property(tries = 10)
    void thePlantedCurveIsMeasured(
            @ForAll @DoubleRange(min = 0.7, max = 1.2) double nu,
            @ForAll @DoubleRange(min = 30, max = 100) double tau,
            @ForAll @DoubleRange(min = 0.2, max = 0.4) double width) {
        SubtaskCurves curves = planted(nu, tau, width, TASKS);
        EmergenceLaw law = EmergenceLaw.of(curves).orElseThrow();
        MeasuredCurve measured = MeasuredCurve.of(law, curves);
        for (double y = 0.1; y < 10; y *= 1.3) {
            assertThat(measured.at(y)).isCloseTo(1 / (1 + Math.pow(y, 1 / width)), within(0.02));
        }
        LossSlopes slopes = LossSlopes.overSteps(law, SUBTASKS, steps(curves), means(curves), step -> measured.loss(SUBTASKS, step));
        assertThat(slopes.measured()).isCloseTo(slopes.law(), within(0.01));
        LossSlopes stairs = LossSlopes.overSteps(law, SUBTASKS, steps(curves), means(curves), step -> law.loss(SUBTASKS, step));
        assertThat(stairs.measured()).as("the width of the fall is seen in the exponent").isNotCloseTo(stairs.law(), within(0.02));
    }

    @Test
    void countsGiveTheirLaw() {
        double[] units = {10, 20, 40, 80};
        double[] counts = {0, 1, 3, 7};
        CountLaw law = CountLaw.of(1, units, counts);
        assertThat(CountLaw.of(1, new double[] {12, 60}, new double[] {1, 7}).unit()).isCloseTo(8, within(1e-12));
        assertThat(law.learned(2 * law.unit())).isCloseTo(2, within(1e-12));
        assertThat(new CountLaw(0.5, 3).learned(27)).isCloseTo(3, within(1e-12));
        assertThatThrownBy(() -> new CountLaw(0, 1)).hasMessageContaining("power and unit must be > 0");
        assertThatThrownBy(() -> CountLaw.of(1, units, new double[1])).hasMessageContaining("were 4 runs and 1 counts");
        assertThatThrownBy(() -> LossSlopes.over(units, new double[3], x -> x)).hasMessageContaining("were 4 points and 3 losses");
        assertThatThrownBy(() -> SUBTASKS.loss(-1)).hasMessageContaining("learned must be >= 0, was -1");
        assertThatThrownBy(() -> SUBTASKS.withAlpha(-0.5).loss(1)).hasMessageContaining("alpha must be > 0");
    }

    /** Beyond 64 bits a sample has a second word: labels are parities there too, and bits of both words are fair. */
    @Property(tries = 10)
    void wideSamplesHaveParitiesOfAllTheirBits(@ForAll long seed) {
        var settings = new ParitySettings(new Subtasks(60, 100, 1, 0.4), Training.online(8, 500, 1e-3, 10), seed);
        var task = new ParityTask(settings);
        var seen = new HashSet<Integer>();
        for (int subtask = 0; subtask < 60; subtask++) {
            Batch batch = task.test(subtask, 500);
            int[] bits = IntStream.range(0, 100).filter(b -> IntStream.range(0, 500).allMatch(row -> batch.inputs()[row * 100 + b] == batch.labels()[row])).toArray();
            assertThat(bits).hasSize(1);
            assertThat(seen.add(bits[0])).isTrue();
            double ones = IntStream.of(batch.labels()).sum() / 500.0;
            assertThat(ones).isCloseTo(0.5, within(0.15));
        }
        assertThat(seen).anyMatch(bit -> bit >= 64);
        assertThatThrownBy(() -> task.mask(0)).hasMessageContaining("bits must be at most 64");
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
