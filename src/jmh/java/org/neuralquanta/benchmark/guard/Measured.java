package org.neuralquanta.benchmark.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The ratio of two times, or why it was not measured.
 *
 * @param name what is compared with what
 * @param ratio the time of the first over the time of the second; NaN if it was not measured
 * @param missing what is missing for it; empty if it was measured
 */
record Measured(String name, double ratio, String missing) {

    private static final String SKIPPED = "skipped";

    static Measured of(String name, double ratio) {
        return new Measured(name, ratio, "");
    }

    static Measured skipped(String name, String missing) {
        return new Measured(name, Double.NaN, missing);
    }

    boolean isSkipped() {
        return !missing.isEmpty();
    }

    /** NAME,RATIO or NAME,skipped,REASON. */
    String line() {
        return name + "," + (isSkipped() ? SKIPPED + "," + missing.replace(',', ';') : ratio);
    }

    static Measured parse(String line) {
        String[] cells = line.split(",", 3);
        if (cells.length == 3 && cells[1].equals(SKIPPED)) {
            return skipped(cells[0], cells[2]);
        }
        if (cells.length != 2 || !(Double.parseDouble(cells[1]) > 0)) {
            throw new IllegalArgumentException("needs NAME,RATIO with a ratio above 0, or NAME,skipped,REASON: " + line);
        }
        return of(cells[0], Double.parseDouble(cells[1]));
    }

    static List<Measured> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(Measured::parse).toList();
    }

    static void write(Path file, List<Measured> all) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, all.stream().map(Measured::line).toList());
    }

    /** Of an even number the mean of the middle two. */
    static double median(double... numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
