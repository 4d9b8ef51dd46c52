package org.neuralquanta.transformer;

import java.util.Arrays;
import org.neuralquanta.network.Adam;
import org.neuralquanta.network.DivergedException;
import org.neuralquanta.network.Moments;
import org.neuralquanta.network.TrainingState;
import org.neuralquanta.network.Workers;

/**
 * Trains a transformer in place on the mean cross-entropy. The bits of the parameters after n steps depend on the start and the sequences
 * only, not on lanes or threads. Mutable, for one thread; close it.
 */
public final class TransformerTrainer implements AutoCloseable {

    /** Most groups of chunks whose gradients are summed apart, so most threads that have work. */
    private static final int GROUPS = 16;

    private final Transformer transformer;
    private final Adam rule;
    private final Moments moments;
    private final float[] gradient;
    private final float[][] partial = new float[GROUPS][0];
    private final Pass[] passes;
    private final Workers workers;
    private long steps;

    /**
     * A trainer at step 0.
     *
     * @param transformer the transformer, moved in place
     * @param rule how to move
     * @param threads number of threads, with the caller's, ≥ 1
     */
    public TransformerTrainer(Transformer transformer, Adam rule, int threads) {
        this.transformer = transformer;
        this.rule = rule;
        this.workers = new Workers(threads);
        this.gradient = new float[transformer.parameters().length];
        this.moments = new Moments(rule, gradient.length);
        this.passes = new Pass[threads];
        Arrays.setAll(passes, _ -> new Pass(transformer.shape()));
    }

    /**
     * The transformer.
     *
     * @return the one that is being trained, not a copy
     */
    public Transformer transformer() {
        return transformer;
    }

    /**
     * How far it is.
     *
     * @return number of steps done
     */
    public long steps() {
        return steps;
    }

    /**
     * The derivative of the mean loss of the last sequences by each parameter.
     *
     * @return in the order of the parameters; overwritten by the next step
     */
    public float[] gradient() {
        return gradient;
    }

    /**
     * The gradient alone, without a move.
     *
     * @param sequences the sequences
     * @return their mean loss
     */
    public double gradient(Sequences sequences) {
        double value = propagate(sequences, (_, _, _) -> {});
        sum(0, gradient.length, groups(sequences));
        return value;
    }

    /**
     * One step: the gradient, and a move by the rule.
     *
     * @param sequences where the sequences go
     * @param source where they come from; the threads make them where they use them
     * @return the mean loss before the step
     * @throws DivergedException if it is not finite
     */
    public double step(Sequences sequences, Sequences.Source source) {
        double value = propagate(sequences, source);
        if (!Double.isFinite(value)) {
            throw new DivergedException(steps + 1, rule.rate());
        }
        moments.advance();
        workers.inBlocks(gradient.length, (from, to) -> {
            sum(from, to, groups(sequences));
            moments.move(transformer.parameters(), gradient, from, to);
        });
        steps++;
        return value;
    }

    private int chunks(Sequences sequences) {
        int chunk = Pass.chunk(transformer.shape());
        return (sequences.size() + chunk - 1) / chunk;
    }

    private int groups(Sequences sequences) {
        return Math.min(GROUPS, chunks(sequences));
    }

    private double propagate(Sequences sequences, Sequences.Source source) {
        sequences.mustFit(transformer.shape());
        int chunk = Pass.chunk(transformer.shape());
        int chunks = chunks(sequences);
        int groups = groups(sequences);
        double[] losses = new double[groups];
        workers.run(thread -> {
            for (int group = thread; group < groups; group += workers.threads()) {
                clear(group);
                for (int c = group * chunks / groups; c < (group + 1) * chunks / groups; c++) {
                    int to = Math.min(sequences.size(), (c + 1) * chunk);
                    source.fill(sequences, c * chunk, to);
                    losses[group] += passes[thread].backward(
                            transformer.parameters(), sequences, c * chunk, to, partial[group]);
                }
            }
        });
        double total = 0;
        for (double part : losses) {
            total += part;
        }
        return total / sequences.labels().length;
    }

    private void clear(int group) {
        if (partial[group].length == 0) {
            partial[group] = new float[gradient.length];
        } else {
            Arrays.fill(partial[group], 0);
        }
    }

    /** The gradient is the sum of those of the groups, in their order. */
    private void sum(int from, int to, int groups) {
        System.arraycopy(partial[0], from, gradient, from, to - from);
        for (int group = 1; group < groups; group++) {
            add(partial[group], gradient, from, to);
        }
    }

    private static void add(float[] part, float[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += part[i];
        }
    }

    /**
     * Where it is.
     *
     * @return a copy
     */
    public TrainingState state() {
        return TrainingState.of(steps, transformer.parameters(), moments);
    }

    /**
     * Goes on from where a trainer of the same rule was.
     *
     * @param state of a transformer of the same shape
     * @throws IllegalArgumentException if the shape is another
     */
    public void restore(TrainingState state) {
        steps = state.restore(transformer.parameters(), moments);
    }

    /** Ends the threads. */
    @Override
    public void close() {
        workers.close();
    }

    @Override
    public String toString() {
        return "TransformerTrainer[transformer=" + transformer + ", rule=" + rule + ", steps=" + steps + "]";
    }
}
