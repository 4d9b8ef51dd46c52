package org.neuralquanta.table;

import java.util.Optional;

/**
 * What is known of a table before it is opened; the rest is recognised from its first rows. Immutable, thread-safe.
 *
 * @param delimiter what separates cells
 * @param decimal the decimal mark
 */
public record Dialect(Optional<Delimiter> delimiter, Optional<DecimalMark> decimal) {

    /**
     * Nothing is known.
     *
     * @return the dialect in which everything is recognised
     */
    public static Dialect recognised() {
        return new Dialect(Optional.empty(), Optional.empty());
    }
}
