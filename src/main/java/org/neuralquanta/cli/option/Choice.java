package org.neuralquanta.cli.option;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/**
 * One of the constants of an enum, by its name with hyphens, in capitals or not. Immutable, thread-safe.
 *
 * @param type the enum
 * @param what what its constants are called
 * @param <E> the enum
 */
public record Choice<E extends Enum<E>>(Class<E> type, String what) implements ITypeConverter<E> {

    /**
     * How a constant is written.
     *
     * @param constant a constant of any enum
     * @return its name in small letters, with hyphens
     */
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * How all constants are written.
     *
     * @param constants constants of an enum
     * @return their names, separated by commas
     */
    public static String names(Collection<? extends Enum<?>> constants) {
        return String.join(", ", constants.stream().map(Choice::name).toList());
    }

    @Override
    public E convert(String text) {
        List<E> constants = List.of(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> name(constant).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Unreadable(text, "is not a valid " + what, names(constants)));
    }
}
