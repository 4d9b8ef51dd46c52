package org.neuralquanta.network;

/**
 * Samples, row after row, in arrays that the caller fills in place and may refill for the next step. Not thread-safe while it is being
 * filled.
 */
public final class Batch {

    private final int size;
    private final int inputsEach;
    private final int symbolsEach;
    private final float[] inputs;
    private final int[] symbols;
    private final int[] labels;
    private final float[] targets;

    private Batch(int size, int inputsEach, int symbolsEach, int labelsEach, int targetsEach) {
        if (size < 1) {
            throw new IllegalArgumentException("batch must hold at least 1 sample, was " + size);
        }
        this.size = size;
        this.inputsEach = inputsEach;
        this.symbolsEach = symbolsEach;
        this.inputs = new float[Math.multiplyExact(size, inputsEach)];
        this.symbols = new int[Math.multiplyExact(size, symbolsEach)];
        this.labels = new int[size * labelsEach];
        this.targets = new float[Math.multiplyExact(size, targetsEach)];
    }

    /**
     * Samples with a label, for {@link Loss#CROSS_ENTROPY}.
     *
     * @param size number of samples, ≥ 1
     * @param architecture the network they are for
     * @param symbols how many one-hot units of each sample are 1, ≥ 0
     * @return samples of zeros
     */
    public static Batch labelled(int size, Architecture architecture, int symbols) {
        if (symbols < 0) {
            throw new IllegalArgumentException("symbols must be >= 0, was " + symbols);
        }
        return new Batch(size, architecture.inputs(), symbols, 1, 0);
    }

    /**
     * Samples of dense inputs with target outputs, for {@link Loss#SQUARED_ERROR}.
     *
     * @param size number of samples, ≥ 1
     * @param architecture the network they are for
     * @return samples of zeros
     */
    public static Batch targeted(int size, Architecture architecture) {
        return new Batch(size, architecture.inputs(), 0, 0, architecture.outputs());
    }

    /**
     * Number of samples.
     *
     * @return ≥ 1
     */
    public int size() {
        return size;
    }

    /**
     * How many one-hot units of each sample are 1.
     *
     * @return ≥ 0
     */
    public int symbolsEach() {
        return symbolsEach;
    }

    /**
     * The dense inputs, to be filled in place.
     *
     * @return size × inputs numbers
     */
    public float[] inputs() {
        return inputs;
    }

    /**
     * Which one-hot units are 1, to be filled in place.
     *
     * @return size × symbolsEach numbers, each from 0 to the architecture's symbols − 1
     */
    public int[] symbols() {
        return symbols;
    }

    /**
     * The labels, to be filled in place.
     *
     * @return a number for each sample, from 0 to the architecture's outputs − 1; empty for samples with targets
     */
    public int[] labels() {
        return labels;
    }

    /**
     * The targets, to be filled in place.
     *
     * @return size × outputs numbers; empty for samples with labels
     */
    public float[] targets() {
        return targets;
    }

    @Override
    public String toString() {
        return "Batch[size=" + size + ", inputs=" + inputsEach + ", symbols=" + symbolsEach + ", labels=" + labels.length + "]";
    }

    int label(int row, int outputs) {
        int label = labels[row];
        if (label < 0 || label >= outputs) {
            throw new IllegalArgumentException(
                    "label must be between 0 and " + (outputs - 1) + ", was " + label + " in sample " + row);
        }
        return label;
    }

    void mustFit(Architecture architecture) {
        if (inputsEach != architecture.inputs()) {
            throw new IllegalArgumentException("the batch was made for " + inputsEach + " inputs, the network has " + architecture.inputs());
        }
    }

    void mustFit(Architecture architecture, Loss loss) {
        mustFit(architecture);
        int needed = loss == Loss.SQUARED_ERROR ? size * architecture.outputs() : 0;
        if (targets.length != needed) {
            throw new IllegalArgumentException(loss + " needs a batch with "
                    + (needed == 0 ? "labels" : needed + " targets") + ", this one has " + targets.length + " targets");
        }
    }
}
