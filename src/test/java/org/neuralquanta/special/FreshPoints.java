package org.neuralquanta.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVRecord;

/** Reference points that mpmath computes while a test runs, from a seed of their own each time. */
public final class FreshPoints {

    /** How many are asked for; a test of fresh points is to be skipped where the property is not set. */
    public static final int NUMBER = Integer.getInteger("mpmath.points", 0);

    private FreshPoints() {}

    /**
     * Runs a generator of {@code src/test/resources/oracle} with a number of points and a seed, and hands each of its rows to a
     * check.
     *
     * @param number how many points are asked for
     * @param headings how many lines come before the rows
     * @param check fails on a row that is wrong
     * @param generator the script and its arguments before number and seed
     * @return how many rows were checked
     */
    public static long check(int number, int headings, Consumer<String> check, String... generator) throws IOException, InterruptedException {
        return run(number, text -> {
            long count = 0;
            for (int i = 0; i < headings; i++) {
                text.readLine();
            }
            for (String row = text.readLine(); row != null; row = text.readLine()) {
                check.accept(row);
                count++;
            }
            return count;
        }, generator);
    }

    /**
     * The same for a generator that writes what {@link OracleFile} reads.
     *
     * @param number how many points are asked for
     * @param check fails on a row that is wrong
     * @param generator the script
     * @return how many rows were checked
     */
    public static long checkRows(int number, Consumer<CSVRecord> check, String generator) throws IOException, InterruptedException {
        return run(number, text -> {
            try (var rows = OracleFile.rows(text)) {
                rows.forEach(check);
                return rows.getRecordNumber();
            }
        }, generator);
    }

    private interface Reading {
        long rows(BufferedReader text) throws IOException;
    }

    private static long run(int number, Reading reading, String... generator) throws IOException, InterruptedException {
        assumeTrue(exitCode("python3", "-c", "import mpmath") == 0, "python3 with mpmath is not installed");
        String seed = Long.toString(System.currentTimeMillis());
        var command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(generator));
        command.set(1, Path.of(System.getProperty("project.basedir", ""), "src/test/resources/oracle", generator[0]).toString());
        command.addAll(List.of(Integer.toString(number), seed));
        System.out.println("fresh points: " + String.join(" ", command));
        Process python = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        long count;
        try (var text = new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.US_ASCII))) {
            count = reading.rows(text);
        } finally {
            python.destroy();
        }
        System.out.println(count + " fresh points of seed " + seed + " inside their bounds");
        assertThat(python.waitFor()).isZero();
        return count;
    }

    private static int exitCode(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
