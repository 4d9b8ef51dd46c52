package org.neuralquanta.study;

/** The best split of a product N·D for a fitted curve, with standard errors by the sandwich. Implementations are immutable, thread-safe. */
sealed interface SplitRule permits SumSplit, NumericSplit {

    /**
     * A best split.
     *
     * @param parameters N
     * @param tokens D
     * @param ratioError the standard error of log(D/N)
     */
    record Best(double parameters, double tokens, double ratioError) {}

    /** d log N/d log C. */
    double exponent();

    /** Its standard error. */
    double exponentError();

    /** The best split of N·D. */
    Best of(double product);
}
