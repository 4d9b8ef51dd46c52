package org.neuralquanta.figures.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Gives Java a font on a machine that has none installed, and hides the installed ones. All visible text is set in the
 * fonts of JLaTeXMath; this one only lets Java's font manager start.
 */
public final class BundledFont {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private BundledFont() {}

    /** Must run before any class of AWT is loaded. */
    public static void install(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        Path font = absolute.resolve("text.ttf");
        try (InputStream in = BundledFont.class.getResourceAsStream(FONT)) {
            Files.copy(in, font, StandardCopyOption.REPLACE_EXISTING);
        }
        Path configuration = absolute.resolve("fontconfig.properties");
        Files.writeString(
                configuration,
                "version=1\nsequence.allfonts=default\nallfonts.default=text\nfilename.text=" + font + "\n");
        System.setProperty("java.awt.headless", "true");
        System.setProperty("sun.awt.fontconfig", configuration.toString());
        System.setProperty("sun.java2d.fontpath", absolute.toString());
    }
}
