package org.neuralquanta.runs;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.file.Table;
import org.neuralquanta.runs.Columns.Part;
import org.neuralquanta.runs.RunsTable.Conventions;
import org.neuralquanta.runs.RunsTable.Variables;
import org.neuralquanta.table.InvalidTableException;
import org.neuralquanta.table.UnusableRowException;

/** Reads runs from tables; an unusable row is an error unless it may be left out. For one thread. */
final class RunsReader {

    /** What people have to give at the command line. */
    private static final String OPTION = " (--columns)";

    private final Path file;
    private final Table table;
    private final Columns columns;
    private final Conventions conventions;
    private final List<String> notes = new ArrayList<>();
    private final UnusableRows unusable = new UnusableRows();

    private RunsReader(Path file, Table table, Columns columns, Conventions conventions) {
        this.file = file;
        this.table = table;
        this.columns = columns;
        this.conventions = conventions;
        this.notes.addAll(table.notes());
    }

    static RunsTable read(Path file, Variables variables, Columns columns, Conventions conventions) throws IOException {
        try (Table table = Table.recognise(file, conventions.dialect())) {
            Columns named;
            try {
                named = columns.inOrder(variables.parts());
            } catch (IllegalArgumentException e) {
                throw new InvalidTableException(file, String.valueOf(e.getMessage()));
            }
            return new RunsReader(file, table, named, conventions).table(variables);
        }
    }

    private RunsTable table(Variables variables) throws IOException {
        if (!table.hasHeader() && columns.areUnknown()) {
            throw new InvalidTableException(file, table.line(), "the header is missing: '" + firstNumber()
                    + "' is a number, not the name of a column; say which column is which, as in --columns 1,2"
                    + (variables == Variables.CURVE ? " for " : ",3 for ")
                    + String.join(", ", variables.parts().stream().map(Part::symbol).toList()));
        }
        Runs runs = switch (variables) {
            case CURVE -> curve();
            case PLANE -> plane(List.of(Part.PARAMETERS, Part.TOKENS));
            case REPEATED -> plane(List.of(Part.PARAMETERS, Part.TOKENS, Part.UNIQUE));
        };
        List<String> warnings = RunsWarnings.of(runs, find(Part.GROUP).isPresent());
        find(Part.LOSS).map(table.columns()::get).filter(ColumnNames::isPerplexity).ifPresent(column -> warnings.add(
                "the loss is read from '" + column + "': a perplexity is the exponential of a loss; take its natural logarithm first"));
        return new RunsTable(runs, notes, warnings, unusable.said());
    }

    private String firstNumber() {
        return table.columns().stream()
                .map(column -> table.text(Integer.parseInt(column) - 1))
                .filter(text -> !text.isEmpty() && Character.isDigit(text.charAt(text.length() > 1 && !Character.isDigit(text.charAt(0)) ? 1 : 0)))
                .findFirst()
                .orElse("");
    }

    /** Runs with N and D, each from its own column or one of them from compute, and perhaps U. */
    private Runs plane(List<Part> parts) throws IOException {
        Optional<Integer> n = find(Part.PARAMETERS);
        Optional<Integer> d = find(Part.TOKENS);
        Optional<Integer> c = n.isPresent() && d.isPresent() ? Optional.empty() : find(Part.COMPUTE);
        if ((n.isEmpty() || d.isEmpty()) && (c.isEmpty() || (n.isEmpty() && d.isEmpty()))) {
            throw missing(n.isEmpty() ? Part.PARAMETERS : Part.TOKENS, "two of N, D and C (compute, 6ND) are needed");
        }
        var chosen = new ArrayList<Column>();
        chosen.add(n.map(i -> column(Part.PARAMETERS, i)).orElseGet(() -> column(Part.COMPUTE, c.orElseThrow())));
        chosen.add(d.map(i -> column(Part.TOKENS, i)).orElseGet(() -> column(Part.COMPUTE, c.orElseThrow())));
        if (parts.contains(Part.UNIQUE)) {
            chosen.add(column(Part.UNIQUE, find(Part.UNIQUE).orElseThrow(() -> missing(Part.UNIQUE, "the distinct tokens are needed"))));
        }
        List<String> names = parts.stream().map(Part::symbol).toList();
        return rows(names, chosen, row -> {
            int computed = n.isEmpty() ? 0 : 1;
            if (c.isPresent()) {
                row[computed] /= conventions.cost().flops(row[1 - computed], 1);
            }
            double compute = conventions.cost().flops(row[0], row[1]);
            if (!(row[0] >= Double.MIN_NORMAL && row[1] >= Double.MIN_NORMAL && compute >= Double.MIN_NORMAL && compute < Double.POSITIVE_INFINITY)) {
                throw table.invalid(chosen.getFirst().index(), "N = " + row[0] + " and D = " + row[1]
                        + ": they or their compute are outside the range of a double");
            }
        }).with(conventions.cost());
    }

    private Runs curve() throws IOException {
        List<Part> parts = List.of(Part.VARIABLE, Part.PARAMETERS, Part.TOKENS, Part.COMPUTE);
        List<Part> named = parts.stream().filter(columns::named).toList();
        List<Part> candidates = named.isEmpty() ? parts : named;
        List<Part> present = candidates.stream().filter(part -> find(part).isPresent()).toList();
        if (present.size() > 1 && !present.contains(Part.VARIABLE)) {
            throw new InvalidTableException(file, "a curve has one variable: say which of "
                    + String.join(", ", present.stream().map(this::shown).toList()) + ", for example "
                    + present.getFirst().symbol() + "=" + name(present.getFirst()) + OPTION);
        }
        if (present.isEmpty()) {
            throw missing(Part.VARIABLE, "a curve needs one of x, N, D and C");
        }
        Part part = present.getFirst();
        return rows(List.of(part.symbol()), List.of(column(part, find(part).orElseThrow())), _ -> {});
    }

    private String name(Part part) {
        return table.columns().get(find(part).orElseThrow());
    }

    private String shown(Part part) {
        return name(part).equalsIgnoreCase(part.symbol()) ? part.symbol() : part.symbol() + " ('" + name(part) + "')";
    }

    private Optional<Integer> find(Part part) {
        try {
            return columns.find(part, table.columns());
        } catch (IllegalArgumentException e) {
            throw new InvalidTableException(file, e.getMessage() + OPTION);
        }
    }

    private InvalidTableException missing(Part part, String need) {
        String loss = part == Part.LOSS || find(Part.LOSS).isPresent() ? "" : ",loss=COLUMN";
        return new InvalidTableException(file, "no column " + part.symbol() + " in " + Columns.listed(table.columns()) + ": " + need
                + "; name columns as in --columns " + part.symbol() + "=COLUMN" + loss);
    }

    /** A column of numbers and what they are multiplied by. */
    private record Column(int index, BigDecimal unit) {}

    /** A column that is a part of the runs; says so where the user has not. */
    private Column column(Part part, int index) {
        String name = table.columns().get(index);
        BigDecimal unit = part == Part.LOSS || part == Part.WEIGHT ? BigDecimal.ONE : ColumnNames.unit(name);
        String times = unit.compareTo(BigDecimal.ONE) == 0 ? "" : " times " + unit.doubleValue();
        if (!times.isEmpty() || (!columns.named(part) && !name.equalsIgnoreCase(part.symbol()))) {
            notes.add(part.symbol() + " from '" + name + "'" + times);
        }
        return new Column(index, unit);
    }

    private interface Completion {
        void complete(double[] row);
    }

    private Runs rows(List<String> names, List<Column> chosen, Completion completion) throws IOException {
        int loss = find(Part.LOSS).orElseThrow(() -> missing(Part.LOSS, "every run needs its loss"));
        Column losses = column(Part.LOSS, loss);
        double nats = nats(table.columns().get(loss));
        @Nullable Column weight = find(Part.WEIGHT).map(i -> column(Part.WEIGHT, i)).orElse(null);
        Optional<Integer> group = find(Part.GROUP);
        int variables = chosen.size();
        var values = Stream.generate(Doubles::new).limit(variables + 2L).toList();
        var groups = new ArrayList<String>();
        double[] row = new double[variables + 2];
        long rows = 0;
        while (true) {
            try {
                if (!table.advance()) {
                    break;
                }
                rows++;
                for (int v = 0; v < variables; v++) {
                    row[v] = positive(chosen.get(v));
                }
                row[variables] = positive(losses) * nats;
                row[variables + 1] = weight == null ? 1 : positive(weight);
                completion.complete(row);
            } catch (UnusableRowException e) {
                if (!conventions.skipUnusable()) {
                    throw e;
                }
                unusable.add(e);
                continue;
            }
            for (int v = 0; v < row.length; v++) {
                values.get(v).add(row[v]);
            }
            group.ifPresent(column -> groups.add(table.text(column)));
        }
        if (values.getFirst().size == 0) {
            throw new InvalidTableException(
                    file, rows == 0 ? "no rows below the header" : "no usable rows: " + String.join("; ", unusable.said()));
        }
        double[][] all = values.stream().map(Doubles::toArray).toArray(double[][]::new);
        return Runs.sorted(names, Arrays.copyOf(all, variables), all[variables], weight == null ? null : all[variables + 1],
                group.isPresent() ? groups.toArray(String[]::new) : null);
    }

    private double nats(String column) {
        LossUnit unit = conventions.lossUnit().or(() -> ColumnNames.lossUnit(column)).orElse(LossUnit.NATS);
        if (unit != LossUnit.NATS) {
            notes.add(unit.conversion());
        }
        return unit.nats();
    }

    private double positive(Column column) {
        double value = table.amount(column.index(), column.unit());
        if (!(value > 0)) {
            throw table.invalid(column.index(), "must be > 0, was " + table.text(column.index()));
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
