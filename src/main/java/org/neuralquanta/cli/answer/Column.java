package org.neuralquanta.cli.answer;

import java.util.function.Function;

/**
 * A column of a table over rows of some type. Immutable, thread-safe.
 *
 * @param name its name for scripts
 * @param heading its name for people
 * @param digits how many digits people are shown
 * @param cell the value of a row
 * @param <T> what a row is about
 */
public record Column<T>(String name, String heading, Rounding digits, Function<? super T, ? extends Value> cell) {

    /**
     * A column that has one name for scripts and people.
     *
     * @param name the name
     * @param digits how many digits people are shown
     * @param cell the value of a row
     */
    public Column(String name, Rounding digits, Function<? super T, ? extends Value> cell) {
        this(name, name, digits, cell);
    }
}
