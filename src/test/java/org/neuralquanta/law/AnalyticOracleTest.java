package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.AnalyticQuanta;
import org.neuralquanta.distribution.FrequencyShape;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.OracleFile;

/**
 * Tails, losses and local exponents of analytic frequencies against src/test/resources/oracle/law-analytic.py. The first points by default, all in
 * the slow profile.
 */
@Statement({"T45", "T48"})
class AnalyticOracleTest {

    private static final String STORED = "law-analytic.csv.gz";

    private static FrequencyShape shape(CSVRecord row) {
        return new FrequencyShape(
                OracleModel.number(row, "alpha"),
                OracleModel.number(row, "rate"),
                OracleModel.number(row, "stretch"),
                OracleModel.number(row, "b"),
                OracleModel.number(row, "rho"),
                OracleModel.number(row, "omega"),
                OracleModel.number(row, "phase"));
    }

    private static EmergenceCurve curve(CSVRecord row) {
        double tau = OracleModel.number(row, "tau");
        return switch (row.get("curve")) {
            case "threshold" -> Threshold.of(tau);
            case "exponential" -> new Exponential();
            default -> Shots.of(tau);
        };
    }

    private static void check(CSVRecord row) {
        AnalyticQuanta quanta = AnalyticQuanta.of(shape(row));
        long rank = Long.parseLong(row.get("rank"));
        double probability = OracleModel.number(row, "probability");
        assertThat(quanta.probability(Math.max(1, rank))).as("%s", row).isEqualTo(probability, within(1e-13 * probability));
        var tail = new BigDecimal(row.get("tail"));
        Enclosure enclosure = quanta.tailEnclosure(rank);
        BigDecimal unseen = tail.movePointLeft(29);
        assertThat(new BigDecimal(enclosure.lower())).as("%s %s", enclosure, row).isLessThanOrEqualTo(tail.add(unseen));
        assertThat(new BigDecimal(enclosure.upper())).as("%s %s", enclosure, row).isGreaterThanOrEqualTo(tail.subtract(unseen));
        assertThat(enclosure.width()).as("%s", row).isLessThanOrEqualTo(1e-11 * tail.doubleValue());
        assertThat(quanta.tail(rank)).as("%s", row).isEqualTo(tail.doubleValue(), within(1e-13 * tail.doubleValue()));
        DataLaw law = DataLaw.of(QuantaModel.of(quanta).learnedAfter(curve(row)));
        double x = OracleModel.number(row, "x");
        OracleModel.assertLoss(law.bound(x), law.exact(x), row);
        if (!row.get("slope").isEmpty()) {
            double slope = OracleModel.number(row, "slope");
            assertThat(law.localExponent(x)).as("%s", row).isEqualTo(slope, within(1e-11 * slope));
        }
    }

    @Test
    void tailsAndLossesLieInTheirBounds() {
        OracleFile.first(240, STORED).forEach(AnalyticOracleTest::check);
    }

    /** A third of them are of frequencies with a second power. */
    @Test
    @Tag("slow")
    void allPoints() {
        var rows = OracleFile.read(STORED);
        assertThat(rows).hasSize(3000);
        assertThat(rows).filteredOn(AnalyticOracleTest::isOfSecondOrder).hasSizeGreaterThanOrEqualTo(1000);
        rows.forEach(AnalyticOracleTest::check);
    }

    private static boolean isOfSecondOrder(CSVRecord row) {
        return OracleModel.number(row, "b") != 0 && OracleModel.number(row, "omega") == 0;
    }
}
