package org.neuralquanta.derivation;

/** Mathematics in Markdown. Stateless, thread-safe. */
final class Markdown {

    private Markdown() {}

    /** TeX's mathematics with {@code \thinspace} for {@code \,}, whose backslash Markdown readers take away. */
    static String of(String latex) {
        return latex.replace("\\,", "\\thinspace");
    }
}
