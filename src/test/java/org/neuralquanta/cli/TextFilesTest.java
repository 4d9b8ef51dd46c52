package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts, tables of books and runs that cannot be used are exit code 2 and one line. */
class TextFilesTest {

    private static final String TEXT = IntStream.range(0, 400)
            .mapToObj(i -> "And line %d tells of quanta.\n".formatted(i * i % 97)).collect(Collectors.joining());

    @TempDir
    private Path directory = Path.of("");

    private Run run(String line) {
        return Run.of(Stream.of(line.split(" ", -1))
                .map(word -> word.startsWith("=") ? directory.resolve(word.substring(1)).toString() : word)
                .toList());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    @BeforeEach
    void writeFiles() throws IOException {
        write("text", TEXT);
        write("nul", TEXT + "\0\n");
        write("held", TEXT.substring(0, TEXT.length() - 600) + "\u00e6" + TEXT.substring(TEXT.length() - 600));
        Files.write(directory.resolve("latin"), (TEXT + "\u00e6ons\n").getBytes(StandardCharsets.ISO_8859_1));
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(directory.resolve("cut.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        write("books", "book,lines\nA,300\nB,100\n");
        write("columns", "name,verses\nA,300\n");
        write("negative", "book,lines\nA,-3\n");
    }

    private void refused(String line, String beginning, String part) {
        Run run = run(line);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("quanta: " + beginning).contains(part).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            =none   | no such file
            =       | is a directory, not a file
            =latin  | :401: not a text file in UTF-8
            =nul    | :401: not a text file in UTF-8
            =cut.gz | damaged gzip data
            =held   | the character U+00E6 LATIN SMALL LETTER AE in line 380 occurs only in the held-out text
            =text --books =none     --held-out B | no such file
            =text --books =columns  --held-out B | has no column 'book', only [name, verses]
            =text --books =negative --held-out A | :2: column 'lines': must be a whole number from 1 on, was -3
            =text --books =books    --held-out C | there is no book 'C'
            """)
    void badFilesAreNamed(String files, String problem) {
        String words = files.replaceAll(" +", " ");
        String option = words.endsWith("C") ? "--held-out" : words.contains("--books") ? "--books" : "FILE";
        refused("text " + words, option + ": ", problem);
        refused("discover --parameters =p.npy --text " + words, option.equals("FILE") ? "--text: " : option + ": ", problem);
    }

    @Test
    void aDamagedRunIsToBeDeleted() throws IOException {
        Files.createDirectory(directory.resolve("runs"));
        String line = "text =text --folder =runs --sizes 2 --data 4000 --steps 1 --seeds 1";
        assertThat(run(line).code()).isZero();
        Path file = directory.resolve("runs/window-2-4000-1-1.npy");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        refused(line, "--folder: " + file + ": is truncated", "; delete it, and the run is repeated");
        byte[] notANumber = whole.clone();
        Arrays.fill(notANumber, 128, 132, (byte) 0xff);
        Files.write(file, notANumber);
        refused(line, "--folder: " + file + ": row 0 is not finite", "; delete it, and the run is repeated");
        Files.delete(file);
        assertThat(run(line).code()).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    @Test
    void carriageReturnsAreSaidToCount() throws IOException {
        write("lines", TEXT.replace("\n", "\r\n"));
        assertThat(run("text =lines").err())
                .isEqualTo("quanta: warning: 400 carriage returns count as characters; remove them if they only end lines\n");
        assertThat(run("text =text").err()).isEmpty();
    }
}
