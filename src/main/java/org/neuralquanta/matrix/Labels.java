package org.neuralquanta.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A label for each sample, such as its target or the group that it belongs to. Immutable, thread-safe.
 *
 * @param names the different labels, in the order in which they first occur
 * @param numbers for each sample the index of its label among the names
 */
public record Labels(List<String> names, List<Integer> numbers) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a number is not an index into the names
     */
    public Labels {
        names = List.copyOf(names);
        numbers = List.copyOf(numbers);
        for (int number : numbers) {
            if (number < 0 || number >= names.size()) {
                throw new IllegalArgumentException("numbers must be places among " + names.size() + " names, was " + number);
            }
        }
    }

    /**
     * Reads a file with one label for each sample: .npy with whole numbers, or text with a label in each line, any text that is not blank.
     *
     * @param file the file
     * @param samples how many labels there must be
     * @return the labels
     * @throws IllegalArgumentException if the file is missing, is not of this form, or has more or fewer labels
     * @throws IOException if reading fails
     */
    public static Labels read(Path file, long samples) throws IOException {
        List<String> labels = file.toString().toLowerCase(Locale.ROOT).endsWith(".npy") ? numbers(file) : lines(file);
        if (labels.size() != samples) {
            throw Fault.of(file.toString(), "has " + labels.size() + " labels, there are " + samples + " samples"
                    + (labels.size() == samples + 1 ? "; a header is not a label" : ""));
        }
        Map<String, Integer> places = new LinkedHashMap<>();
        List<Integer> numbers = new ArrayList<>();
        for (String label : labels) {
            numbers.add(places.computeIfAbsent(label, _ -> places.size()));
        }
        return new Labels(List.copyOf(places.keySet()), numbers);
    }

    private static List<String> numbers(Path file) throws IOException {
        Matrix matrix = Matrix.open(file);
        if (matrix.columns() != 1) {
            throw Fault.of(file.toString(), "has " + matrix.columns() + " columns; allowed: one, a label for each sample");
        }
        List<String> labels = new ArrayList<>();
        for (long row = 0; row < matrix.rows(); row++) {
            double value = matrix.row(row)[0];
            if (value != Math.rint(value) || Math.abs(value) > 0x1p53) {
                throw Fault.of(file.toString(), "row " + row + " has " + value + "; allowed: whole numbers");
            }
            labels.add(Long.toString((long) value));
        }
        return labels;
    }

    private static List<String> lines(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw Fault.of(file.toString(), "is a directory, not a file");
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file).stream().map(String::strip).toList();
        } catch (NoSuchFileException _) {
            throw Fault.of(file.toString(), "no such file");
        } catch (CharacterCodingException _) {
            try (InputStream in = Files.newInputStream(file)) {
                Foreign.refuse(file.toString(), in.readNBytes(Foreign.LONGEST));
            }
            throw Fault.of(file.toString(), "is not UTF-8 text");
        }
        int blank = lines.indexOf("");
        if (blank >= 0) {
            throw Fault.of(file.toString(), "line " + (blank + 1) + " has no label");
        }
        return lines;
    }

    @Override
    public String toString() {
        return "Labels[samples=" + numbers.size() + ", names=" + names.size() + "]";
    }
}
