package org.neuralquanta.cli.option;

/**
 * A value of a symbol, {@code NAME=VALUE}. Immutable, thread-safe.
 *
 * @param text how it is written
 * @param name the symbol
 * @param value its value, finite
 */
public record Assignment(String text, String name, double value) {

    static Assignment parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new Unreadable(text, "is not an assignment", "NAME=VALUE");
        }
        return new Assignment(text, text.substring(0, equals).strip(), Real.parse(text.substring(equals + 1).strip()).value());
    }

    @Override
    public String toString() {
        return text;
    }
}
