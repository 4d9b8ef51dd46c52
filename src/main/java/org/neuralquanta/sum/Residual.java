package org.neuralquanta.sum;

import org.neuralquanta.bound.Enclosure;

/** The loss that no resource removes, added to the rest. */
public final class Residual {

    private Residual() {}

    /** What encloses the whole loss, which is at least L∞, where the rest of it is enclosed. */
    public static Enclosure plus(double residual, Enclosure reducible) {
        Enclosure sum = residual == 0 ? reducible : Enclosure.exactly(residual).plus(reducible);
        return new Enclosure(Math.max(residual, sum.lower()), sum.upper());
    }
}
