package org.neuralquanta.model;

import org.neuralquanta.Statement;

/**
 * What quanta cost: quantum k takes \(C k^\kappa\) parameters. Immutable, thread-safe.
 *
 * @param first C &gt; 0, the parameters of the first quantum
 * @param kappa κ, finite
 */
@Statement("T17")
public record Cost(double first, double kappa) {

    /** One parameter for every quantum. */
    public static final Cost EQUAL = new Cost(1, 0);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Cost {
        if (!(first > 0 && first < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("cost must be finite and > 0, was " + first);
        }
        if (!Double.isFinite(kappa)) {
            throw new IllegalArgumentException("kappa must be finite, was " + kappa);
        }
    }
}
