package org.neuralquanta.law;

import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.CurveFamily;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;

/** The model that a row of an oracle file is about. */
public final class OracleModel {

    private OracleModel() {}

    public static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    /** A column that a file may lack. */
    private static double number(CSVRecord row, String column, double otherwise) {
        return row.isMapped(column) ? number(row, column) : otherwise;
    }

    static QuantaDistribution quanta(CSVRecord row) {
        double alpha = number(row, "alpha");
        double parameter = number(row, "parameter");
        boolean infinite = row.get("quanta").equals("inf");
        long last = infinite ? 0 : Long.parseLong(row.get("quanta"));
        if (row.get("family").equals("zipf")) {
            return (infinite ? Zipf.infinite(alpha) : Zipf.finite(alpha, last)).withOffset(parameter);
        }
        return infinite ? LogModifiedZipf.infinite(alpha, parameter) : LogModifiedZipf.finite(alpha, parameter, last);
    }

    public static EmergenceCurve curve(CSVRecord row) {
        return CurveFamily.named(row.get("curve")).orElseThrow().curve(number(row, "curveParameter"));
    }

    public static QuantaModel of(CSVRecord row) {
        EmergenceCurve curve = row.isMapped("curve") ? curve(row) : Threshold.of(number(row, "tau"));
        return QuantaModel.of(quanta(row))
                .learnedAfter(curve)
                .with(new Gap(number(row, "gap", 1), number(row, "eta")))
                .with(new Cost(number(row, "cost", 1), number(row, "kappa", 0)))
                .with(new Exposure(number(row, "delta"), number(row, "nu", 1)));
    }
}
