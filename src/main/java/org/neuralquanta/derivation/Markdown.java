package org.neuralquanta.derivation;

/** Mathematics in Markdown. Stateless, thread-safe. */
final class Markdown {

    private Markdown() {}

    /**
     * TeX mathematics with {@code \thinspace} for {@code \,}, whose backslash Markdown renderers drop, and between brackets and
     * parentheses, which they take for a link.
     */
    static String of(String latex) {
        return latex.replace("\\,", "\\thinspace").replace("](", "]\\thinspace(");
    }

    /** Plain text between formulas: stars, underscores and what looks like a link are escaped. */
    static String words(String text) {
        return text.replace("*", "\\*").replace("_", "\\_").replace("](", "]\\(");
    }
}
