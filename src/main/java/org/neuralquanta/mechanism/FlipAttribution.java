package org.neuralquanta.mechanism;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.gradient.LogOdds;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Network;

/**
 * How much a sample's decision rests on each of its binary inputs: \(a_b = |\ell(x) - \ell(x \text{ with } x_b \to 1 - x_b)|\), where ℓ are
 * the log-odds of the label. Immutable, thread-safe.
 */
@Statement("T37")
public final class FlipAttribution {

    private final double[][] values;

    private FlipAttribution(double[][] values) {
        this.values = values;
    }

    /**
     * The attributions of samples.
     *
     * @param network the network
     * @param batch the samples; dense inputs are 0 or 1
     * @return one number for each sample and dense input
     */
    public static FlipAttribution of(Network network, Batch batch) {
        int inputs = network.architecture().inputs();
        double[] own = LogOdds.of(network, batch, batch.labels());
        double[][] values = new double[batch.size()][inputs];
        for (int b = 0; b < inputs; b++) {
            flip(batch, inputs, b);
            double[] flipped = LogOdds.of(network, batch, batch.labels());
            flip(batch, inputs, b);
            for (int row = 0; row < own.length; row++) {
                values[row][b] = Math.abs(own[row] - flipped[row]);
            }
        }
        return new FlipAttribution(values);
    }

    private static void flip(Batch batch, int inputs, int input) {
        for (int row = 0; row < batch.size(); row++) {
            batch.inputs()[row * inputs + input] = 1 - batch.inputs()[row * inputs + input];
        }
    }

    /**
     * The attribution of a sample to an input.
     *
     * @param sample the sample
     * @param input the dense input
     * @return \(a_b \ge 0\)
     */
    public double value(int sample, int input) {
        return values[sample][input];
    }

    /**
     * The inputs that a group of samples rests on: those whose mean attribution is at least half of the largest.
     *
     * @param samples the group, not empty
     * @return for each input whether it counts
     */
    public boolean[] support(int[] samples) {
        double[] sum = new double[values[samples[0]].length];
        for (int sample : samples) {
            for (int b = 0; b < sum.length; b++) {
                sum[b] += values[sample][b];
            }
        }
        double largest = Arrays.stream(sum).max().orElseThrow();
        boolean[] support = new boolean[sum.length];
        for (int b = 0; b < sum.length; b++) {
            support[b] = sum[b] >= largest / 2;
        }
        return support;
    }

    /**
     * The share of a sample's attribution that lies outside some inputs: a measure of how far another mechanism decides.
     *
     * @param sample the sample
     * @param expected for each input whether it is expected to count
     * @return from 0 to 1; 0 if nothing has an attribution
     */
    public double outside(int sample, boolean[] expected) {
        double all = Arrays.stream(values[sample]).sum();
        double inside = IntStream.range(0, expected.length).filter(b -> expected[b]).mapToDouble(b -> values[sample][b]).sum();
        return all == 0 ? 0 : 1 - inside / all;
    }

    /**
     * On how many inputs a sample's decision rests: the participation ratio \((\sum a_b)^2 / \sum a_b^2\).
     *
     * @param sample the sample
     * @return from 1 to the number of inputs; that number if nothing has an attribution
     */
    public double participation(int sample) {
        double sum = 0;
        double squares = 0;
        for (double a : values[sample]) {
            sum += a;
            squares += a * a;
        }
        return squares == 0 ? values[sample].length : sum * sum / squares;
    }

    @Override
    public String toString() {
        return "FlipAttribution[samples=" + values.length + "]";
    }
}
