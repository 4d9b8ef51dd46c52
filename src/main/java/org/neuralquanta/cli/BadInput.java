package org.neuralquanta.cli;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Input that a command cannot take: the message is one line with the option, the value and the range. */
final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadInput(String message) {
        super(message);
    }

    BadInput(String option, String value, String problem, String allowed) {
        super(option + ": '" + value + "' " + problem + "; allowed: " + allowed);
    }

    /** Refuses an option for which the rest of the line has no use. */
    static void refuse(String option, @Nullable String value, String problem, String allowed) {
        if (value != null) {
            throw new BadInput(option, value, problem, allowed);
        }
    }

    /** The same of an option without a value. */
    static void refuse(String option, boolean given, String problem, String allowed) {
        if (given) {
            throw new BadInput(option + ": " + problem + "; allowed: " + allowed);
        }
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
