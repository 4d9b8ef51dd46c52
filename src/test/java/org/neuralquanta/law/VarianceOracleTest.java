package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.OracleFile;

/**
 * Variances where a quantum needs a large share of the samples, against trinomial sums: src/test/resources/oracle/law-variance.py. The first points
 * by default, all in the slow profile.
 */
@Statement("T44")
class VarianceOracleTest {

    private static final String STORED = "law-variance.csv.gz";

    @Test
    void agreesWithMpmath() {
        OracleFile.first(30, STORED).forEach(VarianceOracleTest::check);
    }

    @Test
    @Tag("slow")
    void allPoints() {
        List<CSVRecord> rows = OracleFile.read(STORED);
        rows.forEach(VarianceOracleTest::check);
        assertThat(rows).hasSize(1000);
    }

    private static void check(CSVRecord row) {
        QuantaModel model = QuantaModel.of(Zipf.finite(OracleModel.number(row, "alpha"), Long.parseLong(row.get("quanta"))))
                .learnedAfter(new Shots((int) OracleModel.number(row, "tau")));
        DataLaw law = DataLaw.of(model, Sampling.MULTINOMIAL);
        double samples = OracleModel.number(row, "samples");
        Bound bound = law.varianceBound(samples);
        var truth = new BigDecimal(row.get("loss"));
        OracleModel.assertProven(bound, truth, new BigDecimal("1e-20"), row);
        assertNear(law.variance(samples), truth.doubleValue(), row);
        assertNear(law.countVariance(samples), OracleModel.number(row, "count"), row);
    }

    private static void assertNear(Moment moment, double truth, CSVRecord row) {
        assertThat(moment).as("%s", row).isInstanceOfSatisfying(Moment.Value.class, v ->
                assertThat(Math.abs(v.value() - truth)).as("%s", row).isLessThanOrEqualTo(1e-6 * truth + 1e-280));
    }

    /** It was refused for want of digits where a quantum needs a tenth of the samples or more. */
    @Property(tries = 8)
    void isNeverRefused(
            @ForAll @DoubleRange(min = 0.05, max = 2) double alpha,
            @ForAll @IntRange(min = 10, max = 120) int samples,
            @ForAll @DoubleRange(min = 0.08, max = 1) double share) {
        QuantaModel model = QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(new Shots(Math.max(1, (int) (share * samples))));
        assertThat(DataLaw.of(model, Sampling.MULTINOMIAL).variance(samples)).isInstanceOf(Moment.Value.class);
    }
}
