package org.neuralquanta.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.neuralquanta.file.Magnitude;
import org.neuralquanta.file.Table;
import org.neuralquanta.runs.Columns.Part;
import org.neuralquanta.table.InvalidTableException;

/** Reads points from tables; an unusable row is an error and is never skipped. */
final class PointsReader {

    private PointsReader() {}

    static List<Point> read(Path file, Columns columns, List<String> variables) throws IOException {
        try (Table table = Table.open(file)) {
            int[] indices = variables.stream().mapToInt(name -> column(file, table, columns, variables, name)).toArray();
            var points = new ArrayList<Point>();
            while (table.advance()) {
                var values = new LinkedHashMap<String, Double>();
                for (int v = 0; v < indices.length; v++) {
                    values.put(variables.get(v), positive(table, indices[v]));
                }
                points.add(new Point(values));
            }
            if (points.isEmpty()) {
                throw new InvalidTableException(file, "no rows below the header");
            }
            return List.copyOf(points);
        }
    }

    private static int column(Path file, Table table, Columns columns, List<String> variables, String variable) {
        Part part = Arrays.stream(Part.values())
                .filter(p -> p.symbol().equals(variable))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column can be named for the variable " + variable));
        Optional<Integer> found;
        try {
            found = columns.find(part, table.columns());
        } catch (IllegalArgumentException e) {
            throw new InvalidTableException(file, String.valueOf(e.getMessage()));
        }
        return found.orElseThrow(() -> new InvalidTableException(file, "no column " + variable + " in "
                + String.join(", ", table.columns()) + ": a prediction needs " + String.join(" and ", variables)
                + "; name columns as in " + variable + "=COLUMN"));
    }

    private static double positive(Table table, int column) {
        double value;
        try {
            value = Magnitude.parse(table.text(column));
        } catch (NumberFormatException e) {
            throw table.invalid(column, String.valueOf(e.getMessage()));
        }
        if (!(value > 0)) {
            throw table.invalid(column, "must be > 0, was " + table.text(column));
        }
        return value;
    }
}
