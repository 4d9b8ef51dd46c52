package org.neuralquanta.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.neuralquanta.file.WholeFile;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.matrix.MatrixWriter;

/**
 * The losses of a ladder that is done: tables of measured characters by sizes, amounts of text, or steps, and the mean of each run. For an
 * amount of text the checkpoint counts at which the mean held-out loss is least, because on little text longer training makes it worse;
 * for a size the last one. Immutable, thread-safe.
 */
public final class LadderTables {

    /** What a table varies. */
    public enum Axis {

        /** Parameters N, on the largest amount of text. */
        SIZES,

        /** Characters D, by the largest size. */
        DATA,

        /** Steps S, of the largest size on the largest amount of text. */
        STEPS
    }

    /**
     * A column of a table.
     *
     * @param run the run
     * @param checkpoint which of its checkpoints
     * @param x the value on the axis: N, D or S
     * @param mean the mean loss of the measured characters, in nats
     */
    public record Column(TextRun run, int checkpoint, double x, double mean) {}

    private final Ladder ladder;
    private final Map<TextRun, Matrix> losses = new HashMap<>();
    private final Map<TextRun, double[]> means = new HashMap<>();

    private LadderTables(Ladder ladder) throws IOException {
        this.ladder = ladder;
        int missing = ladder.missing().size();
        if (missing > 0) {
            throw new IllegalArgumentException("all runs of a ladder must be done, " + missing + " are not");
        }
        for (TextRun run : ladder.plan().runs()) {
            try {
                Matrix matrix = ladder.losses(run);
                losses.put(run, matrix);
                means.put(run, means(matrix));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(e.getMessage() + "; delete it, and the run is repeated", e);
            }
        }
    }

    /**
     * Reads the runs.
     *
     * @param ladder a ladder all of whose runs are done
     * @return its tables
     * @throws IllegalArgumentException if a run is not done, or its file is damaged or that of another run
     * @throws IOException if it cannot be read
     */
    public static LadderTables of(Ladder ladder) throws IOException {
        return new LadderTables(ladder);
    }

    private static double[] means(Matrix matrix) {
        double[] means = new double[Math.toIntExact(matrix.columns())];
        for (long row = 0; row < matrix.rows(); row++) {
            double[] all = matrix.row(row);
            for (int c = 0; c < means.length; c++) {
                means[c] += all[c];
            }
        }
        for (int c = 0; c < means.length; c++) {
            means[c] /= matrix.rows();
        }
        return means;
    }

    private Column column(TextRun run, int checkpoint, double x) {
        return new Column(run, checkpoint, x, mean(run)[checkpoint]);
    }

    private double[] mean(TextRun run) {
        return Objects.requireNonNull(means.get(run));
    }

    private int best(TextRun run) {
        double[] all = mean(run);
        int best = 0;
        for (int c = 1; c < all.length; c++) {
            best = all[c] < all[best] ? c : best;
        }
        return best;
    }

    /** N of a run. */
    double parameters(TextRun run) {
        return run.model().parameters(ladder.corpus().alphabet(), run.size());
    }

    /**
     * The columns of a table.
     *
     * @param axis what varies
     * @return by increasing value, then in the order of the seeds
     */
    public List<Column> columns(Axis axis) {
        LadderPlan plan = ladder.plan();
        Predicate<TextRun> largest = run -> run.size() == plan.sizes().getLast();
        Predicate<TextRun> most = run -> run.characters() == plan.data().getLast();
        var columns = new ArrayList<Column>();
        for (TextRun run : plan.runs()) {
            int last = run.checkpoints().size() - 1;
            switch (axis) {
                case SIZES -> {
                    if (most.test(run)) {
                        columns.add(column(run, last, parameters(run)));
                    }
                }
                case DATA -> {
                    if (largest.test(run)) {
                        columns.add(column(run, best(run), (double) run.characters()));
                    }
                }
                case STEPS -> {
                    for (int c = 0; c <= last && largest.and(most).test(run); c++) {
                        columns.add(column(run, c, run.checkpoints().get(c)));
                    }
                }
            }
        }
        columns.sort(Comparator.comparingDouble(Column::x));
        return columns;
    }

    /**
     * Every run at its best checkpoint.
     *
     * @return in the order of the plan, with N as value
     */
    public List<Column> runs() {
        return ladder.plan().runs().stream().map(run -> column(run, best(run), parameters(run))).toList();
    }

    /**
     * Every run at every checkpoint.
     *
     * @return in the order of the plan, then of the steps, with N as value
     */
    public List<Column> logs() {
        return ladder.plan().runs().stream()
                .flatMap(run -> IntStream.range(0, run.checkpoints().size()).mapToObj(c -> column(run, c, parameters(run))))
                .toList();
    }

    /**
     * Writes a table of measured characters by columns, as .npy and as CSV with the place and the character of each row, and seeds beside the
     * values in its head.
     *
     * @param axis what varies
     * @param folder a folder that exists
     * @throws IOException if it cannot be written
     */
    public void write(Axis axis, Path folder) throws IOException {
        List<Column> columns = columns(axis);
        String name = "losses-" + axis.name().toLowerCase(Locale.ROOT);
        String text = ladder.corpus().text();
        int[] places = ladder.corpus().places();
        try (var npy = MatrixWriter.at(folder.resolve(name + ".npy"), columns.size());
                WholeFile csv = WholeFile.at(folder.resolve(name + ".csv"))) {
            var head = new StringBuilder("place,character");
            columns.forEach(column -> head.append(",").append((long) column.x()).append("/").append(column.run().seed()));
            csv.write(head.append('\n').toString());
            float[] row = new float[columns.size()];
            double[] one = new double[1];
            for (int token = 0; token < places.length; token++) {
                var line = new StringBuilder().append(places[token]).append(',').append((int) text.charAt(places[token]));
                for (int c = 0; c < row.length; c++) {
                    Objects.requireNonNull(losses.get(columns.get(c).run())).read(token, columns.get(c).checkpoint(), one);
                    row[c] = (float) one[0];
                    line.append(',').append(row[c]);
                }
                npy.append(row);
                csv.write(line.append('\n').toString());
            }
            npy.keep();
            csv.keep();
        }
    }

    /**
     * Writes the mean loss of every run at its best checkpoint, as {@code quanta fit} reads it.
     *
     * @param folder a folder that exists
     * @throws IOException if it cannot be written
     */
    public void writeRuns(Path folder) throws IOException {
        var text = new StringBuilder("N,D,steps,seed,loss\n");
        for (Column column : runs()) {
            text.append(String.format(Locale.ROOT, "%d,%d,%d,%d,%s%n", (long) column.x(), column.run().characters(),
                    column.run().checkpoints().get(column.checkpoint()), column.run().seed(), column.mean()));
        }
        WholeFile.write(folder.resolve("runs.csv"), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "LadderTables[" + ladder + "]";
    }
}
