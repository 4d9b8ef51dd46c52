package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.FreshPoints;
import org.neuralquanta.special.OracleFile;

/**
 * Random points of the law of repeated data, summed from its definition by src/test/resources/oracle/law-repeated.py. A stored sample by
 * default; {@code mvn verify -Pmpmath} takes fresh points.
 */
@Statement("T41")
class RepeatedOracleTest {

    private static final String SAMPLE = "law-repeated.csv.gz";

    private int points;
    private int worths;

    private void check(CSVRecord row) {
        QuantaModel model = QuantaModel.of(OracleModel.quanta(row))
                .learnedAfter(Shots.of(OracleModel.number(row, "tau")))
                .with(new Gap(OracleModel.number(row, "gap"), OracleModel.number(row, "eta")))
                .with(Exposure.ofDelta(OracleModel.number(row, "delta")))
                .withResidual(OracleModel.number(row, "residual"));
        RepeatedLaw law = RepeatedLaw.of(
                model, OracleModel.number(row, "teaches"), Sampling.valueOf(row.get("sampling").toUpperCase(Locale.ROOT)));
        double unique = OracleModel.number(row, "unique");
        long passes = Long.parseLong(row.get("passes"));
        OracleModel.assertLoss(law.bound(unique, passes), law.exact(unique, passes), row);
        if (!row.get("worth").isEmpty()) {
            double worth = OracleModel.number(row, "worth");
            assertThat(law.worth(passes)).as(String.valueOf(row)).isEqualTo(worth, within(1e-10 * worth));
            worths++;
        }
        points++;
    }

    @Test
    void aStoredSampleLiesInItsBounds() {
        OracleFile.read(SAMPLE).forEach(this::check);
        assertThat(points).isEqualTo(1000);
        assertThat(worths).isGreaterThanOrEqualTo(30);
    }

    @Test
    @EnabledIfSystemProperty(named = "mpmath.points", matches = "[0-9]+")
    void freshPointsLieInTheirBounds() throws IOException, InterruptedException {
        FreshPoints.checkRows(FreshPoints.NUMBER / 500, this::check, "law-repeated.py");
    }
}
