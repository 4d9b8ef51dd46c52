package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.FreshPoints;

/**
 * Random points of the laws of curated data against src/test/resources/oracle/law-curated.py. A stored sample by default;
 * {@code mvn verify -Pmpmath} takes fresh points.
 */
@Statement("T43")
class CuratedOracleTest {

    private static final String STORED = "law-curated.csv.gz";

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader("family", "alpha", "parameter", "quanta", "gap", "eta", "residual", "curve", "curveParameter", "temper", "x", "loss",
                    "localExponent", "trained")
            .get();

    /** The stored values have 30 digits. */
    private static final BigDecimal UNSEEN = new BigDecimal("1e-29");

    private int points;
    private int best;

    private void check(String line) {
        if (line.startsWith("#") || line.startsWith("family,")) {
            return;
        }
        try (var parsed = FORMAT.parse(new StringReader(line))) {
            parsed.forEach(this::check);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(CSVRecord row) {
        double residual = OracleModel.number(row, "residual");
        QuantaModel model = QuantaModel.of(OracleModel.quanta(row))
                .learnedAfter(OracleModel.curve(row))
                .with(new Gap(OracleModel.number(row, "gap"), OracleModel.number(row, "eta")))
                .withResidual(residual);
        boolean isBest = row.get("temper").equals("best");
        ScalingLaw law = isBest ? CuratedLaw.of(model) : TemperedLaw.of(model, OracleModel.number(row, "temper"));
        double x = OracleModel.number(row, "x");
        var truth = new BigDecimal(row.get("loss"));
        BigDecimal unseen = truth.multiply(UNSEEN);
        Bound bound = law.bound(x);
        assertThat(bound).isInstanceOf(Bound.Proven.class);
        assertThat(new BigDecimal(bound.lower())).as("lower end of %s: %s", bound, row).isLessThanOrEqualTo(truth.add(unseen));
        assertThat(new BigDecimal(bound.upper())).as("upper end of %s: %s", bound, row).isGreaterThanOrEqualTo(truth.subtract(unseen));
        assertThat(bound.width()).as("width: %s", row).isLessThanOrEqualTo(1e-10 * truth.doubleValue() + 1e-280);
        assertThat(new BigDecimal(law.exact(x)).subtract(truth).abs().doubleValue())
                .as(String.valueOf(row))
                .isLessThanOrEqualTo(1e-12 * truth.doubleValue() + 1e-290);
        if (law instanceof CuratedLaw curated) {
            double exponent = OracleModel.number(row, "localExponent");
            assertThat(curated.localExponent(x)).as(String.valueOf(row)).isEqualTo(exponent, within(1e-11 * exponent + 1e-290));
            assertThat(curated.trained(x)).as(String.valueOf(row)).isEqualTo(Long.parseLong(row.get("trained")));
            best++;
        }
        points++;
    }

    @Test
    void aStoredSampleLiesInItsBounds() throws IOException {
        try (var file = CuratedOracleTest.class.getResourceAsStream("/oracle/" + STORED);
                var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.US_ASCII))) {
            lines.lines().forEach(this::check);
        }
        assertThat(points).isEqualTo(1000);
        assertThat(best).isEqualTo(500);
    }

    @Test
    @EnabledIfSystemProperty(named = "mpmath.points", matches = "[0-9]+")
    void freshPointsLieInTheirBounds() throws IOException, InterruptedException {
        FreshPoints.check(FreshPoints.NUMBER / 500, 3, this::check, "law-curated.py");
    }
}
