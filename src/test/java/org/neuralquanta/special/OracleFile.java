package org.neuralquanta.special;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads reference values made by other programs from {@code src/test/resources/oracle}. */
public final class OracleFile {

    private OracleFile() {}

    /**
     * The rows of an oracle file.
     *
     * @param name the file's name, with {@code .csv} or {@code .csv.gz}
     * @return its rows, by column name
     */
    public static List<CSVRecord> read(String name) {
        try (InputStream file = OracleFile.class.getResourceAsStream("/oracle/" + name)) {
            if (file == null) {
                throw new IllegalArgumentException("no oracle file " + name);
            }
            InputStream in = name.endsWith(".gz") ? new GZIPInputStream(file) : file;
            return rows(new InputStreamReader(in, StandardCharsets.UTF_8)).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The first rows of an oracle file: a sample of one that takes long to compare with.
     *
     * @param count how many
     */
    public static List<CSVRecord> first(int count, String name) {
        List<CSVRecord> rows = read(name);
        if (rows.size() < count) {
            throw new IllegalArgumentException(name + " has fewer than " + count + " rows");
        }
        return rows.subList(0, count);
    }

    /**
     * The rows of another file with comments, such as the results of runs.
     *
     * @param file the file
     * @return its rows, by column name
     */
    public static List<CSVRecord> read(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file)) {
            return rows(text).getRecords();
        }
    }

    /** The rows of a text: comments, a header, and values. */
    static CSVParser rows(Reader text) throws IOException {
        return CSVFormat.DEFAULT.builder().setCommentMarker('#').setHeader().setSkipHeaderRecord(true).get().parse(text);
    }
}
