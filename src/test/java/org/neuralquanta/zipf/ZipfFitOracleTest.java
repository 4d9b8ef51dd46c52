package org.neuralquanta.zipf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.fit.Planted;
import org.neuralquanta.special.OracleFile;
import org.neuralquanta.study.Vuong;

/** Fits of lists of counts against a SciPy script with the definitions of the Python package powerlaw. */
@Statement("T25")
class ZipfFitOracleTest {

    private static final Map<String, long[]> PLANTED = OracleFile.read("fit/planted-counts.csv").stream()
            .collect(Collectors.toMap(
                    row -> row.get("list"),
                    row -> Arrays.stream(row.get("counts").split(" ")).mapToLong(Long::parseLong).toArray()));

    private static TabulatedQuanta list(String name) throws IOException {
        long[] planted = PLANTED.get(name);
        return planted == null
                ? TabulatedQuanta.read(Planted.data("kjv-word-counts.csv"))
                : TabulatedQuanta.ofCounts(planted);
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    @Test
    void agreesWithSciPy() throws IOException {
        for (CSVRecord row : OracleFile.read("fit/counts.csv")) {
            ZipfFit fit = ZipfFit.of(list(row.get("list")));
            assertThat(fit.cutoff()).as(row.toString()).isEqualTo((long) number(row, "cutoff"));
            assertThat(fit.tail()).isEqualTo((long) number(row, "tail"));
            assertThat(fit.countExponent()).isCloseTo(number(row, "exponent"), within(1e-6));
            assertThat(fit.distance()).isCloseTo(number(row, "distance"), within(1e-7));
            Vuong vuong = fit.againstLogNormal();
            // Nelder-Mead stops within 1e-12 of the least, and where it is flat the ratio moves less than the parameters do.
            assertThat(vuong.ratio()).isCloseTo(number(row, "ratio"), within(1e-4 * Math.abs(number(row, "ratio"))));
            assertThat(vuong.normalised()).isCloseTo(number(row, "normalised"), within(1e-4));
            assertThat(vuong.pValue()).isCloseTo(number(row, "pValue"), within(1e-4));
        }
    }

    @Test
    void plantedLawsAreToldApart() throws IOException {
        // 200 replicates; for a list of the law itself p is uniform, so that p <= 0.01 has probability 0.01 for this one seed.
        assertThat(ZipfFit.of(list("zipf")).goodnessOfFit(200, 1, () -> {})).isGreaterThan(0.01);
        assertThat(ZipfFit.of(list("zipf")).countExponentInterval().contains(2.2)).isTrue();
        long[] uniform = new long[3000];
        Arrays.setAll(uniform, i -> 1 + i % 50);
        assertThat(ZipfFit.of(TabulatedQuanta.ofCounts(uniform)).goodnessOfFit(200, 1, () -> {})).isLessThan(0.1);
    }

    @Test
    void oneSeedGivesOneAnswer() throws IOException {
        ZipfFit fit = ZipfFit.of(list("words"));
        assertThat(fit.goodnessOfFit(40, 7, () -> {})).isEqualTo(fit.goodnessOfFit(40, 7, () -> {}));
    }
}
