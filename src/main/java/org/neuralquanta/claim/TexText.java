package org.neuralquanta.claim;

/** Plain text within a TeX document. Stateless, thread-safe. */
public final class TexText {

    private TexText() {}

    /**
     * Escapes the characters that are special in TeX.
     *
     * @param text plain text
     * @return the text as TeX prints it
     */
    public static String escape(String text) {
        return text.replace("\\", "\\textbackslash ")
                .replace("_", "\\_")
                .replace("^", "\\^{}")
                .replace("&", "\\&")
                .replace("%", "\\%")
                .replace("#", "\\#");
    }
}
