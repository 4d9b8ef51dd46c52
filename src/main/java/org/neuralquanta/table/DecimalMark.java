package org.neuralquanta.table;


/** What separates the whole part of a number from its fraction. Immutable, thread-safe. */
public enum DecimalMark {
    /** 1.5; thousands may be written 1,234,567. */
    POINT('.', ','),
    /** 1,5; thousands may be written 1.234.567. */
    COMMA(',', '.');

    private final char character;
    private final char thousands;

    DecimalMark(char character, char thousands) {
        this.character = character;
        this.thousands = thousands;
    }

    /**
     * The mark.
     *
     * @return the character before the fraction
     */
    public char character() {
        return character;
    }

    /**
     * The other mark, which can stand only between thousands.
     *
     * @return the character between thousands
     */
    public char thousands() {
        return thousands;
    }
}
