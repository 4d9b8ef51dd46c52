package org.neuralquanta.transformer;

/** Sequences of symbols with the symbols to predict, in arrays that the caller fills in place. Not thread-safe while it is being filled. */
public final class Sequences {

    private final TransformerShape shape;
    private final int size;
    private final int[] symbols;
    private final int[] labels;

    /** Where the sequences of a step come from. An implementation must be thread-safe for disjoint sequences. */
    @FunctionalInterface
    public interface Source {

        /**
         * Fills some sequences. Their contents may depend on their number and on the step, never on how they are split.
         *
         * @param sequences where they go
         * @param from the first
         * @param to the one after the last
         */
        void fill(Sequences sequences, int from, int to);
    }

    /**
     * Sequences of symbol 0.
     *
     * @param size their number, ≥ 1
     * @param shape the transformer they are for
     */
    public Sequences(int size, TransformerShape shape) {
        if (size < 1) {
            throw new IllegalArgumentException("there must be at least 1 sequence, were " + size);
        }
        this.shape = shape;
        this.size = size;
        this.symbols = new int[Math.multiplyExact(size, shape.context())];
        this.labels = new int[Math.multiplyExact(size, shape.predictions())];
    }

    /**
     * How many there are.
     *
     * @return ≥ 1
     */
    public int size() {
        return size;
    }

    /**
     * The symbols, to be filled in place.
     *
     * @return size × context numbers, each from 0 to the shape's symbols − 1
     */
    public int[] symbols() {
        return symbols;
    }

    /**
     * The symbols to predict, to be filled in place.
     *
     * @return size × predictions numbers, each from 0 to the shape's outputs − 1
     */
    public int[] labels() {
        return labels;
    }

    int symbol(int index) {
        return within("symbol", symbols[index], shape.symbols(), index / shape.context());
    }

    int label(int index) {
        return within("label", labels[index], shape.outputs(), index / shape.predictions());
    }

    private static int within(String name, int value, int count, int sequence) {
        if (value < 0 || value >= count) {
            throw new IllegalArgumentException(
                    name + " must be between 0 and " + (count - 1) + ", was " + value + " in sequence " + sequence);
        }
        return value;
    }

    void mustFit(TransformerShape other) {
        if (!shape.equals(other)) {
            throw new IllegalArgumentException("the sequences were made for " + shape + ", the transformer has " + other);
        }
    }

    @Override
    public String toString() {
        return "Sequences[size=" + size + ", context=" + shape.context() + "]";
    }
}
