package org.neuralquanta.verify;

/**
 * The finding of a check. Immutable, thread-safe.
 *
 * @param id the statement's T-number, a dot and a name
 * @param statement what was compared, in words
 * @param expected the number that the theory expects
 * @param observed the number by another route
 * @param standardError the standard error of the observed number, 0 where nothing was drawn
 * @param bound how far both may be apart besides: a proven error, a neglected term, or roundings
 */
public record Finding(String id, String statement, double expected, double observed, double standardError, double bound) {

    /** The largest deviation of a drawn number, in standard errors. */
    static final double STANDARD_ERRORS = 5;

    static Finding of(String id, String statement, Expectation expectation, Measurement measured) {
        return new Finding(id, statement, expectation.value(), measured.value(), measured.standardError(), expectation.bound());
    }

    /**
     * Whether the two numbers agree.
     *
     * @return whether \(|\mathrm{observed} - \mathrm{expected}| \le 5\,\mathrm{standardError} + \mathrm{bound}\)
     */
    public boolean passes() {
        return Math.abs(observed - expected) <= STANDARD_ERRORS * standardError + bound;
    }

    /**
     * The statement.
     *
     * @return its T-number
     */
    public String number() {
        return Check.number(id);
    }

    /**
     * The distance of the two numbers in units of the allowance: the standard error where one was drawn, otherwise the bound.
     *
     * @return (observed − expected) / standardError, or / bound; 0 if they are equal
     */
    public double z() {
        double difference = observed - expected;
        return difference == 0 ? 0 : difference / (standardError > 0 ? standardError : bound);
    }

    /**
     * Whether a number was drawn at random.
     *
     * @return whether the observed number was drawn
     */
    public boolean isDrawn() {
        return standardError > 0;
    }
}
