package org.neuralquanta;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A file of reference values, by its path below {@code src/test/resources/oracle}. */
record OracleTable(String path) {

    private static final String FOLDER = "src/test/resources/oracle";

    static List<OracleTable> all() {
        Path folder = ProjectFiles.ROOT.resolve(FOLDER);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(".csv") || path.endsWith(".csv.gz"))
                    .sorted()
                    .map(OracleTable::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the text of a test names this file in a string. */
    boolean isNamedIn(String text) {
        return text.contains("\"" + path + "\"") || text.contains("\"" + FOLDER + "/" + path + "\"");
    }

    /** The comment at its head: what it holds, tool, version, seed, generator. */
    String head() {
        try (InputStream file = Files.newInputStream(ProjectFiles.ROOT.resolve(FOLDER).resolve(path));
                InputStream plain = path.endsWith(".gz") ? new GZIPInputStream(file) : file;
                var lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return lines.lines().takeWhile(line -> line.startsWith("#")).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The script that made it, which its head names, beside it. */
    Path generator() {
        String script = Pattern.compile("[\\w-]+\\.py").matcher(head()).results().map(name -> name.group()).findFirst().orElse("");
        return ProjectFiles.ROOT.resolve(FOLDER).resolve(path).resolveSibling(script);
    }

    String link() {
        return "[%s](../%s/%s) ([generator](../%s))"
                .formatted(path, FOLDER, path, ProjectFiles.ROOT.relativize(generator()).toString().replace('\\', '/'));
    }
}
