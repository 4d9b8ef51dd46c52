package org.neuralquanta.lanes;

import org.neuralquanta.random.GammaDraws;

/** Numbers of a distribution in single precision from the leading bits of their uniforms. For one thread. */
sealed interface CoarseNumbers permits VectorExponentials, VectorGammas {

    /** The bits of a number that the leading bits do not tell. */
    int NOTHING = Float.floatToRawIntBits(Float.NaN);

    /** The unit of the numbers. */
    double unit();

    /** Whether the last bits matter too. */
    boolean needsEnds();

    /**
     * Numbers above 0.
     *
     * @param tops the first 32 of the 64 random bits of each number
     * @param ends the last {@link GammaDraws#END_BITS}, where they matter
     * @param count how many
     * @param numbers receives the numbers in units, {@link #NOTHING} where the bits do not tell
     */
    void compute(int[] tops, int[] ends, int count, float[] numbers);
}
