package org.neuralquanta.text;

/** The kinds of networks that predict characters. Immutable, thread-safe. */
public enum Model {

    /** One hidden layer above a window of 24 characters; the size is the number of hidden units, N counts all parameters. */
    WINDOW {
        @Override
        CharacterNetwork network(Corpus corpus, int size, long characters, long seed) {
            return new WindowNetwork(corpus, size, characters, seed);
        }

        @Override
        long parameters(int alphabet, int size) {
            if (size > MOST_UNITS) {
                throw new IllegalArgumentException("size must be at most " + MOST_UNITS + " hidden units, was " + size);
            }
            return WindowNetwork.architecture(alphabet, size).parameters();
        }

        @Override
        public int charactersEachStep() {
            return WindowNetwork.BATCH;
        }

        @Override
        double cost(int alphabet, int size) {
            return (double) WindowNetwork.BATCH * (size + 30) * (6.0 * alphabet + 12.0 * WindowNetwork.WINDOW);
        }
    },

    /**
     * A transformer that sees 64 characters; the size is its width, a multiple of 16, with heads of 16 and a block for each 32. N counts the
     * parameters of its blocks.
     */
    TRANSFORMER {
        @Override
        CharacterNetwork network(Corpus corpus, int size, long characters, long seed) {
            return new TransformerNetwork(corpus, size, characters, seed);
        }

        @Override
        long parameters(int alphabet, int size) {
            return TransformerNetwork.shape(alphabet, size).blockParameters();
        }

        @Override
        public int charactersEachStep() {
            return TransformerNetwork.BATCH * TransformerNetwork.CONTEXT;
        }

        @Override
        double cost(int alphabet, int size) {
            return TransformerNetwork.shape(alphabet, size).operations(TransformerNetwork.BATCH) * (1 + 32.0 / size);
        }
    };

    private static final int MOST_UNITS = 1 << 16;

    /** A network at its start. */
    abstract CharacterNetwork network(Corpus corpus, int size, long characters, long seed);

    /** N for so many characters in the alphabet. */
    abstract long parameters(int alphabet, int size);

    /**
     * Characters that are predicted in a step.
     *
     * @return their number
     */
    public abstract int charactersEachStep();

    /** How long a step takes, in units of its own. */
    abstract double cost(int alphabet, int size);
}
