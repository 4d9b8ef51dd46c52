package org.neuralquanta.cli.option;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Invalid input of a command: the message is one line with the option, the value and the range. Thread-safe. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * A fault.
     *
     * @param message names option, value and way out
     */
    public BadInput(String message) {
        super(message);
    }

    /**
     * A fault of a value.
     *
     * @param option the option
     * @param value the value as given
     * @param problem what is wrong with it
     * @param allowed what would be right
     */
    public BadInput(String option, Object value, String problem, String allowed) {
        super(option + ": '" + value + "' " + problem + "; allowed: " + allowed);
    }

    /**
     * Refuses an option for which the rest of the line has no use.
     *
     * @param option the option
     * @param value its value, null unless given
     * @param problem why it has no use
     * @param allowed where it has
     */
    public static void refuse(String option, @Nullable Object value, String problem, String allowed) {
        if (value != null) {
            throw new BadInput(option, value, problem, allowed);
        }
    }

    /**
     * Refuses an option without a value for which the rest of the line has no use.
     *
     * @param option the option
     * @param given whether it is given
     * @param problem why it has no use
     * @param allowed where it has
     */
    public static void refuse(String option, boolean given, String problem, String allowed) {
        if (given) {
            throw new BadInput(option + ": " + problem + "; allowed: " + allowed);
        }
    }

    /**
     * What the library makes of a value.
     *
     * @param option the option
     * @param value the value as given
     * @param use gives it to the library
     * @param <T> the type of the result
     * @return the result
     * @throws BadInput with the option, the value and the library's reason, if it refuses
     */
    public static <T> T unlessRefused(String option, Object value, Supplier<T> use) {
        try {
            return use.get();
        } catch (IllegalArgumentException e) {
            throw new BadInput(option + ": '" + value + "': " + e.getMessage());
        }
    }
}
