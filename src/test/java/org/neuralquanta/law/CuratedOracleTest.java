package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.neuralquanta.Statement;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.FreshPoints;
import org.neuralquanta.special.OracleFile;

/**
 * Random points of the laws of curated data against src/test/resources/oracle/law-curated.py. A stored sample by default;
 * {@code mvn verify -Pmpmath} takes fresh points.
 */
@Statement("T43")
class CuratedOracleTest {

    private static final String STORED = "law-curated.csv.gz";

    private int points;
    private int best;

    private void check(CSVRecord row) {
        double residual = OracleModel.number(row, "residual");
        QuantaModel model = QuantaModel.of(OracleModel.quanta(row))
                .learnedAfter(OracleModel.curve(row))
                .with(new Gap(OracleModel.number(row, "gap"), OracleModel.number(row, "eta")))
                .withResidual(residual);
        boolean isBest = row.get("temper").equals("best");
        ScalingLaw law = isBest ? CuratedLaw.of(model) : TemperedLaw.of(model, OracleModel.number(row, "temper"));
        double x = OracleModel.number(row, "x");
        OracleModel.assertLoss(law.bound(x), law.exact(x), row);
        if (law instanceof CuratedLaw curated) {
            double exponent = OracleModel.number(row, "localExponent");
            assertThat(curated.localExponent(x)).as(String.valueOf(row)).isEqualTo(exponent, within(1e-11 * exponent + 1e-290));
            assertThat(curated.trained(x)).as(String.valueOf(row)).isEqualTo(Long.parseLong(row.get("trained")));
            best++;
        }
        points++;
    }

    @Test
    void aStoredSampleLiesInItsBounds() {
        OracleFile.read(STORED).forEach(this::check);
        assertThat(points).isEqualTo(1000);
        assertThat(best).isEqualTo(500);
    }

    @Test
    @EnabledIfSystemProperty(named = "mpmath.points", matches = "[0-9]+")
    void freshPointsLieInTheirBounds() throws IOException, InterruptedException {
        FreshPoints.checkRows(FreshPoints.NUMBER / 500, this::check, "law-curated.py");
    }
}
