package org.neuralquanta.figures.speed;

import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.figures.drawing.DataFile;

/**
 * A measured cost of a workload against its size.
 *
 * @param x the finite sizes, increasing
 * @param y the costs
 * @param atInfinity the cost at infinity; empty if that was not measured
 */
record Cost(double[] x, double[] y, double[] atInfinity) {

    /** A column of the rows of a workload; what is below 1e-9 seconds or 1 byte counts as that. */
    static Cost of(List<CSVRecord> rows, String workload, String column) {
        List<CSVRecord> own = rows.stream().filter(row -> row.get("workload").equals(workload)).toList();
        List<CSVRecord> finite = own.stream().filter(row -> !isInfinite(row)).toList();
        List<CSVRecord> infinite = own.stream().filter(Cost::isInfinite).toList();
        return new Cost(DataFile.column(finite, "size"), costs(finite, column), costs(infinite, column));
    }

    private static boolean isInfinite(CSVRecord row) {
        return Double.isInfinite(Double.parseDouble(row.get("size")));
    }

    private static double[] costs(List<CSVRecord> rows, String column) {
        double least = column.equals("seconds") ? 1e-9 : 1;
        return rows.stream().mapToDouble(row -> Math.max(least, Double.parseDouble(row.get(column)))).toArray();
    }

    double slope() {
        return Slope.ofLastTwoDecades(x, y);
    }
}
