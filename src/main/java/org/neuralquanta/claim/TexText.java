package org.neuralquanta.claim;

/** Plain text within a document of TeX. Stateless, thread-safe. */
public final class TexText {

    private TexText() {}

    /**
     * Escapes what TeX would read as a command.
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
