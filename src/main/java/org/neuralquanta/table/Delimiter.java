package org.neuralquanta.table;

/** What separates the cells of a row. Immutable, thread-safe. */
public enum Delimiter {
    /** A comma, as in RFC 4180. */
    COMMA(','),
    /** A semicolon, as spreadsheets write where the comma is the decimal mark. */
    SEMICOLON(';'),
    /** A tabulator. */
    TAB('\t'),
    /** A vertical bar. */
    BAR('|'),
    /** One or more spaces. */
    SPACES(' ');

    private final char character;

    Delimiter(char character) {
        this.character = character;
    }

    char character() {
        return character;
    }

    /** For people. */
    String shown() {
        return this == TAB ? "tab" : this == SPACES ? "spaces" : "'" + character + "'";
    }
}
