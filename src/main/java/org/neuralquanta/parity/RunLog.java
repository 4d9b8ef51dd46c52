package org.neuralquanta.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run's curves as CSV: a row for each measurement, {@code step,mean} and the loss of each subtask by rank. Stateless, thread-safe. */
public final class RunLog {

    private RunLog() {}

    /**
     * Curves as the text of a file.
     *
     * @param curves the curves
     * @param header lines that say where they come from, written as comments
     * @return the lines of the file
     */
    public static String text(SubtaskCurves curves, List<String> header) {
        var text = new StringBuilder();
        header.forEach(line -> text.append("# ").append(line).append('\n'));
        text.append("step,mean");
        for (int i = 1; i <= curves.subtasks(); i++) {
            text.append(",subtask").append(i);
        }
        text.append('\n');
        for (int at = 0; at < curves.steps().size(); at++) {
            text.append(curves.steps().get(at)).append(',').append(number(curves.mean(at)));
            for (int i = 0; i < curves.subtasks(); i++) {
                text.append(',').append(number(curves.loss(at, i)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.5g", value);
    }

    /**
     * Reads curves back.
     *
     * @param settings what was trained
     * @param file what has the lines of {@link #text}
     * @return the curves, to 5 digits
     */
    public static SubtaskCurves read(ParitySettings settings, Path file) {
        double[] frequencies = settings.subtasks().frequencies();
        var steps = new ArrayList<Long>();
        var losses = new ArrayList<double[]>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (line.startsWith("#") || line.startsWith("step")) {
                    continue;
                }
                String[] cells = line.split(",", -1);
                if (cells.length != frequencies.length + 2) {
                    throw new IllegalArgumentException(
                            file + " must have " + (frequencies.length + 2) + " columns, had " + cells.length);
                }
                double[] row = new double[frequencies.length];
                for (int i = 0; i < row.length; i++) {
                    row[i] = Double.parseDouble(cells[i + 2]);
                }
                steps.add(Long.parseLong(cells[0]));
                losses.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SubtaskCurves(frequencies, steps, losses);
    }
}
