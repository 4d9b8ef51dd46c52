package org.neuralquanta.grokking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.special.OracleFile;

/** The cover, against every subset looked at: src/test/resources/oracle/grokking/unique-sets.py. */
@Statement({"T27", "T29"})
class CoverTest {

    private static double byBruteForce(int p, String column, double f) {
        double sum = 0;
        int pairs = p * (p + 1) / 2;
        for (CSVRecord row : OracleFile.read("grokking/unique-sets.csv")) {
            if (Integer.parseInt(row.get("symbols")) == p) {
                int size = Integer.parseInt(row.get("size"));
                sum += Double.parseDouble(row.get(column)) * Math.pow(f, size) * Math.pow(1 - f, pairs - size);
            }
        }
        return sum;
    }

    @Property(tries = 50)
    void expectationOverAllSubsets(@ForAll @DoubleRange(min = 0, max = 1) double f) {
        for (int p = 3; p <= 5; p++) {
            assertThat(new Cover(Addition.of(p)).expectedUncovered(f)).isCloseTo(byBruteForce(p, "uncovered", f), within(1e-12));
        }
        for (int p = 3; p <= 5; p += 2) {
            assertThat(new Cover(Addition.modulo(p)).expectedUncovered(f))
                    .isCloseTo(byBruteForce(p, "uncoveredModular", f), within(1e-12));
        }
    }

    @Property(tries = 100)
    void closedFormModuloP(@ForAll @IntRange(min = 1, max = 60) int half, @ForAll @DoubleRange(min = 0, max = 1) double f) {
        int p = 2 * half + 1;
        double closed = p * Math.pow(1 - f * (1 - Math.pow(1 - f, half)), p);
        assertThat(new Cover(Addition.modulo(p)).expectedUncovered(f)).isCloseTo(closed, within(1e-12 * p));
    }

    @Property(tries = 100)
    void itFallsInTheFraction(
            @ForAll @IntRange(min = 3, max = 60) int p, @ForAll @DoubleRange(min = 0, max = 0.99) double f) {
        var cover = new Cover(Addition.of(p));
        assertThat(cover.expectedUncovered(f + 0.01)).isLessThan(cover.expectedUncovered(f));
        assertThat(cover.expectedUncovered(cover.criticalFraction())).isCloseTo(Math.log(2), within(1e-12 * p));
    }

    /** p f − ln p stays bounded while ln p triples: the critical fraction is (ln p + O(1))/p, and 0.4 belongs to p = 10 alone. */
    @Test
    void criticalFractionFallsLikeLogPOverP() {
        for (int p = 8; p <= 1000; p *= 2) {
            double f = new Cover(Addition.of(p)).criticalFraction();
            assertThat(p * f - Math.log(p)).isBetween(1.2, 1.5);
        }
        assertThat(new Cover(Addition.of(100)).criticalFraction()).isLessThan(0.07);
    }

    @Test
    void badFractions() {
        var cover = new Cover(Addition.of(5));
        for (double f : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> cover.expectedUncovered(f))
                    .withMessageContaining("between 0 and 1, was " + f);
        }
    }
}
