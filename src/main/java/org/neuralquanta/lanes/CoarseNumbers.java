package org.neuralquanta.lanes;

import org.neuralquanta.random.GammaDraws;
import org.neuralquanta.random.MixedGammas;

/** Numbers of a distribution in single precision from the leading bits of their uniforms. For one thread. */
sealed interface CoarseNumbers permits VectorExponentials, VectorGammas, VectorMixedGammas {

    /** The bits of a number that the leading bits do not tell. */
    int NOTHING = Float.floatToRawIntBits(Float.NaN);

    /** The unit of the numbers. */
    double unit();

    /** Which random bits of a number matter. */
    enum Bits {
        /** The first 32. */
        FIRST,
        /** The first 32 and the last {@link GammaDraws#END_BITS}. */
        ALL,
        /** These, and the first 32 of {@link MixedGammas#SHAPE_DRAW}. */
        ALL_AND_SHAPE
    }

    /** The bits of {@link #compute}. */
    Bits bits();

    /**
     * Numbers above 0.
     *
     * @param tops the first 32 of the 64 random bits of each number
     * @param ends the last {@link GammaDraws#END_BITS}, where they matter
     * @param marks the first 32 of the 64 random bits of each shape, where they matter
     * @param count how many
     * @param numbers receives the numbers in units, {@link #NOTHING} where the bits do not tell
     */
    void compute(int[] tops, int[] ends, int[] marks, int count, float[] numbers);
}
