package org.neuralquanta.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.CurveFamily;
import org.neuralquanta.law.OracleModel;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.FreshPoints;
import org.neuralquanta.special.OracleFile;

/**
 * Random points of the laws of mixtures against src/test/resources/oracle/law-mixture.py. A stored sample by default;
 * {@code mvn verify -Pmpmath} takes fresh points.
 */
@Statement("T42")
class MixtureOracleTest {

    private static final String STORED = "law-mixture.csv.gz";

    private enum Kind {
        DATA,
        BEST,
        PARAMETERS,
        JOINT
    }

    private final Map<Kind, Integer> points = new EnumMap<>(Kind.class);

    private static Family family(String text) {
        List<String> cells = List.of(text.split(":", -1));
        double alpha = Double.parseDouble(cells.get(1));
        Zipf quanta = cells.get(3).equals("inf") ? Zipf.infinite(alpha) : Zipf.finite(alpha, Long.parseLong(cells.get(3)));
        return new Family(
                Double.parseDouble(cells.get(0)),
                QuantaModel.of(quanta.withOffset(Double.parseDouble(cells.get(2))))
                        .learnedAfter(CurveFamily.named(cells.get(7)).orElseThrow().curve(Double.parseDouble(cells.get(8))))
                        .with(new Gap(Double.parseDouble(cells.get(4)), Double.parseDouble(cells.get(5))))
                        .withResidual(Double.parseDouble(cells.get(6))));
    }

    private static double[] shares(CSVRecord row, String column) {
        return Stream.of(row.get(column).split(";")).mapToDouble(Double::parseDouble).toArray();
    }

    private void check(CSVRecord row) {
        var mixture = new Mixture(Stream.of(row.get("families").split(";")).map(MixtureOracleTest::family).toList());
        double n = OracleModel.number(row, "parameters");
        double d = OracleModel.number(row, "samples");
        Kind kind = Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT));
        switch (kind) {
            case DATA -> {
                MixtureDataLaw law = MixtureDataLaw.of(mixture, shares(row, "shares"));
                OracleModel.assertLoss(law.bound(d), law.exact(d), row);
                assertExponent(law.localExponent(d), row);
            }
            case BEST -> {
                BestMixtureLaw law = BestMixtureLaw.of(mixture);
                OracleModel.assertLoss(law.bound(d), law.exact(d), row);
                assertExponent(law.localExponent(d), row);
                double[] best = shares(row, "parts");
                for (int j = 0; j < best.length; j++) {
                    assertThat(law.shares(d).get(j)).as("%s", row).isEqualTo(best[j], within(1e-9 * best[j] + 1e-17));
                }
            }
            case PARAMETERS -> {
                MixtureParameterLaw law = MixtureParameterLaw.of(mixture);
                OracleModel.assertLoss(law.bound(n), law.exact(n), row);
                assertLearned(law.learned(n), row);
            }
            case JOINT -> {
                MixtureJointLaw law = MixtureJointLaw.of(mixture, shares(row, "shares"));
                if (mixture.families().stream().distinct().count() == mixture.families().size()) {
                    OracleModel.assertLoss(law.bound(n, d), law.exact(n, d), row);
                } else {
                    // Quanta of equal families tie, and the bound covers them all.
                    double loss = OracleModel.number(row, "loss");
                    assertThat(law.bound(n, d).contains(loss)).as("%s", row).isTrue();
                    assertThat(law.exact(n, d)).as("%s", row).isEqualTo(loss, within(1e-12 * loss));
                }
                assertLearned(MixtureParameterLaw.of(mixture).learned(n), row);
            }
        }
        points.merge(kind, 1, Integer::sum);
    }

    private static void assertExponent(double actual, CSVRecord row) {
        double exponent = OracleModel.number(row, "localExponent");
        assertThat(actual).as("%s", row).isEqualTo(exponent, within(1e-10 * exponent));
    }

    private static void assertLearned(List<Long> actual, CSVRecord row) {
        assertThat(actual).as("%s", row).isEqualTo(Stream.of(row.get("parts").split(";")).map(Long::valueOf).toList());
    }

    @Test
    void aStoredSampleLiesInItsBounds() {
        OracleFile.read(STORED).forEach(this::check);
        assertThat(points).isEqualTo(Map.of(Kind.DATA, 400, Kind.BEST, 200, Kind.PARAMETERS, 200, Kind.JOINT, 200));
    }

    @Test
    @EnabledIfSystemProperty(named = "mpmath.points", matches = "[0-9]+")
    void freshPointsLieInTheirBounds() throws IOException, InterruptedException {
        FreshPoints.checkRows(FreshPoints.NUMBER / 500, this::check, "law-mixture.py");
    }
}
