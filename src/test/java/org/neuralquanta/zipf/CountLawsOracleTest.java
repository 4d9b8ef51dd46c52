package org.neuralquanta.zipf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.special.OracleFile;

/** Laws of counts against mpmath: log-likelihoods to 10^−10 of themselves, parameters to 10^−6. */
@Statement({"T1", "T13", "T16", "T25"})
class CountLawsOracleTest {

    private static final Map<String, long[]> LISTS = Stream.of("fit/planted-counts.csv", "fit/planted-quanta.csv")
            .flatMap(file -> OracleFile.read(file).stream())
            .collect(Collectors.toMap(
                    row -> row.get("list"),
                    row -> Arrays.stream(row.get("counts").split(" ")).mapToLong(Long::parseLong).toArray()));

    private static List<CSVRecord> rows(String law) {
        List<CSVRecord> rows = OracleFile.read("fit/counts-laws.csv").stream().filter(row -> row.get("law").equals(law)).toList();
        assertThat(rows).isNotEmpty();
        return rows;
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static ZipfFit fit(CSVRecord row) {
        long largest = Long.parseLong(row.get("xmax"));
        FitRange range = FitRange.ALL.upTo(largest == 0 ? Long.MAX_VALUE : largest).from(Long.parseLong(row.get("xmin")));
        return ZipfFit.of(TabulatedQuanta.ofCounts(Objects.requireNonNull(LISTS.get(row.get("list")))), range);
    }

    private static void agrees(CSVRecord row, String column, double value) {
        double expected = number(row, column);
        double tolerance = column.equals("logLikelihood") ? 1e-10 : 1e-6;
        assertThat(value).as(column + " of " + row).isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
    }

    @Test
    void powerLawUpToALargestCount() {
        for (CSVRecord row : rows("power")) {
            ZipfFit fit = fit(row);
            agrees(row, "first", fit.countExponent());
            TruncatedPowerLaw around = fit.truncated();
            agrees(row, "logLikelihood", around.logLikelihood() - around.ratio());
        }
    }

    @Test
    void exponentialCutOff() {
        for (CSVRecord row : rows("truncated")) {
            TruncatedPowerLaw law = fit(row).truncated();
            agrees(row, "first", law.exponent());
            agrees(row, "second", law.rate());
            agrees(row, "logLikelihood", law.logLikelihood());
        }
    }

    @Test
    void stretchedExponential() {
        for (CSVRecord row : rows("stretched")) {
            ZipfFit fit = fit(row);
            ZipfFit.Alternative law = fit.alternatives().getLast();
            agrees(row, "first", law.parameters().getOrDefault("logLambda", Double.NaN));
            agrees(row, "second", law.parameters().getOrDefault("beta", Double.NaN));
            TruncatedPowerLaw around = fit.truncated();
            agrees(row, "logLikelihood", around.logLikelihood() - around.ratio() - law.against().ratio());
        }
    }

    @Test
    void finitelyManyQuanta() {
        for (CSVRecord row : rows("quanta")) {
            FiniteQuanta found = fit(row).finiteQuanta();
            assertThat(found.quanta()).as(row.toString()).isEqualTo(Math.rint(number(row, "first")));
            agrees(row, "second", found.alpha());
            agrees(row, "third", found.leastUses());
            agrees(row, "logLikelihood", found.logLikelihood());
        }
    }
}
