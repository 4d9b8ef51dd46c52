package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.bound.Bound;
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

    /** The stored values have 30 digits. */
    private static final BigDecimal UNSEEN = new BigDecimal("1e-29");

    private OracleModel() {}

    /** The loss of a row lies in a narrow proven bound, and the exact value is it to 1e-12. */
    public static void assertLoss(Bound bound, double exact, CSVRecord row) {
        var truth = new BigDecimal(row.get("loss"));
        assertProven(bound, truth, UNSEEN, row);
        assertThat(bound.width()).as("width: %s", row).isLessThanOrEqualTo(1e-10 * truth.doubleValue() + 1e-280);
        assertThat(new BigDecimal(exact).subtract(truth).abs().doubleValue())
                .as("%s: %s", exact, row)
                .isLessThanOrEqualTo(1e-12 * truth.doubleValue() + 1e-290);
    }

    /** A proven bound contains a number that is stored up to a relative error. */
    static void assertProven(Bound bound, BigDecimal truth, BigDecimal error, CSVRecord row) {
        BigDecimal unseen = truth.abs().multiply(error);
        assertThat(bound).as("%s", row).isInstanceOf(Bound.Proven.class);
        assertThat(new BigDecimal(bound.lower())).as("lower end of %s: %s", bound, row).isLessThanOrEqualTo(truth.add(unseen));
        assertThat(new BigDecimal(bound.upper())).as("upper end of %s: %s", bound, row).isGreaterThanOrEqualTo(truth.subtract(unseen));
    }

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
