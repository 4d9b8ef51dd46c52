package org.neuralquanta.cli.option;

import java.util.Optional;

/**
 * Shares of a mixture, or the best ones, {@code best}. Immutable, thread-safe.
 *
 * @param text how they are written
 * @param values the shares, empty for the best
 */
public record Shares(String text, Optional<Real.Listed> values) {

    static Shares parse(String text) {
        return new Shares(text, text.equals("best") ? Optional.empty() : Optional.of(Real.Listed.parse(text)));
    }

    @Override
    public String toString() {
        return text;
    }
}
