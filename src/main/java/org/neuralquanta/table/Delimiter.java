package org.neuralquanta.table;


/** What separates the cells of a row. Immutable, thread-safe. */
public enum Delimiter {
    /** A comma, as in RFC 4180. */
    COMMA(','),
    /** A semicolon, as spreadsheets write it where the comma is the decimal mark. */
    SEMICOLON(';'),
    /** A tab. */
    TAB('\t'),
    /** A vertical bar. */
    BAR('|'),
    /** One or more spaces. */
    SPACES(' ');

    private final char character;

    Delimiter(char character) {
        this.character = character;
    }

    /**
     * The character between cells.
     *
     * @return the delimiter; for spaces one of them
     */
    public char character() {
        return character;
    }

    /**
     * The delimiter in a sentence.
     *
     * @return its name, or the character in quotes
     */
    public String shown() {
        return this == TAB ? "tab" : this == SPACES ? "spaces" : "'" + character + "'";
    }
}
