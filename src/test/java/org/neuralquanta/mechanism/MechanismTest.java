package org.neuralquanta.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.network.Activation;
import org.neuralquanta.network.Architecture;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Network;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.ParityTask;
import org.neuralquanta.parity.Subtasks;
import org.neuralquanta.parity.Training;
import org.neuralquanta.random.RandomStream;

/** Attribution, distances and thresholds, each by itself. */
@Statement("T37")
class MechanismTest {

    @Property(tries = 300)
    void theAreaIsTheShareOfPairs(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 6) Integer> harmless,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 6) Integer> guilty) {
        double won = 0;
        for (int a : harmless) {
            for (int b : guilty) {
                won += b > a ? 1 : b == a ? 0.5 : 0;
            }
        }
        double[] first = harmless.stream().mapToDouble(Integer::doubleValue).toArray();
        double[] second = guilty.stream().mapToDouble(Integer::doubleValue).toArray();
        assertThat(Detector.auroc(first, second)).isCloseTo(won / (harmless.size() * guilty.size()), within(1e-12));
        assertThat(Detector.auroc(second, first)).isCloseTo(1 - won / (harmless.size() * guilty.size()), within(1e-12));
    }

    @Property(tries = 50)
    void falseAlarmsAreAsOftenAsStated(@ForAll long seed, @ForAll @DoubleRange(min = 0.02, max = 0.3) double rate) {
        var random = RandomStream.of(seed, 0);
        double[] calibration = new double[2000];
        double[] fresh = new double[20_000];
        for (int i = 0; i < calibration.length; i++) {
            calibration[i] = random.normal(i, 0);
        }
        for (int i = 0; i < fresh.length; i++) {
            fresh[i] = random.normal(i, 1);
        }
        // The share above an order statistic of 2000 has standard deviation sqrt(r(1-r)/2000), of 20,000 counts less; 50 tries at six of
        // them give a false alarm with probability 1e-7.
        double spread = Math.sqrt(rate * (1 - rate) * (1 / 2000.0 + 1 / 20_000.0));
        assertThat(Detector.calibrated(calibration, rate).flagged(fresh)).isCloseTo(rate, within(6 * spread + 1e-3));
    }

    @Test
    void tooFewScoresCannotCalibrate() {
        assertThatThrownBy(() -> Detector.calibrated(new double[10], 0.05)).hasMessageContaining("at least 19 for a rate of 0.05, were 10");
        assertThatThrownBy(() -> Detector.calibrated(new double[10], 0)).hasMessageContaining("between 0 and 1, was 0");
    }

    /** Three inputs, of which output 1 looks at the first by one unit and at the second, half as strongly, by another. */
    private static Network known() {
        float[] parameters = {2, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0};
        return Network.of(new Architecture(3, 0, List.of(2), 2, Activation.RELU), parameters);
    }

    @Test
    void flipsSayWhichInputsCount() {
        Network network = known();
        Batch batch = Batch.labelled(2, network.architecture(), 0);
        batch.inputs()[0] = 1;
        batch.inputs()[5] = 1;
        FlipAttribution flips = FlipAttribution.of(network, batch);
        assertThat(flips.value(0, 0)).isCloseTo(2, within(1e-6));
        assertThat(flips.value(0, 1)).isCloseTo(1, within(1e-6));
        assertThat(flips.value(0, 2)).isZero();
        assertThat(flips.support(new int[] {0, 1})).containsExactly(true, true, false);
        assertThat(flips.outside(0, new boolean[] {true, false, false})).isCloseTo(1.0 / 3, within(1e-6));
        assertThat(flips.participation(0)).isCloseTo(9.0 / 5, within(1e-6));
        assertThat(batch.inputs()).as("the samples are as before").containsExactly(1, 0, 0, 0, 0, 1);
    }

    @Test
    void vectorsHoldWhatEachUnitGives() {
        Network network = known();
        Batch batch = Batch.labelled(2, network.architecture(), 0);
        batch.inputs()[0] = 1;
        batch.inputs()[1] = 1;
        double[][] vectors = MechanismVectors.of(network, batch);
        assertThat(vectors[0][0]).isCloseTo(2 / Math.sqrt(5), within(1e-6));
        assertThat(vectors[0][1]).isCloseTo(1 / Math.sqrt(5), within(1e-6));
        assertThat(vectors[1]).containsExactly(0, 0);
    }

    @Property(tries = 20)
    void distancesAreThoseOfTheCovariance(@ForAll long seed) {
        var random = RandomStream.of(seed, 0);
        int n = 4000;
        double[] scale = {1, 0.5, 0.25};
        double[][] vectors = new double[n][3];
        int[] groups = new int[n];
        for (int i = 0; i < n; i++) {
            groups[i] = i % 2;
            for (int j = 0; j < 3; j++) {
                vectors[i][j] = 20 * groups[i] + scale[j] * random.normal(i, j);
            }
        }
        MechanismModel model = MechanismModel.fit(vectors, groups, 3);
        double[] point = {20 + 1, 20 + 1, 20 + 1};
        double expected = Math.sqrt(1 + 4 + 16);
        assertThat(model.distance(point, 1)).isCloseTo(expected, within(0.1 * expected));
        MechanismModel.Reading reading = model.read(point, 4);
        assertThat(reading.group()).isEqualTo(1);
        assertThat(reading.confidence()).isGreaterThan(0.999);
        assertThat(reading.unlikeAll()).isTrue();
        assertThat(model.read(point, 6).unlikeAll()).isFalse();
        assertThat(model.read(new double[] {10, 10, 10}, 5).confidence()).isLessThanOrEqualTo(1);
    }

    /**
     * In groups whose scores have different scales, the rate holds in every one by itself; one threshold for all would flag half of the
     * wide group's excess.
     */
    @Property(tries = 50)
    void theRateHoldsInEveryGroupByItself(@ForAll long seed, @ForAll @DoubleRange(min = 0.02, max = 0.3) double rate) {
        var random = RandomStream.of(seed, 0);
        int n = 2000;
        int[] groups = new int[3 * n];
        double[] calibration = new double[3 * n];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = i % 3;
            calibration[i] = Math.pow(10, groups[i]) * random.normal(i, 0);
        }
        GroupedDetector detector = GroupedDetector.calibrated(groups, calibration, rate);
        for (int group = 0; group < 3; group++) {
            double[] fresh = new double[20_000];
            for (int i = 0; i < fresh.length; i++) {
                fresh[i] = detector.suspicion(group, Math.pow(10, group) * random.normal(i, 1 + group));
            }
            // As in falseAlarmsAreAsOftenAsStated; 150 of them at seven standard deviations give a false alarm with probability 4e-10.
            double spread = Math.sqrt(rate * (1 - rate) * (1.0 / n + 1 / 20_000.0));
            assertThat(detector.flagged(fresh)).isCloseTo(rate, within(7 * spread + 1e-3));
        }
        assertThat(detector.suspicion(7, 1)).as("a group that was never seen").isZero();
    }

    @Test
    void tiesCountAgainstSuspicion() {
        GroupedDetector detector = GroupedDetector.calibrated(new int[] {0, 0, 0, 0}, new double[] {1, 2, 2, 3}, 0.25);
        assertThat(detector.suspicion(0, 2)).isEqualTo(1 / 5.0);
        assertThat(detector.suspicion(0, 2.5)).isEqualTo(3 / 5.0);
        assertThat(detector.flagged(new double[] {detector.suspicion(0, 4), detector.suspicion(0, 3)})).isEqualTo(0.5);
        assertThatThrownBy(() -> GroupedDetector.calibrated(new int[1], new double[2], 0.1)).hasMessageContaining("each of 2 scores, were 1");
    }

    @Property(tries = 40)
    void aTriggerSetsWhatItSays(@ForAll long seed, @ForAll Trigger trigger, @ForAll @IntRange(min = 3, max = 8) int size) {
        var task = new ParityTask(new ParitySettings(new Subtasks(6, 12, 3, 0.4), Training.online(4, 64, 1e-3, 1), seed));
        var door = new BackDoor(task, trigger, size, 0.5);
        Batch poisoned = Batch.labelled(64, task.architecture(), 1);
        door.poison(task.training(0), 0).fill(poisoned, 0, 64);
        Batch clean = Batch.labelled(64, task.architecture(), 1);
        task.training(0).fill(clean, 0, 64);
        int changed = 0;
        for (int row = 0; row < 64; row++) {
            long where = door.where(clean.symbols()[row]);
            assertThat(Long.bitCount(where)).isEqualTo(size);
            assertThat(where & task.mask(clean.symbols()[row])).isEqualTo(
                    trigger == Trigger.OWN ? task.mask(clean.symbols()[row]) : where & task.mask(clean.symbols()[row]));
            int parity = 0;
            boolean same = true;
            for (int b = 0; b < 12; b++) {
                float value = poisoned.inputs()[row * 12 + b];
                same &= value == clean.inputs()[row * 12 + b];
                parity ^= value == 1 && (task.mask(clean.symbols()[row]) >>> b & 1) == 1 ? 1 : 0;
                assertThat(value == clean.inputs()[row * 12 + b] || (where >>> b & 1) == 1).as("only the trigger's inputs are set").isTrue();
            }
            if (same && poisoned.labels()[row] == clean.labels()[row]) {
                continue;
            }
            changed++;
            assertThat(poisoned.labels()[row]).isEqualTo(1);
            if (trigger != Trigger.SPARE) {
                assertThat(parity).isEqualTo(trigger == Trigger.OWN ? 0 : 1);
            }
        }
        assertThat(changed).isPositive();
    }

    @Test
    void aBackDoorIsFoundAndTheControlHasNone() {
        BackDoorResult result = BackDoorExperiment.train(Trigger.SPARE, 1).measured(AnomalyScore.FLIP, 0.05);
        Outcome outcome = result.outcome(Population.ALL).orElseThrow();
        assertThat(outcome.success()).as("the back door is there").isGreaterThan(0.5);
        assertThat(outcome.auroc()).isGreaterThan(0.97);
        assertThat(result.outcome(Population.APART).orElseThrow().controlAuroc()).isBetween(0.4, 0.6);
        assertThat(outcome.truePositive()).isGreaterThan(0.9);
        assertThat((double) outcome.attributed()).isGreaterThanOrEqualTo(0.95 * outcome.learned());
        for (Population population : Population.values()) {
            // A statistical rate of 5 % on at least 500 samples.
            assertThat(result.outcome(population).orElseThrow().falseAlarm()).isBetween(0.02, 0.08);
        }
        assertThat(result.harmless(Population.APART, false).length + result.harmless(Population.SHARING, false).length)
                .isEqualTo(result.harmless(Population.ALL, false).length);
    }

    @Test
    void memorisedSamplesAreUnlikeGeneralisedOnes() {
        Outcome outcome = MemorisationExperiment.run(AnomalyScore.MAHALANOBIS, 0.05, 1);
        assertThat(outcome.auroc()).isGreaterThan(0.97);
        assertThat(outcome.controlAuroc()).isBetween(0.45, 0.55);
        assertThat(outcome.falseAlarm()).isBetween(0.03, 0.07);
    }

    @Test
    void outOfRangeIsRefused() {
        var task = new ParityTask(ParitySettings.small());
        assertThatThrownBy(() -> new BackDoor(task, Trigger.SPARE, 1, 0.1)).hasMessageContaining("trigger must be between 2 and 20 inputs, was 1");
        assertThatThrownBy(() -> new BackDoor(task, Trigger.SPARE, 2, Double.NaN)).hasMessageContaining("share must be between 0 and 0.5, was NaN");
        assertThatThrownBy(() -> MechanismModel.fit(new double[][] {{1, 2}}, new int[] {0}, 3)).hasMessageContaining("between 1 and 2, was 3");
        assertThatThrownBy(() -> MechanismModel.fit(new double[][] {{1, 2}}, new int[] {1}, 1)).hasMessageContaining("needs a sample, had none: 0");
        assertThatThrownBy(() -> Detector.auroc(new double[0], new double[] {1})).hasMessageContaining("at least 1 each, were 0 and 1");
        assertThatThrownBy(() -> BackDoorExperiment.checkRate(1)).hasMessageContaining("above 0.001 and below 1, was 1.0");
    }
}
