package org.neuralquanta.figures.study;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.runs.Runs;

/**
 * A task of the benchmark of Alabdulmohsin et al. 2022: a learning curve, its beginning to be fitted and its end to be predicted.
 *
 * @param domain IC for images, NMT for translation, LM for language models, BB for BIG-Bench
 * @param task the data set and number of shots
 * @param model the network
 * @param fitted the runs to fit
 * @param x where to predict
 * @param losses what was measured there
 */
record LearningCurve(String domain, String task, String model, Runs fitted, double[] x, double[] losses) {

    /** The tasks in the order of the files. */
    static List<LearningCurve> all(Path data) throws IOException {
        var rows = new LinkedHashMap<List<String>, List<CSVRecord>>();
        for (String kind : List.of("vision", "lang")) {
            for (CSVRecord row : rows(data.resolve("revisiting/benchmark." + kind + ".csv.gz"))) {
                List<String> key = List.of(row.get("Domain"), row.get("Task"), row.get("Model"));
                rows.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
            }
        }
        return rows.values().stream().map(LearningCurve::of).toList();
    }

    private static List<CSVRecord> rows(Path file) throws IOException {
        var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return format.parse(reader).getRecords();
        }
    }

    private static LearningCurve of(List<CSVRecord> rows) {
        CSVRecord first = rows.getFirst();
        return new LearningCurve(
                first.get("Domain"),
                first.get("Task"),
                first.get("Model"),
                Runs.curve(column(rows, "1", "Seen Examples"), column(rows, "1", "Loss")),
                column(rows, "0", "Seen Examples"),
                column(rows, "0", "Loss"));
    }

    private static double[] column(List<CSVRecord> rows, String training, String name) {
        return rows.stream()
                .filter(row -> row.get("Training").equals(training))
                .mapToDouble(row -> Double.parseDouble(row.get(name)))
                .toArray();
    }

    /** What tasks that share data have in common. */
    String group() {
        return switch (domain) {
            case "IC" -> domain + " " + task.substring(0, task.indexOf('_'));
            case "BB" -> domain + " " + task.split("'")[1];
            default -> domain;
        };
    }
}
