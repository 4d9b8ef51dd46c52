package org.neuralquanta.figures.fits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.DataFile;

/** What the study of the overlap of limits has written, by table. */
record OverlapFits(List<CSVRecord> fits, List<CSVRecord> drops) {

    /** In the order of the figures, with short names. */
    static final List<String> TABLES =
            List.of("Chinchilla", "Gemstones, cooled", "Gemstones, hot", "OLMo, c4_en", "Muennighoff et al.");

    private static final List<String> LABELS = List.of("Chinchilla", "Gemstones, cooled", "Gemstones, hot", "OLMo, C4", "Muennighoff");

    static OverlapFits read(Path data) throws IOException {
        return new OverlapFits(
                DataFile.rows(data.resolve("runs-overlap-fits.csv")), DataFile.rows(data.resolve("runs-overlap-null.csv")));
    }

    /** A number of a fit, NaN where the table has no such variation. */
    double of(String table, String variation, String form, String column) {
        return fits.stream()
                .filter(row -> row.get("table").equals(table) && row.get("variation").equals(variation) && row.get("form").equals(form))
                .mapToDouble(row -> Double.parseDouble(row.get(column)))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** The same for all tables. */
    double[] of(String variation, String form, String column) {
        return TABLES.stream().mapToDouble(table -> of(table, variation, form, column)).toArray();
    }

    /** A quantile of the tables planted from the sum. */
    double planted(String table, String column, double share) {
        double[] sorted = drops.stream()
                .filter(row -> row.get("table").equals(table) && !row.get("replicate").equals("0"))
                .mapToDouble(row -> Double.parseDouble(row.get(column)))
                .sorted()
                .toArray();
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    double[] planted(String column, double share) {
        return TABLES.stream().mapToDouble(table -> planted(table, column, share)).toArray();
    }

    /** (1 + planted drops at least as large)/(1 + planted tables). */
    double pValue(String table) {
        double observed = number(table, row -> row.get("replicate").equals("0") ? Double.parseDouble(row.get("drop")) : 0);
        double larger = number(table, row -> !row.get("replicate").equals("0") && Double.parseDouble(row.get("drop")) >= observed ? 1 : 0);
        return (1 + larger) / number(table, _ -> 1);
    }

    private double number(String table, ToDoubleFunction<CSVRecord> of) {
        return drops.stream().filter(row -> row.get("table").equals(table)).mapToDouble(of).sum();
    }

    static double[] places(double offset) {
        return IntStream.range(0, TABLES.size()).mapToDouble(i -> i + offset).toArray();
    }

    static Axis tables() {
        List<Axis.Tick> ticks = IntStream.range(0, TABLES.size())
                .mapToObj(i -> new Axis.Tick(i, LABELS.get(i)))
                .toList();
        return new Axis("published runs", false, -0.5, TABLES.size() - 0.5, ticks, List.of(), true);
    }

    /** Numbers of all tables, in words, by a format. */
    static String listed(String format, double... values) {
        return String.join(", ", Arrays.stream(values).mapToObj(v -> String.format(Locale.ROOT, format, v)).toList());
    }
}
