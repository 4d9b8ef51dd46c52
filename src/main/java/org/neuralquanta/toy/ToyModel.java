package org.neuralquanta.toy;

import java.util.function.Predicate;
import org.neuralquanta.Statement;
import org.neuralquanta.network.Activation;
import org.neuralquanta.network.Architecture;
import org.neuralquanta.network.Loss;
import org.neuralquanta.network.Trainer;

/**
 * The toy model of grokking (T28, T30): each symbol has trained numbers \(E_i\); a decoder with two hidden layers of w tanh units reads what
 * the {@link Operation} makes of the numbers of a pair. By squared error it is to give the random target, N(0, 1)³⁰, of the answer, and the
 * nearest target is what it answers; by cross-entropy it has an output for each answer. All training pairs are one batch; AdamW steps the
 * numbers \(E\) at the rate η_E without decay, and the decoder at its own rate and decay. Immutable, thread-safe.
 *
 * <p>Source: Liu, Kitouni, Nolte, Michaud, Tegmark and Williams, arXiv 2205.10343, section 3, and their published code.
 *
 * @param operation what is learned
 * @param loss what is minimised
 * @param split which pairs are for training, not all
 * @param width w, the width of both hidden layers, 1 to 2000
 * @param encoderRate η_E, above 0 and at most 1
 * @param decoderRate η_D, above 0 and at most 1
 * @param decay γ_D ≥ 0, decoupled, at most 1/η_D
 * @param seed the seed of training set, targets and start
 */
@Statement({"T28", "T30"})
public record ToyModel(
        Operation operation, Loss loss, Split split, int width, double encoderRate, double decoderRate, double decay, long seed) {

    /** The number of outputs for squared error. */
    public static final int OUTPUTS = 30;

    /** The rate of the numbers E, unless another is given. */
    public static final double ENCODER_RATE = 1e-3;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public ToyModel {
        if (split.pairs() >= operation.pairs()) {
            throw new IllegalArgumentException(
                    "the number of training pairs must be below " + operation.pairs() + ", all pairs, was " + split.pairs());
        }
        if (width < 1 || width > 2000) {
            throw new IllegalArgumentException("the width must be between 1 and 2000, was " + width);
        }
        rate("encoder", encoderRate);
        rate("decoder", decoderRate);
        if (!(decay >= 0 && decay * decoderRate <= 1)) {
            throw new IllegalArgumentException("the decay must be >= 0 and at most 1 over the rate, was " + decay);
        }
    }

    private static void rate(String whose, double rate) {
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("the rate of the " + whose + " must be above 0 and at most 1, was " + rate);
        }
    }

    /**
     * Addition of ten symbols by squared error, on 45 training pairs that know every sum of the other 10.
     *
     * @param width w
     * @param decoderRate η_D
     * @param decay γ_D
     * @param seed the seed
     * @return the model, with η_E = {@value #ENCODER_RATE}
     * @throws IllegalArgumentException if a number is out of range
     */
    public static ToyModel ofSums(int width, double decoderRate, double decay, long seed) {
        return new ToyModel(Sum.OF_TEN, Loss.SQUARED_ERROR, Split.USUAL, width, ENCODER_RATE, decoderRate, decay, seed);
    }

    Architecture architecture() {
        int outputs = loss == Loss.SQUARED_ERROR ? OUTPUTS : operation.answers();
        return Architecture.dense(Activation.TANH, operation.dimension(), width, width, outputs);
    }

    /** Bytes that training takes. */
    double memory() {
        return Trainer.memory(architecture(), split.pairs());
    }

    /**
     * The training pairs of the seed.
     *
     * @return their numbers, rising
     * @throws IllegalArgumentException if sets are redrawn without success
     */
    public int[] trainingPairs() {
        return split.of(operation, seed);
    }

    /**
     * Trains.
     *
     * @param steps the number of steps, ≥ 1
     * @return the run, with a record every 10 steps
     * @throws IllegalArgumentException if there are no steps
     */
    public ToyRun run(int steps) {
        return run(steps, _ -> false);
    }

    /**
     * Trains until a record is enough.
     *
     * @param steps the most steps, ≥ 1
     * @param enough whether training may stop after this record; called for each in turn
     * @return the run, with a record every 10 steps
     * @throws IllegalArgumentException if there are no steps
     */
    public ToyRun run(int steps, Predicate<ToyRun.Moment> enough) {
        return new ToyTraining(this).run(steps, enough);
    }

    /**
     * Trains until {@link ToyRun#LEARNED} of the training and of the test pairs have been right, each at some record: no later step
     * changes the {@link Phase}.
     *
     * @param steps the most steps, ≥ 1
     * @return the run, with a record every 10 steps
     * @throws IllegalArgumentException if there are no steps
     */
    public ToyRun runUntilLearned(int steps) {
        var known = new boolean[2];
        return run(steps, moment -> {
            known[0] |= moment.trainAccuracy() >= ToyRun.LEARNED;
            known[1] |= moment.testAccuracy() >= ToyRun.LEARNED;
            return known[0] && known[1];
        });
    }
}
