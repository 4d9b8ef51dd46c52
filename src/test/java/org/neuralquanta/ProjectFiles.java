package org.neuralquanta;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the files of the project that are not code. */
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

    /** The names of the files in a folder that end so, in alphabetical order. */
    static List<String> names(String folder, String ending) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The targets of a page's links to files, as they are written. */
    static List<String> links(String page) {
        return Pattern.compile("\\]\\(([^)#:]+)\\)")
                .matcher(text(page))
                .results()
                .map(link -> link.group(1))
                .filter(link -> link.contains(".") || link.equals("LICENSE"))
                .toList();
    }

    /** The fenced code blocks of that language in a Markdown file. */
    static List<String> blocks(String path, String language) {
        return Pattern.compile("(?ms)^```" + language + "\\R(.*?)^```\\s*$")
                .matcher(text(path))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** The only one. */
    static String block(String path, String language) {
        List<String> blocks = blocks(path, language);
        if (blocks.size() != 1) {
            throw new AssertionError(path + " has " + blocks.size() + " " + language + " blocks, not one");
        }
        return blocks.getFirst();
    }
}
