package org.neuralquanta.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.runs.Columns;
import org.neuralquanta.runs.LossUnit;
import org.neuralquanta.runs.Point;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.runs.RunsTable;
import org.neuralquanta.table.DecimalMark;
import org.neuralquanta.table.Delimiter;
import org.neuralquanta.table.Dialect;
import org.neuralquanta.table.InvalidTableException;
import org.neuralquanta.table.UnusableRowException;
import picocli.CommandLine.Option;

/** How a table of runs or counts is read, and what is to be said of it. Not thread-safe. */
public final class TableOptions {

    @Option(names = "--columns", paramLabel = "PART=COLUMN,...",
            description = "Columns of N, D, C, x, U, loss, weight and group, by name; or by position, 1,2,3 for N, D, loss (1,2 for x, loss);"
                    + " default: recognised by common names.")
    private @Nullable String columns;

    @Option(names = "--loss-unit", paramLabel = "UNIT",
            description = "Unit of the losses in the table: nats, bits or bits-per-byte; default: what the header says, else nats.")
    private @Nullable LossUnit lossUnit;

    @Option(names = "--skip-unusable", description = "Leave out rows without usable numbers, and report how many and why.")
    private boolean skipUnusable;

    @Option(names = "--delimiter", paramLabel = "DELIMITER", description = "comma, semicolon, tab, bar or spaces; default: detected.")
    private @Nullable Delimiter delimiter;

    @Option(names = "--decimal", paramLabel = "MARK", description = "Decimal mark, point or comma; default: detected.")
    private @Nullable DecimalMark decimal;

    private final List<String> notes = new ArrayList<>();

    /** A table whose form is recognised. */
    public TableOptions() {}

    /**
     * Reads runs.
     *
     * @param file the table
     * @param variables which variables they have
     * @param cost what parameters and tokens cost in compute
     * @return the runs
     * @throws BadInput if the table or a row is unusable
     */
    public Runs runs(Path file, RunsTable.Variables variables, TrainingCost cost) {
        String given = columns;
        Columns chosen = given == null ? Columns.byName() : BadInput.unlessRefused("--columns", given, () -> Columns.parse(given));
        var conventions = new RunsTable.Conventions(dialect(), Optional.ofNullable(lossUnit), skipUnusable, cost);
        RunsTable table = read(() -> RunsTable.read(file, variables, chosen, conventions), "; --skip-unusable leaves such rows out");
        recognised(file, table.notes());
        notes.addAll(table.leftOut());
        table.warnings().forEach(warning -> notes.add("warning: " + warning));
        return table.runs();
    }

    /**
     * Reads points at which the loss is predicted.
     *
     * @param option the option that names the table
     * @param file the table
     * @param variables the variables of the runs
     * @return the points
     * @throws BadInput if the table or a row is unusable
     */
    public List<Point> points(String option, Path file, List<String> variables) {
        try {
            return read(() -> Point.read(file, Columns.byName(), variables), "");
        } catch (BadInput e) {
            throw new BadInput(option + ": " + e.getMessage());
        }
    }

    /**
     * Reads a list of counts.
     *
     * @param file the list
     * @return the counts
     * @throws BadInput if the list is unusable
     */
    public TabulatedQuanta counts(Path file) {
        var recognised = new ArrayList<String>();
        TabulatedQuanta counts = read(() -> TabulatedQuanta.recognise(file, dialect(), recognised::add), "");
        recognised(file, recognised);
        return counts;
    }

    /**
     * What is to be said of the table.
     *
     * @return one line each
     */
    public List<String> notes() {
        return notes;
    }

    private void recognised(Path file, List<String> what) {
        if (!what.isEmpty()) {
            notes.add("read " + file + ": " + String.join(", ", what));
        }
    }

    private Dialect dialect() {
        return new Dialect(Optional.ofNullable(delimiter), Optional.ofNullable(decimal));
    }

    /**
     * Refuses options that say nothing of a list of counts.
     *
     * @param problem why they have no use
     * @param allowed where they have
     * @throws BadInput if one is given
     */
    public void refuseUnusedOfLists(String problem, String allowed) {
        BadInput.refuse("--columns", columns, problem, allowed);
        BadInput.refuse("--loss-unit", lossUnit == null ? null : Choice.name(lossUnit), problem, allowed);
        BadInput.refuse("--skip-unusable", skipUnusable, problem, allowed);
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T read(Reading<T> reading, String ifARowIsUnusable) {
        try {
            return reading.read();
        } catch (UnusableRowException e) {
            throw new BadInput(givenDialect() + e.getMessage() + ifARowIsUnusable);
        } catch (InvalidTableException e) {
            throw new BadInput(givenDialect() + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String givenDialect() {
        return (delimiter == null ? "" : "--delimiter: '" + Choice.name(delimiter) + "' may not suit this table: ")
                + (decimal == null ? "" : "--decimal: '" + Choice.name(decimal) + "' may not suit this table: ");
    }
}
