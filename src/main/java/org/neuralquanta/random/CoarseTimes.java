package org.neuralquanta.random;

/**
 * Gamma numbers times a scale in single precision, good to 2^−12: enough to tell nearly always between which points of a grid a time
 * lies, at a fraction of the cost of the exact one. Where it does not say enough, the caller computes the exact time,
 * {@link GammaDraws#draw}; so no result depends on it. For one thread.
 */
public interface CoarseTimes {

    /** ε: the exact time is between (1 − ε) and (1 + ε) times the coarse one. */
    double ERROR = 0x1p-12;

    /** A place stands for 2^−10 of an octave: of a float's bits, these are not looked at. */
    int SHIFT = 13;

    /** The place of numbers whose coarse time says nothing. */
    int UNDECIDED = 0;

    /**
     * The places of coarse times: 1 for the bits {@code least} and all below, one more for each step of 2^13 in the bits, at most that
     * of {@code largest}. The numbers of two rows stand side by side: that of row 2r + 1 at an even index, that of row 2r after it.
     *
     * @param bits random bits, draw 0 of each quantum and replicate
     * @param scales for each row the scale
     * @param rows an even number
     * @param columns 8, 16, 32 or 64
     * @param least the bits of the least float with a place of its own
     * @param largest those of the largest
     * @param places receives rows × columns places
     */
    void places(long[] bits, double[] scales, int rows, int columns, int least, int largest, int[] places);
}
