package org.neuralquanta.text;

import org.neuralquanta.network.Adam;
import org.neuralquanta.network.TrainingState;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.transformer.Sequences;
import org.neuralquanta.transformer.Transformer;
import org.neuralquanta.transformer.TransformerShape;
import org.neuralquanta.transformer.TransformerTrainer;

/**
 * A transformer of a width, with heads of 16 numbers and a block for each 32 of the width. The parameters of its blocks count. A measured
 * character is predicted from at least half of the context.
 */
final class TransformerNetwork implements CharacterNetwork {

    static final int CONTEXT = 64;
    static final int BATCH = 32;
    static final int HEAD = 16;

    private static final int WIDTH_OF_A_BLOCK = 32;
    private static final int MOST_WIDTH = 1024;
    private static final double RATE = 1e-3;

    /** Sequences measured at once. */
    private static final int TOGETHER = 64;

    private final Corpus corpus;
    private final Draws draws;
    private final long seed;
    private final TransformerShape shape;
    private final TransformerTrainer trainer;
    private final Sequences sequences;

    TransformerNetwork(Corpus corpus, int width, long characters, long seed) {
        this.corpus = corpus;
        this.seed = seed;
        this.draws = new Draws(corpus.training(characters), CONTEXT);
        this.shape = shape(corpus.alphabet(), width);
        this.trainer = new TransformerTrainer(Transformer.random(shape, seed, 1), Adam.of(RATE), 1);
        this.sequences = new Sequences(BATCH, shape);
    }

    static TransformerShape shape(int alphabet, int width) {
        if (width < HEAD || width % HEAD != 0) {
            throw new IllegalArgumentException("width must be a multiple of " + HEAD + ", was " + width);
        }
        int blocks = Math.max(1, (width + WIDTH_OF_A_BLOCK / 2) / WIDTH_OF_A_BLOCK);
        return TransformerShape.text(alphabet, CONTEXT, width, width / HEAD, blocks);
    }

    /**
     * The shape that has so many parameters in all.
     *
     * @throws IllegalArgumentException if there is none
     */
    static TransformerShape shapeOf(int alphabet, long parameters) {
        int width = HEAD;
        while (shape(alphabet, width).parameters() < parameters && width < MOST_WIDTH) {
            width += HEAD;
        }
        if (shape(alphabet, width).parameters() != parameters) {
            throw new IllegalArgumentException("parameters must be those of a transformer on this text, of " + alphabet
                    + " characters: " + shape(alphabet, 2 * HEAD).parameters() + " at width 32, " + shape(alphabet, 6 * HEAD).parameters()
                    + " at width 96; there were " + parameters);
        }
        return shape(alphabet, width);
    }

    @Override
    public long parameters() {
        return shape.blockParameters();
    }

    @Override
    public float[] weights() {
        return trainer.transformer().parameters();
    }

    @Override
    public void step() {
        var random = RandomStream.of(seed, trainer.steps());
        trainer.step(sequences, (some, from, to) -> {
            for (int s = from; s < to; s++) {
                fill(corpus, some, s, draws.place(random, s) - CONTEXT);
            }
        });
    }

    /** The sequence whose first symbol is at a place. */
    static void fill(Corpus corpus, Sequences some, int sequence, int first) {
        for (int i = 0; i < CONTEXT; i++) {
            some.symbols()[sequence * CONTEXT + i] = corpus.code(first + i);
            some.labels()[sequence * CONTEXT + i] = corpus.code(first + i + 1);
        }
    }

    @Override
    public float[] losses() {
        float[] losses = new float[corpus.places().length];
        int at = 0;
        for (Stretch stretch : corpus.measured()) {
            // Each sequence measures the half of its characters that come last, or what is left of the stretch.
            int half = CONTEXT / 2;
            int count = (stretch.length() + half - 1) / half;
            for (int from = 0; from < count; from += TOGETHER) {
                var some = new Sequences(Math.min(TOGETHER, count - from), shape);
                for (int s = 0; s < some.size(); s++) {
                    fill(corpus, some, s, stretch.from() + (from + s) * half - half - 1);
                }
                double[] found = trainer.transformer().losses(some);
                for (int s = 0; s < some.size(); s++) {
                    int wanted = Math.min(half, stretch.length() - (from + s) * half);
                    for (int i = 0; i < wanted; i++) {
                        losses[at++] = (float) found[s * CONTEXT + half + i];
                    }
                }
            }
        }
        return losses;
    }

    @Override
    public TrainingState state() {
        return trainer.state();
    }

    @Override
    public void restore(TrainingState state) {
        trainer.restore(state);
    }

    @Override
    public void close() {
        trainer.close();
    }
}
