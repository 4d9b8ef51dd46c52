package org.neuralquanta.toy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.grokking.Addition;
import org.neuralquanta.grokking.TrainingSet;
import org.neuralquanta.network.Activation;
import org.neuralquanta.network.Architecture;

/**
 * The toy model of grokking (T30): each of p = 10 symbols has one trained number \(E_i\), uniform in (−½, ½) at the start; a decoder
 * 1–w–w–30 with tanh reads \(E_i+E_j\) and is to give the random target, N(0, 1)³⁰, of the sum; the nearest target is the answer. 45 of
 * the 55 pairs are for training, in one batch, by squared error and AdamW: the numbers at learning rate 1e-3 without decay, the decoder at
 * its own learning rate and decay. Training sets that miss a sum of a test pair are redrawn. Immutable, thread-safe.
 *
 * <p>Source: Liu, Kitouni, Nolte, Michaud, Tegmark and Williams, arXiv 2205.10343, section 3 and appendix; they take w = 200.
 *
 * @param width w, the width of both hidden layers, 1 to 2000
 * @param decoderRate η_D &gt; 0
 * @param decay γ_D ≥ 0, decoupled
 * @param seed the seed of training set, targets and start
 */
@Statement("T30")
public record ToyModel(int width, double decoderRate, double decay, long seed) {

    /** The number of symbols. */
    public static final int SYMBOLS = 10;

    /** The number of training pairs. */
    public static final int TRAINING_PAIRS = 45;

    /** The number of outputs. */
    public static final int OUTPUTS = 30;

    /** The rate of the numbers E. */
    public static final double ENCODER_RATE = 1e-3;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public ToyModel {
        if (width < 1 || width > 2000) {
            throw new IllegalArgumentException("the width must be between 1 and 2000, was " + width);
        }
        if (!(decoderRate > 0 && decoderRate <= 1)) {
            throw new IllegalArgumentException("the decoder's rate must be above 0 and at most 1, was " + decoderRate);
        }
        if (!(decay >= 0 && decay * decoderRate <= 1)) {
            throw new IllegalArgumentException("the decay must be >= 0 and at most 1 over the rate, was " + decay);
        }
    }

    /**
     * The task.
     *
     * @return plain addition of 10 symbols
     */
    public Addition addition() {
        return Addition.of(SYMBOLS);
    }

    Architecture architecture() {
        return Architecture.dense(Activation.TANH, 1, width, width, OUTPUTS);
    }

    /**
     * The training set of the seed: the first of its trials that has every sum of its test pairs.
     *
     * @return 45 pairs
     */
    public TrainingSet trainingSet() {
        for (long trial = 0; ; trial++) {
            TrainingSet set = TrainingSet.random(addition(), TRAINING_PAIRS, seed, trial);
            boolean knowsEverySum = IntStream.range(0, addition().pairs())
                    .filter(pair -> !set.contains(pair))
                    .allMatch(pair -> set.pairs(addition().sum(pair)).length > 0);
            if (knowsEverySum) {
                return set;
            }
        }
    }

    /**
     * Trains.
     *
     * @param steps the number of steps, ≥ 1
     * @return the run, with a record every 10 steps
     * @throws IllegalArgumentException if there are no steps
     */
    public ToyRun run(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("the number of steps must be at least 1, was " + steps);
        }
        return ToyTraining.of(this).run(steps);
    }

    /** The pairs that are not for training. */
    int[] testPairs() {
        TrainingSet set = trainingSet();
        return Arrays.stream(TrainingSet.full(addition()).pairs()).filter(pair -> !set.contains(pair)).toArray();
    }
}
