package org.neuralquanta.distribution;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.file.Table;
import org.neuralquanta.table.InvalidTableException;

/** The column of a table that says how often each quantum is used. */
final class FrequencyColumn {

    private static final List<String> NAMES = List.of("count", "frequency", "probability");
    private static final int MOST_LISTED = 30;
    private static final int CHUNK = 1 << 16;

    private FrequencyColumn() {}

    static double[] read(Table table, Path file) throws IOException {
        try (table) {
            if (!table.advance()) {
                throw new InvalidTableException(file, "no rows below the header");
            }
            int column = choose(file, table);
            var full = new ArrayList<double[]>();
            var chunk = new double[CHUNK];
            int used = 0;
            do {
                if (used == CHUNK) {
                    full.add(chunk);
                    chunk = new double[CHUNK];
                    used = 0;
                }
                double value = table.amount(column, BigDecimal.ONE);
                if (value < 0) {
                    throw table.invalid(column, "'" + table.text(column) + "' is negative");
                }
                chunk[used++] = value;
            } while (table.advance());
            full.add(Arrays.copyOf(chunk, used));
            return join(full);
        }
    }

    private static int choose(Path file, Table table) {
        List<String> columns = table.columns();
        for (String name : NAMES) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).equalsIgnoreCase(name)) {
                    return i;
                }
            }
        }
        int[] numeric = IntStream.range(0, columns.size()).filter(table::isAmount).toArray();
        if (numeric.length != 1) {
            throw new InvalidTableException(
                    file,
                    "no column named count, frequency or probability, and "
                            + (numeric.length == 0 ? "no" : "more than one") + " column of numbers, in "
                            + String.join(",", columns.subList(0, Math.min(MOST_LISTED, columns.size()))));
        }
        return numeric[0];
    }

    private static double[] join(List<double[]> chunks) {
        int size = chunks.stream().mapToInt(chunk -> chunk.length).sum();
        var all = new double[size];
        int at = 0;
        for (double[] chunk : chunks) {
            System.arraycopy(chunk, 0, all, at, chunk.length);
            at += chunk.length;
        }
        return all;
    }
}
