package org.neuralquanta.symbol;

import java.util.regex.Pattern;

/**
 * A named real unknown such as {@code alpha}. Ordered by name. Immutable, thread-safe.
 *
 * @param name a letter followed by letters, digits and underscores
 */
public record Symbol(String name) implements Comparable<Symbol> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is not a letter followed by letters, digits and underscores
     */
    public Symbol {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a symbol is a letter followed by letters, digits and underscores, was '" + name + "'");
        }
    }

    /**
     * The symbol of a name.
     *
     * @param name a letter followed by letters, digits and underscores
     * @return the symbol
     */
    public static Symbol of(String name) {
        return new Symbol(name);
    }

    @Override
    public int compareTo(Symbol other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
