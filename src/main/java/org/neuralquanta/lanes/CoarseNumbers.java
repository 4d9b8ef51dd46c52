package org.neuralquanta.lanes;

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
        /** All 64. */
        ALL
    }

    /** The bits of {@link #compute}. */
    Bits bits();

    /**
     * Numbers above 0.
     *
     * @param tops the first 32 of the 64 random bits of each number
     * @param ends the last 32, where they matter
     * @param count how many
     * @param numbers receives the numbers in units, {@link #NOTHING} where the bits do not tell
     */
    void compute(int[] tops, int[] ends, int count, float[] numbers);
}
