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

    @Test
    void aBackDoorIsFoundAndTheControlHasNone() {
        BackDoorExperiment found = BackDoorExperiment.run(AnomalyScore.FLIP, 0.05, 1);
        Outcome outcome = found.outcome();
        assertThat(outcome.success()).as("the back door is there").isGreaterThan(0.5);
        assertThat(outcome.auroc()).isGreaterThan(0.97);
        assertThat(outcome.controlAuroc()).isBetween(0.4, 0.6);
        assertThat(outcome.truePositive()).isGreaterThan(0.9);
        assertThat((double) outcome.attributed()).isGreaterThanOrEqualTo(0.95 * outcome.learned());
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
        assertThatThrownBy(() -> new BackDoor(4, 5, 0.1, 1)).hasMessageContaining("trigger must be between 1 and 4 inputs, was 5");
        assertThatThrownBy(() -> new BackDoor(4, 1, Double.NaN, 1)).hasMessageContaining("share must be between 0 and 1, was NaN");
        assertThatThrownBy(() -> MechanismModel.fit(new double[][] {{1, 2}}, new int[] {0}, 3)).hasMessageContaining("between 1 and 2, was 3");
        assertThatThrownBy(() -> MechanismModel.fit(new double[][] {{1, 2}}, new int[] {1}, 1)).hasMessageContaining("needs a sample, had none: 0");
        assertThatThrownBy(() -> Detector.auroc(new double[0], new double[] {1})).hasMessageContaining("at least 1 each, were 0 and 1");
        // Of the subtasks of seed 6, only those from rank 19 on do not look at the trigger's inputs, and they are not learned.
        assertThatThrownBy(() -> BackDoorExperiment.run(AnomalyScore.FLIP, 0.05, 6)).hasMessageContaining("take another seed");
        assertThatThrownBy(() -> BackDoorExperiment.run(AnomalyScore.FLIP, 1, 1)).hasMessageContaining("above 0.001 and below 1, was 1.0");
    }
}
