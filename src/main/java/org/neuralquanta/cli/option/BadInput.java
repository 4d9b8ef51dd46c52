package org.neuralquanta.cli.option;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Invalid input of a command: the message is one line with the option, the value and the range. Thread-safe. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final @Nullable String option;
    private final @Nullable String value;
    private final @Nullable String allowed;

    private BadInput(@Nullable String option, @Nullable String value, @Nullable String allowed, String message) {
        super(message);
        this.option = option;
        this.value = value;
        this.allowed = allowed;
    }

    /**
     * A fault of what is read, such as a table, or of values that clash.
     *
     * @param message names what is at fault, and the way out
     */
    public BadInput(String message) {
        this(null, null, null, message);
    }

    /**
     * A fault of an option without a value.
     *
     * @param option the option
     * @param problem what is wrong, and the way out
     */
    public BadInput(String option, String problem) {
        this(option, null, null, option + ": " + problem);
    }

    /**
     * A fault of a value, in the library's words.
     *
     * @param option the option
     * @param value the value as given
     * @param reason what is wrong with it, and the way out
     */
    public BadInput(String option, Object value, String reason) {
        this(option, String.valueOf(value), null, option + ": '" + value + "': " + reason);
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
        this(option, String.valueOf(value), allowed, option + ": '" + value + "' " + problem + "; allowed: " + allowed);
    }

    /**
     * The option at fault.
     *
     * @return its name, if one is to blame
     */
    public Optional<String> option() {
        return Optional.ofNullable(option);
    }

    /**
     * The value at fault.
     *
     * @return the value as given, if there is one
     */
    public Optional<String> value() {
        return Optional.ofNullable(value);
    }

    /**
     * What would be right.
     *
     * @return in words, where the message does not say it otherwise
     */
    public Optional<String> allowed() {
        return Optional.ofNullable(allowed);
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
            throw new BadInput(option, null, allowed, option + ": " + problem + "; allowed: " + allowed);
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
            throw new BadInput(option, value, String.valueOf(e.getMessage()));
        }
    }
}
