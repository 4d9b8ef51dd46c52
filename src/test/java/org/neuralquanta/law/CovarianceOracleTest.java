package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.ErrorBudget;
import org.neuralquanta.special.OracleFile;

/**
 * Variances and covariances against sums over all pairs of quanta: src/test/resources/oracle/law-covariance.py. Errors are relative to the
 * variances that independent quanta would have, since dependence may leave little of them. The first points by default, all in the slow profile.
 */
@Statement({"T14", "T44"})
class CovarianceOracleTest {

    private static final String STORED = "law-covariance.csv.gz";
    private static final String STORED_SHOTS = "law-covariance-shots.csv.gz";
    private static final List<CSVRecord> SOME = OracleFile.first(173, STORED);

    private static DataLaw law(CSVRecord row) {
        var shots = Shots.of(OracleModel.number(row, "tau"));
        return switch (row.get("sampling")) {
            case "without-replacement" -> {
                long[] counts = Arrays.stream(row.get("alpha").split(" ")).mapToLong(Long::parseLong).toArray();
                yield DataLaw.of(QuantaModel.of(TabulatedQuanta.ofCounts(counts)).learnedAfter(shots), Sampling.WITHOUT_REPLACEMENT);
            }
            case "multinomial" -> DataLaw.of(model(row).learnedAfter(shots), Sampling.MULTINOMIAL);
            default -> DataLaw.of(model(row).learnedAfter(shots));
        };
    }

    private static QuantaModel model(CSVRecord row) {
        return QuantaModel.of(Zipf.finite(OracleModel.number(row, "alpha"), Long.parseLong(row.get("quanta"))))
                .with(Exposure.ofDelta(OracleModel.number(row, "delta")));
    }

    private static double value(Moment moment) {
        return ScalingLaws.value(moment);
    }

    @Test
    @Tag("slow")
    void allPoints() {
        List<CSVRecord> rows = OracleFile.read(STORED);
        assertThat(rows).hasSize(1000);
        covariances(rows);
        variancesOfTheCount(rows);
        List<CSVRecord> shots = OracleFile.read(STORED_SHOTS);
        assertThat(shots).hasSize(1000);
        covariancesOfManyShots(shots);
    }

    @Test
    void covariances() {
        covariances(SOME);
    }

    private static void covariances(List<CSVRecord> rows) {
        int narrow = 0;
        int bounds = 0;
        for (CSVRecord row : rows) {
            double first = OracleModel.number(row, "first");
            double last = OracleModel.number(row, "last");
            double expected = Double.parseDouble(row.get("covariance"));
            DataLaw law = law(row);
            double scale = Math.max(Math.abs(expected), row.get("sampling").equals("without-replacement") ? 1e-3
                    : value(DataLaw.of(model(row).learnedAfter(Shots.of(OracleModel.number(row, "tau")))).covariance(first, last)));
            assertThat(value(law.covariance(first, last))).as(row.toString()).isCloseTo(expected, within(1e-10 * scale));
            Bound bound = law.covarianceBound(first, last);
            assertThat(bound).as(row.toString()).isInstanceOf(Bound.Proven.class);
            assertThat(bound.contains(expected)).as(row + " in " + bound).isTrue();
            assertThat(bound.width()).as(row.toString()).isLessThan(1e-5 * scale + 1e-200);
            narrow += bound.width() <= 1e-10 * scale + 1e-200 ? 1 : 0;
            bounds++;
        }
        assertThat(narrow).isGreaterThan(9 * bounds / 10);
    }

    /** Where a quantum needs a large share of the samples, far beyond them, and without replacement: law-covariance-shots.py. */
    @Test
    void covariancesOfManyShots() {
        covariancesOfManyShots(OracleFile.first(72, STORED_SHOTS));
    }

    private static void covariancesOfManyShots(List<CSVRecord> rows) {
        for (CSVRecord row : rows) {
            double first = OracleModel.number(row, "first");
            double last = OracleModel.number(row, "last");
            double tau = OracleModel.number(row, "tau");
            boolean isCorpus = row.get("sampling").equals("without-replacement");
            TabulatedQuanta corpus = isCorpus
                    ? TabulatedQuanta.ofCounts(Arrays.stream(row.get("alpha").split(" ")).mapToLong(Long::parseLong).toArray())
                    : TabulatedQuanta.ofCounts(1);
            QuantaModel model = QuantaModel.of(isCorpus ? corpus : Zipf.finite(OracleModel.number(row, "alpha"), Long.parseLong(row.get("quanta"))));
            DataLaw law = DataLaw.of(model.learnedAfter(Shots.of(tau)), isCorpus ? Sampling.WITHOUT_REPLACEMENT : Sampling.MULTINOMIAL);
            double expected = Double.parseDouble(row.get("covariance"));
            double scale = Math.max(Math.abs(expected), value(DataLaw.of(model.learnedAfter(Shots.of(tau))).covariance(first, last)));
            Bound bound = law.covarianceBound(first, last);
            assertThat(bound).as(row.toString()).isInstanceOf(Bound.Proven.class);
            assertThat(bound.contains(expected)).as(row + " in " + bound).isTrue();
            assertThat(bound.width()).as(row.toString()).isLessThan(1e-8 * scale + 1e-200);
            assertThat(value(law.covariance(first, last))).as(row.toString()).isCloseTo(expected, within(1e-8 * scale + 1e-200));
        }
    }

    @Test
    void variancesOfTheCount() {
        variancesOfTheCount(SOME);
    }

    private static void variancesOfTheCount(List<CSVRecord> rows) {
        for (CSVRecord row : rows) {
            double expected = Double.parseDouble(row.get("count"));
            assertThat(value(law(row).countVariance(OracleModel.number(row, "last")))).as(row.toString())
                    .isCloseTo(expected, within(1e-10 * (1 + expected)));
        }
    }
}
