package org.neuralquanta.grokking;

import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/** What the oracle files of this package hold. */
final class OracleSet {

    private OracleSet() {}

    static TrainingSet set(CSVRecord row) {
        int p = Integer.parseInt(row.get("symbols"));
        boolean modular = !row.isMapped("modular") || Boolean.parseBoolean(row.get("modular"));
        return TrainingSet.of(
                new Addition(p, modular),
                Stream.of(row.get("pairs").split(" ")).mapToInt(Integer::parseInt).toArray());
    }

    static double[] numbers(CSVRecord row, String column) {
        return Stream.of(row.get(column).split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    static Representation representation(CSVRecord row, String column) {
        double[] flat = numbers(row, column);
        int dimensions = Integer.parseInt(row.get("dimensions"));
        var vectors = new double[flat.length / dimensions][dimensions];
        for (int i = 0; i < flat.length; i++) {
            vectors[i / dimensions][i % dimensions] = flat[i];
        }
        return Representation.of(vectors);
    }
}
