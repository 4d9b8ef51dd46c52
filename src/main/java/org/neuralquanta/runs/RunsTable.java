package org.neuralquanta.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.table.Dialect;

/**
 * Runs as a table holds them, and what people should know of how it was read. A table is a text with delimiters or JSON lines, packed by gzip
 * or not, at most 2·10⁷ rows; {@code -} is standard input. Delimiter, decimal mark and columns are recognised; numbers may have the
 * suffixes K, M, B or G, T, P and E. Where two readings are possible none is chosen. Immutable, thread-safe.
 *
 * @param runs the runs, losses in nats
 * @param notes what was recognised or converted, for people; empty where nothing was
 * @param warnings what is unlikely to be meant, for people
 * @param leftOut which rows are not among the runs, for people; empty unless it was allowed
 */
public record RunsTable(Runs runs, List<String> notes, List<String> warnings, List<String> leftOut) {

    /** Copies the lists. */
    public RunsTable {
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
        leftOut = List.copyOf(leftOut);
    }

    /** Which variables runs have. */
    public enum Variables {
        /** The column named for x, N, D or C, or else the only one of them in the table. */
        CURVE,
        /** N and D; one of them from compute, C = 6ND, where it has no column. */
        PLANE,
        /** N, D and the distinct tokens U. */
        REPEATED;

        /** What positions of columns stand for. */
        List<Columns.Part> parts() {
            return switch (this) {
                case CURVE -> List.of(Columns.Part.VARIABLE, Columns.Part.LOSS);
                case PLANE -> List.of(Columns.Part.PARAMETERS, Columns.Part.TOKENS, Columns.Part.LOSS);
                case REPEATED -> List.of(Columns.Part.PARAMETERS, Columns.Part.TOKENS, Columns.Part.UNIQUE, Columns.Part.LOSS);
            };
        }
    }

    /**
     * How a table is read.
     *
     * @param dialect what is known of delimiter and decimal mark
     * @param lossUnit the unit of its losses; where nothing is given, that in the name of the column, or else nats
     * @param skipUnusable whether rows that cannot be used are left out; otherwise they are errors
     * @param cost what parameters and tokens cost in compute; of no concern to a curve in one variable
     */
    public record Conventions(Dialect dialect, Optional<LossUnit> lossUnit, boolean skipUnusable, TrainingCost cost) {

        /**
         * The usual ones.
         *
         * @return delimiter, decimal mark and unit are recognised, no row is left out, compute is 6ND
         */
        public static Conventions usual() {
            return new Conventions(Dialect.recognised(), Optional.empty(), false, TrainingCost.standard());
        }
    }

    /**
     * Reads runs.
     *
     * @param file the table
     * @param variables which variables they have
     * @param columns which column is which
     * @param conventions how the table is read
     * @return the runs and what is to be said of them
     * @throws org.neuralquanta.table.InvalidTableException if the file is no such table, or a column is missing or can be chosen in two ways
     * @throws org.neuralquanta.table.UnusableRowException if a row cannot be used and may not be left out
     * @throws IOException if reading fails
     */
    public static RunsTable read(Path file, Variables variables, Columns columns, Conventions conventions) throws IOException {
        return RunsReader.read(file, variables, columns, conventions);
    }

    @Override
    public String toString() {
        return "RunsTable[" + runs + "]";
    }
}
