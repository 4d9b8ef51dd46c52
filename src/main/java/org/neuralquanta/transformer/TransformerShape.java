package org.neuralquanta.transformer;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a transformer that reads sequences of symbols and predicts the symbol after a position from those up to it. Immutable,
 * thread-safe.
 *
 * <p>\(x \leftarrow E_{s} + P_{i}\) for symbol s at position i; in each block \(x \leftarrow x + \mathrm{Attention}(\mathrm{norm}(x))\), then
 * \(x \leftarrow x + W_2 \max(0, W_1 \mathrm{norm}(x))\); the outputs are \(U\,\mathrm{norm}(x)\). Hidden units are ReLU: the derivative
 * comes from the activation alone, and the circuits of modular addition are known for it. The smooth GELU changes the loss of language
 * models by about 1 % (Narang et al., arXiv 2102.11972, Table 1) and costs an exponential for each unit.
 *
 * <p>Parameters lie in one array: symbols, positions, the blocks in their order (normalisation, queries, keys and values, output of the
 * attention, normalisation, hidden, output), normalisation, outputs; weights as rows by input, then biases.
 *
 * <p>Source: Vaswani et al., arXiv 1706.03762; layer norm before each part as in GPT-2.
 *
 * @param symbols number of symbols of the input, ≥ 1
 * @param outputs number of symbols that are predicted, ≥ 2
 * @param context positions of a sequence, ≥ 1
 * @param width numbers that a position carries through the blocks, a multiple of the heads
 * @param heads heads of attention in a block, ≥ 1
 * @param hidden hidden units of a block, ≥ 1
 * @param blocks number of blocks, ≥ 1
 * @param normalised whether there is layer norm
 * @param biased whether linear maps have biases; the outputs never do
 * @param lastOnly whether only the last position predicts
 */
public record TransformerShape(
        int symbols,
        int outputs,
        int context,
        int width,
        int heads,
        int hidden,
        int blocks,
        boolean normalised,
        boolean biased,
        boolean lastOnly) {

    private static final int LARGEST = 1 << 28;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range or there are more than 2^28 parameters
     */
    public TransformerShape {
        within("symbols", symbols, 1);
        within("outputs", outputs, 2);
        within("context", context, 1);
        within("width", width, 1);
        within("heads", heads, 1);
        within("hidden", hidden, 1);
        within("blocks", blocks, 1);
        if (width % heads != 0) {
            throw new IllegalArgumentException("width must be a multiple of heads, was " + width + " for " + heads + " heads");
        }
        double blockSize = 4.0 * width * width + 2.0 * width * hidden + 8.0 * width + hidden;
        if (!(((double) symbols + context + outputs + 2) * width + blocks * blockSize <= LARGEST)) {
            throw new IllegalArgumentException("a transformer may have at most 2^28 parameters, this one had more: " + blocks
                    + " blocks of width " + width + " with " + hidden + " hidden units");
        }
    }

    /**
     * For text: layer norm, biases, four times as many hidden units as the width, a prediction at every position.
     *
     * @param alphabet number of characters
     * @param context characters that a prediction can see
     * @param width numbers of a position
     * @param heads heads of attention
     * @param blocks number of blocks
     * @return the shape
     */
    public static TransformerShape text(int alphabet, int context, int width, int heads, int blocks) {
        within("width", width, 1);
        return new TransformerShape(alphabet, alphabet, context, width, heads, 4 * width, blocks, true, true, false);
    }

    /**
     * For the sum of two residues, \(a, b, = \mapsto a + b \bmod p\), as in Nanda et al. 2023: one block of width 128 with four heads and
     * 512 hidden units, no layer norm, no biases, a prediction at the last position only.
     *
     * @param p the modulus, ≥ 2
     * @return the shape, with symbol p for the equals sign
     */
    public static TransformerShape modularAddition(int p) {
        within("p", p, 2);
        return new TransformerShape(p + 1, p, 3, 128, 4, 512, 1, false, false, true);
    }

    private static void within(String name, int value, int least) {
        if (value < least || value >= LARGEST) {
            throw new IllegalArgumentException(name + " must be between " + least + " and 2^28 - 1, was " + value);
        }
    }

    /**
     * Positions of a sequence that predict.
     *
     * @return the context, or 1
     */
    public int predictions() {
        return lastOnly ? 1 : context;
    }

    /**
     * Number of parameters of the blocks, the N of scaling laws: without symbols, positions, last normalisation and outputs.
     *
     * @return ≥ 1
     */
    public int blockParameters() {
        int norms = normalised ? 4 * width : 0;
        int biases = biased ? 5 * width + hidden : 0;
        return blocks * (4 * width * width + 2 * width * hidden + norms + biases);
    }

    /**
     * Number of all parameters.
     *
     * @return ≥ 1
     */
    public int parameters() {
        return (symbols + context) * width + blockParameters() + (normalised ? 2 * width : 0) + width * outputs;
    }

    /** Consecutive parameters, from one up to before another. Immutable, thread-safe. */
    public record Span(int from, int to) {}

    /**
     * Where the linear maps of the blocks lie, weights and biases: without symbols, positions, normalisations and outputs.
     *
     * @return two spans for each block, in order
     */
    public List<Span> linearMaps() {
        int norm = normalised ? 2 * width : 0;
        int attention = 4 * width * width + (biased ? 4 * width : 0);
        int units = 2 * width * hidden + (biased ? hidden + width : 0);
        var spans = new ArrayList<Span>();
        int at = (symbols + context) * width;
        for (int block = 0; block < blocks; block++) {
            for (int length : new int[] {attention, units}) {
                spans.add(new Span(at + norm, at + norm + length));
                at += norm + length;
            }
        }
        return spans;
    }

    /**
     * Floating-point operations of a training step that the matrix products need: forward, and twice that backward. Attention counts only
     * the positions that are seen.
     *
     * @param sequences number of sequences of the step
     * @return their number
     */
    public double operations(int sequences) {
        double behind = lastOnly ? 1 : context;
        double attention = 4.0 * width * context * (context + 1) / 2;
        double last = blocks == 1 || !lastOnly ? behind : context;
        double linear = 2.0 * width * (4.0 * width * context + 2.0 * hidden * last);
        double forward = blocks * (attention + linear) + 2.0 * width * outputs * behind;
        return 3 * sequences * forward;
    }
}
