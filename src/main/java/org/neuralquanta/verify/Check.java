package org.neuralquanta.verify;

import java.util.function.DoubleSupplier;
import java.util.function.Function;

/**
 * Two independent routes to one number.
 *
 * @param id the statement's T-number, a dot and a name
 * @param statement what is compared, in words
 * @param expected the number that a theory expects
 * @param observed the number by another route; it knows nothing of the theory's claims
 */
record Check(String id, String statement, Function<Theory, Expectation> expected, Observation observed) {

    /** Computes or draws a number. */
    interface Observation {
        Measurement of(Chance chance) throws InterruptedException;
    }

    /** A check without randomness. */
    static Check exact(String id, String statement, Function<Theory, Expectation> expected, DoubleSupplier observed) {
        return new Check(id, statement, expected, _ -> Measurement.exactly(observed.getAsDouble()));
    }

    String number() {
        return number(id);
    }

    /** The T-number of an identifier. */
    static String number(String id) {
        return id.substring(0, id.indexOf('.'));
    }

    Finding find(Theory theory, Measurement measured) {
        Expectation expectation = expected.apply(theory);
        return Finding.of(id, statement, expectation, measured);
    }
}
