package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.ErrorBudget;
import org.neuralquanta.special.OracleFile;

/**
 * Samples without replacement, against exact rational numbers: src/test/resources/oracle/law-corpus.py. A sixth of the points by default, all in
 * the slow profile.
 */
@Statement("T12")
class CorpusOracleTest {

    private static final String STORED = "law-corpus.csv.gz";
    private static final List<CSVRecord> SOME = OracleFile.first(160, STORED);

    private static DataLaw law(CSVRecord row) {
        long[] counts = Arrays.stream(row.get("counts").split(" ")).mapToLong(Long::parseLong).toArray();
        return DataLaw.of(QuantaModel.of(TabulatedQuanta.ofCounts(counts))
                .learnedAfter(Shots.of(OracleModel.number(row, "tau"))), Sampling.WITHOUT_REPLACEMENT);
    }

    private static double samples(CSVRecord row) {
        return OracleModel.number(row, "samples");
    }

    private static boolean isZero(CSVRecord row, String column) {
        return new BigDecimal(row.get(column)).signum() == 0;
    }

    @Test
    @Tag("slow")
    void allPoints() {
        List<CSVRecord> rows = OracleFile.read(STORED);
        assertThat(rows).hasSize(1000);
        loss(rows, 700);
        count(rows, 800);
        localExponents(rows, 350);
    }

    @Test
    void loss() {
        loss(SOME, 100);
    }

    private static void loss(List<CSVRecord> rows, int least) {
        var budget = new ErrorBudget("loss without replacement", 1e-12);
        for (CSVRecord row : rows) {
            double loss = law(row).exact(samples(row));
            Enclosure enclosure = law(row).bound(samples(row)).interval();
            if (isZero(row, "loss")) {
                assertThat(loss).as(row.toString()).isZero();
                assertThat(enclosure).isEqualTo(Enclosure.exactly(0));
            } else {
                budget.add(loss, row.get("loss"), 1, row);
                assertThat(ErrorBudget.contained(enclosure, row.get("loss"), 1, row)).isLessThan(1e-10);
                assertThat(law(row).bound(samples(row))).isInstanceOf(Bound.Proven.class);
            }
        }
        budget.check(least);
    }

    @Test
    void count() {
        count(SOME, 100);
    }

    private static void count(List<CSVRecord> rows, int least) {
        var budget = new ErrorBudget("count without replacement", 1e-12);
        for (CSVRecord row : rows) {
            if (law(row).count(samples(row)) instanceof Moment.Value(double count) && !isZero(row, "count")) {
                budget.add(count, row.get("count"), 1, row);
            }
        }
        budget.check(least);
    }

    @Test
    void localExponents() {
        localExponents(SOME, 50);
    }

    private static void localExponents(List<CSVRecord> rows, int least) {
        var budget = new ErrorBudget("local exponents without replacement", 1e-11);
        for (CSVRecord row : rows) {
            if (!row.get("localExponent").isEmpty() && !isZero(row, "localExponent")) {
                budget.add(law(row).localExponent(samples(row)), row.get("localExponent"), 1, row);
            }
        }
        budget.check(least);
    }
}
