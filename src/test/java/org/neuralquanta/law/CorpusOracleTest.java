package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
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

/** Samples without replacement, against exact rational numbers: src/test/resources/oracle/law-corpus.py. */
@Statement("T12")
class CorpusOracleTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("law-corpus.csv");

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
    void loss() {
        var budget = new ErrorBudget("loss without replacement", 1e-12);
        for (CSVRecord row : ROWS) {
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
        budget.check(100);
    }

    @Test
    void count() {
        var budget = new ErrorBudget("count without replacement", 1e-12);
        for (CSVRecord row : ROWS) {
            if (law(row).count(samples(row)) instanceof Moment.Value(double count) && !isZero(row, "count")) {
                budget.add(count, row.get("count"), 1, row);
            }
        }
        budget.check(100);
    }

    @Test
    void localExponents() {
        var budget = new ErrorBudget("local exponents without replacement", 1e-11);
        for (CSVRecord row : ROWS) {
            if (!row.get("localExponent").isEmpty() && !isZero(row, "localExponent")) {
                budget.add(law(row).localExponent(samples(row)), row.get("localExponent"), 1, row);
            }
        }
        budget.check(50);
    }
}
