package org.neuralquanta.fit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.neuralquanta.fit.Columns.Part;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.table.InvalidTableException;
import org.neuralquanta.table.Magnitude;
import org.neuralquanta.table.Table;

/** Reads runs from tables; an unusable row is an error and is never skipped. */
final class RunsReader {

    private final Path file;
    private final Table table;
    private final Columns columns;

    private RunsReader(Path file, Table table, Columns columns) {
        this.file = file;
        this.table = table;
        this.columns = columns;
    }

    static Runs read(Path file, Columns columns) throws IOException {
        try (Table table = Table.open(file)) {
            return new RunsReader(file, table, columns).plane();
        }
    }

    static Runs readCurve(Path file, Columns columns) throws IOException {
        try (Table table = Table.open(file)) {
            return new RunsReader(file, table, columns).curve();
        }
    }

    private Runs plane() throws IOException {
        Optional<Integer> n = find(Part.PARAMETERS);
        Optional<Integer> d = find(Part.TOKENS);
        if (n.isPresent() && d.isPresent()) {
            return rows(List.of("N", "D"), new int[] {n.get(), d.get()});
        }
        Optional<Integer> c = find(Part.COMPUTE);
        if (c.isEmpty() || (n.isEmpty() && d.isEmpty())) {
            throw missing(n.isEmpty() ? Part.PARAMETERS : Part.TOKENS, "two of N, D and C (compute, 6ND) are needed");
        }
        int given = n.orElseGet(d::orElseThrow);
        Runs runs = rows(List.of("N", "D"), new int[] {given, c.get()});
        int size = runs.size();
        double[] known = new double[size];
        double[] other = new double[size];
        double[] losses = new double[size];
        String[] groups = new String[size];
        for (int i = 0; i < size; i++) {
            known[i] = runs.value(0, i);
            other[i] = runs.value(1, i) / TrainingCost.standard().flops(known[i], 1);
            losses[i] = runs.loss(i);
            groups[i] = String.valueOf(runs.group(i));
        }
        return Runs.sorted(List.of("N", "D"), n.isPresent() ? new double[][] {known, other} : new double[][] {other, known},
                losses, groups);
    }

    private Runs curve() throws IOException {
        List<Part> parts = List.of(Part.VARIABLE, Part.PARAMETERS, Part.TOKENS, Part.COMPUTE);
        List<Part> named = parts.stream().filter(columns::named).toList();
        List<Part> candidates = named.isEmpty() ? parts : named;
        List<Part> present = candidates.stream().filter(part -> find(part).isPresent()).toList();
        if (present.size() > 1 && !present.contains(Part.VARIABLE)) {
            throw new InvalidTableException(file, "a curve has one variable: say which of "
                    + String.join(", ", present.stream().map(Part::symbol).toList()) + ", for example "
                    + present.getFirst().symbol() + "=COLUMN");
        }
        if (present.isEmpty()) {
            throw missing(Part.VARIABLE, "a curve needs one of x, N, D and C");
        }
        Part part = present.getFirst();
        return rows(List.of(part.symbol()), new int[] {find(part).orElseThrow()});
    }

    private Optional<Integer> find(Part part) {
        try {
            return columns.find(part, table.columns());
        } catch (IllegalArgumentException e) {
            throw new InvalidTableException(file, String.valueOf(e.getMessage()));
        }
    }

    private InvalidTableException missing(Part part, String need) {
        return new InvalidTableException(file, "no column " + part.symbol() + " in " + String.join(", ", table.columns()) + ": " + need
                + "; name columns as in " + part.symbol() + "=COLUMN");
    }

    private Runs rows(List<String> names, int[] indices) throws IOException {
        int loss = find(Part.LOSS).orElseThrow(() -> missing(Part.LOSS, "every run needs its loss"));
        Optional<Integer> group = find(Part.GROUP);
        var values = Stream.generate(Doubles::new).limit(indices.length).toList();
        var losses = new Doubles();
        var groups = new ArrayList<String>();
        while (table.advance()) {
            for (int v = 0; v < indices.length; v++) {
                values.get(v).add(positive(indices[v]));
            }
            losses.add(positive(loss));
            group.ifPresent(column -> groups.add(table.text(column)));
        }
        if (losses.size == 0) {
            throw new InvalidTableException(file, "no rows below the header");
        }
        return Runs.sorted(names, values.stream().map(Doubles::toArray).toArray(double[][]::new), losses.toArray(),
                group.isPresent() ? groups.toArray(String[]::new) : null);
    }

    private double positive(int column) {
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

    /** A list of primitive doubles. */
    private static final class Doubles {

        private double[] values = new double[1024];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        double[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
