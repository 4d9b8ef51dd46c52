package org.neuralquanta.derivation;

/** Mathematics in Markdown. Stateless, thread-safe. */
final class Markdown {

    private Markdown() {}

    /** TeX mathematics with {@code \thinspace} for {@code \,}, whose backslash Markdown renderers drop. */
    static String of(String latex) {
        return latex.replace("\\,", "\\thinspace");
    }

    /** Plain text between formulas, with stars and underscores escaped. */
    static String words(String text) {
        return text.replace("*", "\\*").replace("_", "\\_");
    }
}
