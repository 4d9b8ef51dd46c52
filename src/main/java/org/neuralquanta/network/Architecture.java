package org.neuralquanta.network;

import java.util.Arrays;
import java.util.List;

/**
 * The layers of a network. Immutable, thread-safe.
 *
 * <p>The input is a row of dense numbers and a one-hot part, for which a sample lists the units that are 1. Hidden layers are fully
 * connected, the output is linear. Parameters lie in one array, layer by layer: the weights, row after row (row i holds the weights from
 * input i to all units; dense inputs first, then the one-hot part), then the biases.
 *
 * @param inputs number of dense inputs, ≥ 0
 * @param symbols number of one-hot units beside them, ≥ 0
 * @param hidden widths of the hidden layers, each ≥ 1
 * @param outputs number of outputs, ≥ 1
 * @param activation the activation function of hidden units
 */
public record Architecture(int inputs, int symbols, List<Integer> hidden, int outputs, Activation activation) {

    private static final int LARGEST = 1 << 28;

    /**
     * Checks the widths.
     *
     * @throws IllegalArgumentException if a width is out of range or there are more than 2^28 parameters
     */
    public Architecture {
        hidden = List.copyOf(hidden);
        if (inputs < 0 || symbols < 0 || (long) inputs + symbols < 1 || inputs > LARGEST || symbols > LARGEST) {
            throw new IllegalArgumentException("inputs and symbols must be >= 0 and not both 0, were " + inputs + " and " + symbols);
        }
        if (outputs < 1 || outputs > LARGEST) {
            throw new IllegalArgumentException("outputs must be between 1 and 2^28, was " + outputs);
        }
        long total = 0;
        long below = (long) inputs + symbols;
        for (int width : hidden) {
            if (width < 1 || width > LARGEST) {
                throw new IllegalArgumentException("width must be between 1 and 2^28, was " + width);
            }
            total += (below + 1) * width;
            below = width;
        }
        total += (below + 1) * outputs;
        if (total > LARGEST) {
            throw new IllegalArgumentException("a network may have at most 2^28 parameters, this one had " + total);
        }
    }

    /**
     * Dense inputs only.
     *
     * @param activation the activation function of hidden units
     * @param widths the widths of all layers, from the inputs to the outputs; at least two
     * @return the architecture
     */
    public static Architecture dense(Activation activation, int... widths) {
        if (widths.length < 2) {
            throw new IllegalArgumentException("widths must name at least inputs and outputs, were " + widths.length);
        }
        List<Integer> all = Arrays.stream(widths).boxed().toList();
        return new Architecture(widths[0], 0, all.subList(1, widths.length - 1), widths[widths.length - 1], activation);
    }

    /**
     * Number of layers of weights.
     *
     * @return one more than hidden layers
     */
    public int layers() {
        return hidden.size() + 1;
    }

    /**
     * Rows of a layer's weights.
     *
     * @param layer 0 for the one next to the input
     * @return number of units below it, dense and one-hot
     */
    public int below(int layer) {
        return layer == 0 ? inputs + symbols : hidden.get(layer - 1);
    }

    /**
     * Columns of a layer's weights.
     *
     * @param layer 0 for the one next to the input
     * @return number of units above it
     */
    public int above(int layer) {
        return layer == hidden.size() ? outputs : hidden.get(layer);
    }

    /**
     * Where a layer's weights begin.
     *
     * @param layer 0 for the one next to the input
     * @return index of its first weight in the parameters
     */
    public int weights(int layer) {
        int offset = 0;
        for (int l = 0; l < layer; l++) {
            offset += (below(l) + 1) * above(l);
        }
        return offset;
    }

    /**
     * Where a layer's biases begin.
     *
     * @param layer 0 for the one next to the input
     * @return index of its first bias in the parameters
     */
    public int biases(int layer) {
        return weights(layer) + below(layer) * above(layer);
    }

    /**
     * Number of parameters.
     *
     * @return all weights and biases
     */
    public int parameters() {
        return weights(layers());
    }
}
