package org.neuralquanta.mixture;

import java.util.Objects;
import org.neuralquanta.Statement;
import org.neuralquanta.model.QuantaModel;

/**
 * A family of quanta in a mixture (T42). Immutable, thread-safe.
 *
 * @param weight π, the share of the test samples that use quanta of this family, 0 &lt; π ≤ 1
 * @param model frequencies within the family, which add up to 1, with gaps, emergence curve and irreducible loss
 */
@Statement("T42")
public record Family(double weight, QuantaModel model) {

    /**
     * Checks the weight.
     *
     * @throws IllegalArgumentException if the weight is out of range
     */
    public Family {
        Objects.requireNonNull(model);
        if (!(weight > 0 && weight <= 1)) {
            throw new IllegalArgumentException(
                    "weight of a family must lie in (0, 1], was " + weight + "; leave out a family that no test sample uses, and divide the others by their sum");
        }
    }
}
