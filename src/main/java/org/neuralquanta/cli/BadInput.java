package org.neuralquanta.cli;

import java.util.function.Supplier;

/** Input that a command cannot take: the message is one line with the option, the value and the range. */
final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadInput(String message) {
        super(message);
    }

    BadInput(String option, String value, String problem, String allowed) {
        super(option + ": '" + value + "' " + problem + "; allowed: " + allowed);
    }

    /** What the library makes of a value, or its refusal with the option in front. */
    static <T> T unlessRefused(String option, String value, Supplier<T> use) {
        try {
            return use.get();
        } catch (IllegalArgumentException e) {
            throw new BadInput(option + ": '" + value + "': " + e.getMessage());
        }
    }
}
