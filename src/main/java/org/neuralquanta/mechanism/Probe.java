package org.neuralquanta.mechanism;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Loss;
import org.neuralquanta.network.Network;
import org.neuralquanta.parity.ParityTask;

/**
 * Properties of a network's subtasks, from clean samples: which are learned, on which inputs they rest, and how their mechanism vectors
 * lie. The expected mechanism of a sample is that of its subtask and its decision.
 */
final class Probe {

    private static final int TEST_SAMPLES = 200;
    private static final int COMPONENTS = 20;

    private final Network network;
    private final int tasks;
    private final boolean[] learned;
    private final List<boolean[]> supports = new ArrayList<>();
    private final int attributed;
    private final int[] groupOf;
    private final MechanismModel model;

    Probe(ParityTask task, Network network, Batch fit) {
        this.network = network;
        this.tasks = task.settings().subtasks().tasks();
        this.learned = new boolean[tasks];
        int right = 0;
        for (int i = 0; i < tasks; i++) {
            Batch test = task.test(i, TEST_SAMPLES);
            learned[i] = network.loss(test, Loss.CROSS_ENTROPY) < Math.log(2) / 2;
            supports.add(FlipAttribution.of(network, test).support(IntStream.range(0, TEST_SAMPLES).toArray()));
            right += learned[i] && mask(supports.get(i)) == task.mask(i) ? 1 : 0;
        }
        this.attributed = right;
        int[] expected = expected(fit);
        int[] rows = IntStream.range(0, fit.size()).filter(row -> learned[fit.symbols()[row]]).toArray();
        this.groupOf = new int[2 * tasks];
        Arrays.fill(groupOf, -1);
        int groups = 0;
        for (int row : rows) {
            if (groupOf[expected[row]] < 0) {
                groupOf[expected[row]] = groups++;
            }
        }
        double[][] vectors = MechanismVectors.of(network, fit);
        this.model = MechanismModel.fit(
                IntStream.of(rows).mapToObj(row -> vectors[row]).toArray(double[][]::new),
                IntStream.of(rows).map(row -> groupOf[expected[row]]).toArray(),
                Math.min(COMPONENTS, task.settings().training().width()));
    }

    private static long mask(boolean[] support) {
        long mask = 0;
        for (int b = 0; b < support.length; b++) {
            mask |= support[b] ? 1L << b : 0;
        }
        return mask;
    }

    /** For each sample, its subtask and its decision as one number. */
    private int[] expected(Batch batch) {
        float[] z = network.outputs(batch);
        return IntStream.range(0, batch.size())
                .map(row -> 2 * batch.symbols()[row] + (z[2 * row + 1] > z[2 * row] ? 1 : 0))
                .toArray();
    }

    int learned() {
        int count = 0;
        for (boolean one : learned) {
            count += one ? 1 : 0;
        }
        return count;
    }

    int attributed() {
        return attributed;
    }

    boolean isLearned(int subtask) {
        return learned[subtask];
    }

    /** Whether the network decides a sample as its label says. */
    boolean[] right(Batch batch) {
        int[] expected = expected(batch);
        boolean[] right = new boolean[batch.size()];
        for (int row = 0; row < right.length; row++) {
            right[row] = (expected[row] & 1) == batch.labels()[row];
        }
        return right;
    }

    /** Scores of samples, with the subtask and the label of each and its group: the subtask and the decision. */
    @SuppressWarnings("ArrayRecordComponent")
    record Scores(int[] subtasks, int[] labels, int[] groups, double[] values) {}

    /** How many subtasks are learned, and of how many of these the attributed inputs are exactly the subtask's. */
    record Attribution(int learned, int exact) {}

    Attribution attribution() {
        return new Attribution(learned(), attributed);
    }

    /** Scores of the samples that pass, by how far they are from what their subtask and decision let expect. */
    Scores againstExpected(AnomalyScore score, Batch batch, IntPredicate wanted) {
        int[] expected = expected(batch);
        int[] rows = IntStream.range(0, batch.size())
                .filter(row -> groupOf[expected[row]] >= 0)
                .filter(wanted)
                .toArray();
        double[] values = switch (score) {
            case FLIP -> {
                FlipAttribution flips = FlipAttribution.of(network, batch);
                yield IntStream.of(rows).mapToDouble(row -> flips.outside(row, supports.get(batch.symbols()[row]))).toArray();
            }
            case MAHALANOBIS -> {
                double[][] vectors = MechanismVectors.of(network, batch);
                yield IntStream.of(rows).mapToDouble(row -> model.distance(vectors[row], groupOf[expected[row]])).toArray();
            }
        };
        return new Scores(
                IntStream.of(rows).map(row -> batch.symbols()[row]).toArray(),
                IntStream.of(rows).map(row -> batch.labels()[row]).toArray(),
                IntStream.of(rows).map(row -> groupOf[expected[row]]).toArray(),
                values);
    }

    /** Scores of the samples that pass, by how little they look like any known mechanism. */
    double[] againstAll(AnomalyScore score, Batch batch, IntPredicate wanted) {
        int[] rows = IntStream.range(0, batch.size()).filter(wanted).toArray();
        return switch (score) {
            case FLIP -> {
                FlipAttribution flips = FlipAttribution.of(network, batch);
                yield IntStream.of(rows).mapToDouble(flips::participation).toArray();
            }
            case MAHALANOBIS -> {
                double[][] vectors = MechanismVectors.of(network, batch);
                yield IntStream.of(rows)
                        .mapToDouble(row -> model.read(vectors[row], Double.POSITIVE_INFINITY).distance())
                        .toArray();
            }
        };
    }
}
