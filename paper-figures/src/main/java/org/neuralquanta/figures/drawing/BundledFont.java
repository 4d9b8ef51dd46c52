package org.neuralquanta.figures.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
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

    /**
     * Gives Java the font where it may have none: on a machine without fonts, or in a process without windows. Where there are windows, the
     * fonts of the machine stay. Must run before any class of AWT is loaded.
     */
    public static void installWhereNeeded() throws IOException {
        boolean fontless = System.getProperty("os.name").startsWith("Linux") && !Files.isDirectory(Path.of("/etc/fonts"));
        if (fontless || Boolean.getBoolean("java.awt.headless")) {
            Path folder = Files.createTempDirectory("neural-quanta-font");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
            provide(folder);
        }
    }

    private static void remove(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException _) {
            // What remains is two small files among the temporary ones.
        }
    }

    /** Gives Java the font, and tells it that there are no windows. Must run before any class of AWT is loaded. */
    public static void install(Path folder) throws IOException {
        System.setProperty("java.awt.headless", "true");
        provide(folder);
    }

    private static void provide(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        Path font = absolute.resolve("text.ttf");
        try (InputStream in = BundledFont.class.getResourceAsStream(FONT)) {
            Files.copy(in, font, StandardCopyOption.REPLACE_EXISTING);
        }
        Path configuration = absolute.resolve("fontconfig.properties");
        Files.writeString(
                configuration,
                "version=1\nsequence.allfonts=default\nallfonts.default=text\nfilename.text=" + font + "\n");
        System.setProperty("sun.awt.fontconfig", configuration.toString());
        System.setProperty("sun.java2d.fontpath", absolute.toString());
    }
}
