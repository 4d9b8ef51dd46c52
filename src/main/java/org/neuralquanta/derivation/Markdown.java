package org.neuralquanta.derivation;

/** Mathematics in Markdown. Stateless, thread-safe. */
final class Markdown {

    private Markdown() {}

    /** TeX's mathematics with {@code \thinspace} for {@code \,}, whose backslash Markdown readers take away. */
    static String of(String latex) {
        return latex.replace("\\,", "\\thinspace");
    }

    /** Plain text between formulas, whose stars and underscores are no marks of emphasis. */
    static String words(String text) {
        return text.replace("*", "\\*").replace("_", "\\_");
    }
}
