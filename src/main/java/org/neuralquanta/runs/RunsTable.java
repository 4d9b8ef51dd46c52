package org.neuralquanta.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.table.Dialect;

/**
 * Runs read from a table, and what the user should know about how it was read. A table is delimited text or JSON lines, compressed by gzip
 * or not, with at most 2·10⁷ rows; {@code -} is standard input. The delimiter, the decimal mark and the columns are recognised; numbers may
 * have the suffixes K, M, B or G, T, P and E. Where two readings are possible, neither is chosen. Immutable, thread-safe.
 *
 * @param runs the runs, losses in nats
 * @param notes what was recognised or converted, in words; empty where nothing was
 * @param warnings what was probably not intended, in words
 * @param leftOut which rows were left out of the runs, in words; empty unless this was allowed
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
     * @param cost what parameters and tokens cost in compute; not used for a curve in one variable
     */
    public record Conventions(Dialect dialect, Optional<LossUnit> lossUnit, boolean skipUnusable, TrainingCost cost) {

        /**
         * The usual conventions.
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
     * @return the runs, with notes and warnings
     * @throws org.neuralquanta.table.InvalidTableException if the file is not such a table, or a column is missing or ambiguous
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
