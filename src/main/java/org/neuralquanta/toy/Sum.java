package org.neuralquanta.toy;

import org.neuralquanta.grokking.Addition;
import org.neuralquanta.grokking.TrainingSet;

/**
 * The sum of two of ten symbols, in either order; the decoder reads \(E_i+E_j\), one number. Immutable, thread-safe.
 *
 * <p>Source: Liu, Kitouni, Nolte, Michaud, Tegmark and Williams, arXiv 2205.10343, section 3.
 */
public enum Sum implements Operation {

    /** Plain addition of 0 to 9. */
    OF_TEN;

    /**
     * The task.
     *
     * @return plain addition of 10 symbols
     */
    public Addition addition() {
        return Addition.of(10);
    }

    @Override
    public int symbols() {
        return addition().symbols();
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public double start() {
        return 0.5;
    }

    @Override
    public double penalty() {
        return 0;
    }

    @Override
    public int pairs() {
        return addition().pairs();
    }

    @Override
    public int first(int pair) {
        return addition().first(pair);
    }

    @Override
    public int second(int pair) {
        return addition().second(pair);
    }

    @Override
    public int answers() {
        return addition().sums();
    }

    @Override
    public int answer(int pair) {
        return addition().sum(pair);
    }

    @Override
    public int[] draw(int pairs, long seed, long trial) {
        return TrainingSet.random(addition(), pairs, seed, trial).pairs();
    }

    @Override
    public void combine(float[] numbers, int pair, float[] inputs, int at) {
        inputs[at] = numbers[first(pair)] + numbers[second(pair)];
    }

    @Override
    public void spread(float[] numbers, int pair, float[] byInputs, int at, float[] gradient) {
        gradient[first(pair)] += byInputs[at];
        gradient[second(pair)] += byInputs[at];
    }
}
