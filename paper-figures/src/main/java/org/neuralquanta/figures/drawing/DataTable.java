package org.neuralquanta.figures.drawing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.neuralquanta.file.WholeFile;

/** A table that is built row by row and written as CSV, numbers to six digits. Not thread-safe. */
public final class DataTable {

    private final StringBuilder text = new StringBuilder();

    public DataTable(String comment, String header) {
        text.append("# ").append(comment).append('\n').append(header).append('\n');
    }

    public void row(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        text.append('\n');
    }

    private static String cell(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return String.format(Locale.ROOT, "%.6g", ((Number) value).doubleValue());
        }
        return String.valueOf(value);
    }

    public void write(Path file) throws IOException {
        WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
