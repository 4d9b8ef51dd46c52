package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.figures.drawing.DataFile;
import org.neuralquanta.runs.Runs;

/**
 * Runs that others have published, with N, D and a loss.
 *
 * @param name for people
 * @param rows the runs
 * @param size the column of N
 * @param loss the column of the loss
 * @param group the column of the training run, empty where each row is one
 */
record RunTable(String name, List<CSVRecord> rows, String size, String loss, String group) {

    /** All tables, as they are planned to be fitted. */
    static List<RunTable> published(Path data) throws IOException {
        return List.of(chinchilla(data), gemstones(data, "cooled"), gemstones(data, "hot"), olmo(data, "c4_en"), datablations(data));
    }

    static RunTable chinchilla(Path data) throws IOException {
        return new RunTable("Chinchilla", DataFile.rows(data.resolve("chinchilla-half.csv")), "N", "loss", "");
    }

    /** Checkpoints after cooling down, or without. */
    static RunTable gemstones(Path data, String schedule) throws IOException {
        return new RunTable(
                "Gemstones, " + schedule, DataFile.rows(data.resolve("gemstones-" + schedule + ".csv")), "N", "loss", "run");
    }

    /** The runs of the ladder, without the targets of 7 and 13 billion parameters. */
    static RunTable olmo(Path data, String loss) throws IOException {
        List<CSVRecord> rows = DataFile.rows(data.resolve("olmo-ladder.csv"));
        return new RunTable("OLMo, " + loss, rows, "N", loss, "").where(row -> !row.get("run").startsWith("peteish"));
    }

    /** The models that the ladder was built to predict, after annealing. */
    static List<CSVRecord> targets(Path data) throws IOException {
        return DataFile.rows(data.resolve("olmo-ladder.csv")).stream().filter(row -> row.get("run").startsWith("peteish")).toList();
    }

    /** Runs without repetition. */
    static RunTable datablations(Path data) throws IOException {
        List<CSVRecord> rows = DataFile.rows(data.resolve("datablations.csv"));
        return new RunTable("Muennighoff et al.", rows, "N", "loss", "")
                .where(row -> Double.parseDouble(row.get("D")) == Double.parseDouble(row.get("U")));
    }

    RunTable where(Predicate<CSVRecord> chosen) {
        return new RunTable(name, rows.stream().filter(chosen).toList(), size, loss, group);
    }

    RunTable sizedBy(String column) {
        return new RunTable(name, rows, column, loss, group);
    }

    double compute(CSVRecord row) {
        return 6 * Double.parseDouble(row.get(size)) * Double.parseDouble(row.get("D"));
    }

    private double largestCompute() {
        return rows.stream().mapToDouble(this::compute).max().orElseThrow();
    }

    RunTable withoutLastDecade() {
        double most = largestCompute() / 10;
        return where(row -> compute(row) <= most);
    }

    /** One checkpoint of each training run: of the i-th run, the i-th, counted around. */
    RunTable oneCheckpointEach() {
        Map<String, List<CSVRecord>> byRun = new LinkedHashMap<>();
        rows.forEach(row -> byRun.computeIfAbsent(row.get(group), _ -> new ArrayList<>()).add(row));
        List<CSVRecord> chosen = new ArrayList<>();
        byRun.values().forEach(checkpoints -> chosen.add(checkpoints.get(chosen.size() % checkpoints.size())));
        return new RunTable(name, List.copyOf(chosen), size, loss, group);
    }

    Runs runs() {
        double[] n = DataFile.column(rows, size);
        double[] d = DataFile.column(rows, "D");
        double[] losses = DataFile.column(rows, loss);
        return group.isEmpty()
                ? Runs.of(n, d, losses)
                : Runs.of(n, d, losses, rows.stream().map(row -> row.get(group)).toList());
    }
}
