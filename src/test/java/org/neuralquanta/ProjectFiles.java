package org.neuralquanta;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the files at the top of the project, which the tests of its front page look at. */
final class ProjectFiles {

    static final Path ROOT = Path.of(System.getProperty("project.basedir", "")).toAbsolutePath();

    private ProjectFiles() {}

    static String text(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only fenced code block of that language in a Markdown file. */
    static String block(String path, String language) {
        Matcher matcher = Pattern.compile("(?ms)^```" + language + "\\R(.*?)^```\\s*$").matcher(text(path));
        if (!matcher.find()) {
            throw new AssertionError(path + " has no " + language + " block");
        }
        String block = matcher.group(1);
        if (matcher.find()) {
            throw new AssertionError(path + " has more than one " + language + " block");
        }
        return block;
    }
}
