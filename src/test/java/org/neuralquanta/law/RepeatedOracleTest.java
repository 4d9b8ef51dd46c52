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
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.FreshPoints;

/**
 * Random points of the law of repeated data, summed from its definition by src/test/resources/oracle/law-repeated.py. A stored sample by
 * default; {@code mvn verify -Pmpmath} takes fresh points.
 */
@Statement("T41")
class RepeatedOracleTest {

    private static final String SAMPLE = "law-repeated.csv.gz";

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader("family", "alpha", "parameter", "quanta", "gap", "eta", "delta", "residual", "sampling", "tau", "teaches", "unique",
                    "passes", "loss", "worth")
            .get();

    /** The stored values have 30 digits. */
    private static final BigDecimal UNSEEN = new BigDecimal("1e-29");

    private int points;
    private int worths;

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
        QuantaModel model = QuantaModel.of(OracleModel.quanta(row))
                .learnedAfter(Shots.of(OracleModel.number(row, "tau")))
                .with(new Gap(OracleModel.number(row, "gap"), OracleModel.number(row, "eta")))
                .with(Exposure.ofDelta(OracleModel.number(row, "delta")))
                .withResidual(OracleModel.number(row, "residual"));
        RepeatedLaw law = RepeatedLaw.of(
                model, OracleModel.number(row, "teaches"), Sampling.valueOf(row.get("sampling").toUpperCase(Locale.ROOT)));
        double unique = OracleModel.number(row, "unique");
        long passes = Long.parseLong(row.get("passes"));
        var truth = new BigDecimal(row.get("loss"));
        BigDecimal unseen = truth.multiply(UNSEEN);
        Bound bound = law.bound(unique, passes);
        assertThat(bound).isInstanceOf(Bound.Proven.class);
        assertThat(new BigDecimal(bound.lower())).as("lower end of %s: %s", bound, row).isLessThanOrEqualTo(truth.add(unseen));
        assertThat(new BigDecimal(bound.upper())).as("upper end of %s: %s", bound, row).isGreaterThanOrEqualTo(truth.subtract(unseen));
        assertThat(bound.width()).as("width: %s", row).isLessThanOrEqualTo(1e-10 * truth.doubleValue() + 1e-280);
        double exact = law.exact(unique, passes);
        assertThat(new BigDecimal(exact).subtract(truth).abs().doubleValue())
                .as("%s: %s", exact, row)
                .isLessThanOrEqualTo(1e-12 * truth.doubleValue() + 1e-290);
        if (!row.get("worth").isEmpty()) {
            double worth = OracleModel.number(row, "worth");
            assertThat(law.worth(passes)).as(String.valueOf(row)).isEqualTo(worth, within(1e-10 * worth));
            worths++;
        }
        points++;
    }

    @Test
    void aStoredSampleLiesInItsBounds() throws IOException {
        try (var file = RepeatedOracleTest.class.getResourceAsStream("/oracle/" + SAMPLE);
                var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.US_ASCII))) {
            lines.lines().forEach(this::check);
        }
        assertThat(points).isEqualTo(1000);
        assertThat(worths).isGreaterThanOrEqualTo(30);
    }

    @Test
    @EnabledIfSystemProperty(named = "mpmath.points", matches = "[0-9]+")
    void freshPointsLieInTheirBounds() throws IOException, InterruptedException {
        FreshPoints.check(FreshPoints.NUMBER / 500, 2, this::check, "law-repeated.py");
    }
}
