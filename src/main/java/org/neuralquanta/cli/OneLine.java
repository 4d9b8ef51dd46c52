package org.neuralquanta.cli;

/** Text in one line that is safe to show: what controls a terminal or turns the direction of writing is escaped, and a long middle left out. */
final class OneLine {

    private static final int BEGINNING = 1500;
    private static final int END = 500;

    private OneLine() {}

    static String of(String text) {
        int left = text.length() - BEGINNING - END;
        return left <= 0
                ? escaped(text)
                : escaped(text.substring(0, BEGINNING)) + " [" + left + " characters] " + escaped(text.substring(BEGINNING + left));
    }

    private static String escaped(String text) {
        var line = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
                        Character.PRIVATE_USE, Character.UNASSIGNED -> line.append(escape(c));
                default -> line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    private static String escape(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\x{" + Integer.toHexString(c) + "}";
        };
    }
}
