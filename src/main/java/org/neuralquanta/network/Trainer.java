package org.neuralquanta.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Trains a network in place. The bits of the parameters after n steps depend on the start and the batches only, not on lanes or
 * threads. Mutable, for one thread; close it if it uses several threads.
 */
public final class Trainer implements AutoCloseable {

    private static final float[] NOT_WANTED = {};

    private final Network network;
    private final Loss loss;
    private final Adam rule;
    private final Moments moments;
    private final float[] gradient;
    private final List<float[]> partial = new ArrayList<>();
    private final Propagation[] passes;
    private final Workers workers;
    private final boolean byInputs;
    private float[] inputGradient = NOT_WANTED;
    private long steps;

    private Trainer(Network network, Loss loss, Adam rule, int threads, boolean byInputs) {
        this.network = network;
        this.loss = loss;
        this.rule = rule;
        this.workers = new Workers(threads);
        this.byInputs = byInputs;
        this.gradient = new float[network.parameters().length];
        this.moments = new Moments(rule, gradient.length);
        this.passes = new Propagation[threads];
        for (int t = 0; t < threads; t++) {
            passes[t] = new Propagation(network.architecture());
        }
    }

    /**
     * Training by one thread, the caller's.
     *
     * @param network the network, moved in place
     * @param loss what to minimise
     * @param rule how to move
     * @return a trainer at step 0
     */
    public static Trainer of(Network network, Loss loss, Adam rule) {
        return of(network, loss, rule, 1);
    }

    /**
     * Training by several threads, which pays off for batches of many hundred samples.
     *
     * @param network the network, moved in place
     * @param loss what to minimise
     * @param rule how to move
     * @param threads number of threads, with the caller's, ≥ 1
     * @return a trainer at step 0
     */
    public static Trainer of(Network network, Loss loss, Adam rule, int threads) {
        return new Trainer(network, loss, rule, threads, false);
    }

    /**
     * Training by one thread, the caller's, that computes the derivatives by the dense inputs too.
     *
     * @param network the network, moved in place
     * @param loss what to minimise
     * @param rule how to move
     * @return a trainer at step 0, with {@link #inputGradient()}
     */
    public static Trainer withInputGradient(Network network, Loss loss, Adam rule) {
        return new Trainer(network, loss, rule, 1, true);
    }

    /**
     * The memory of training by one thread, beside the samples.
     *
     * @param architecture the network's layers
     * @param batch samples of a step
     * @return bytes, of weights, their moments, and the gradient of each chunk of the batch
     */
    public static double memory(Architecture architecture, int batch) {
        return (double) Float.BYTES * architecture.parameters() * (4 + Math.ceilDiv(batch, Propagation.CHUNK));
    }

    /**
     * The network.
     *
     * @return the one that is being trained, not a copy
     */
    public Network network() {
        return network;
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
     * One step: the gradient, and a move by the rule.
     *
     * @param batch the samples
     * @return the mean loss before the step
     * @throws DivergedException if it is not finite
     */
    public double step(Batch batch) {
        return step(batch, (_, _, _) -> {});
    }

    /**
     * One step on fresh samples, which the threads make where they use them.
     *
     * @param batch where the samples go
     * @param samples where they come from
     * @return the mean loss before the step
     * @throws DivergedException if it is not finite
     */
    public double step(Batch batch, Samples samples) {
        double value = propagate(batch, samples);
        if (!Double.isFinite(value)) {
            throw new DivergedException(steps + 1, rule.rate());
        }
        moments.advance();
        workers.inBlocks(gradient.length, (from, to) -> {
            sum(from, to, chunks(batch));
            moments.move(network.parameters(), gradient, from, to);
        });
        steps++;
        return value;
    }

    /**
     * The gradient alone; see {@link #gradient()} and {@link #inputGradient()}.
     *
     * @param batch the samples
     * @return the mean loss
     */
    public double gradient(Batch batch) {
        double value = propagate(batch, (_, _, _) -> {});
        sum(0, gradient.length, chunks(batch));
        return value;
    }

    private static int chunks(Batch batch) {
        return (batch.size() + Propagation.CHUNK - 1) / Propagation.CHUNK;
    }

    private double propagate(Batch batch, Samples samples) {
        batch.mustFit(network.architecture(), loss);
        int chunks = chunks(batch);
        while (partial.size() < chunks) {
            partial.add(new float[gradient.length]);
        }
        if (byInputs) {
            inputGradient = new float[batch.inputs().length];
        }
        double[] losses = new double[chunks];
        workers.run(thread -> {
            for (int chunk = thread; chunk < chunks; chunk += workers.threads()) {
                int from = chunk * Propagation.CHUNK;
                int to = Math.min(batch.size(), from + Propagation.CHUNK);
                samples.fill(batch, from, to);
                losses[chunk] = passes[thread].backward(
                        network.parameters(), batch, loss, from, to, partial.get(chunk), inputGradient);
            }
        });
        double total = 0;
        for (double part : losses) {
            total += part;
        }
        return total / batch.size();
    }

    /** The gradient is the sum of those of the chunks, in their order. */
    private void sum(int from, int to, int chunks) {
        System.arraycopy(partial.getFirst(), from, gradient, from, to - from);
        for (int chunk = 1; chunk < chunks; chunk++) {
            add(partial.get(chunk), gradient, from, to);
        }
    }

    private static void add(float[] part, float[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += part[i];
        }
    }

    /**
     * The derivative of the mean loss of the last batch by each parameter.
     *
     * @return in the order of the parameters; overwritten by the next step
     */
    public float[] gradient() {
        return gradient;
    }

    /**
     * The derivative of the mean loss of the last batch by each dense input.
     *
     * @return size × inputs numbers
     * @throws IllegalStateException unless the trainer was made by {@link #withInputGradient} and has done a step
     */
    public float[] inputGradient() {
        if (inputGradient.length == 0) {
            throw new IllegalStateException("make the trainer by withInputGradient(network, loss, rule), and take a step first");
        }
        return inputGradient;
    }

    /**
     * Where it is.
     *
     * @return a copy
     */
    public TrainingState state() {
        return TrainingState.of(steps, network.parameters(), moments);
    }

    /**
     * Goes on from where a trainer of the same rule was.
     *
     * @param state of a network of the same shape
     * @throws IllegalArgumentException if the shape is another
     */
    public void restore(TrainingState state) {
        steps = state.restore(network.parameters(), moments);
    }

    /** Ends the threads. */
    @Override
    public void close() {
        workers.close();
    }

    @Override
    public String toString() {
        return "Trainer[network=" + network + ", rule=" + rule + ", steps=" + steps + "]";
    }
}
