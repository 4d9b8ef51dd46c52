package org.neuralquanta.grokking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.special.OracleFile;

/** Numbers of unique sets, against every subset looked at by SymPy: src/test/resources/oracle/grokking/unique-sets.py. */
@Statement("T27")
class UniqueSetsTest {

    private static BigInteger binomial(int n, int k) {
        BigInteger result = BigInteger.ONE;
        for (int i = 1; i <= k; i++) {
            result = result.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
        }
        return result;
    }

    @Test
    void bruteForce() {
        int rows = 0;
        for (CSVRecord row : OracleFile.read("grokking/unique-sets.csv")) {
            var sets = UniqueSets.of(Integer.parseInt(row.get("symbols")));
            assertThat(sets.count(Integer.parseInt(row.get("size")))).isEqualTo(row.get("unique"));
            rows++;
        }
        assertThat(rows).isEqualTo(7 + 11 + 16);
    }

    /** Unique sets and others are counted apart; together they are all sets. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8, 9})
    void complements(int symbols) {
        var sets = UniqueSets.of(symbols);
        int pairs = sets.addition().pairs();
        for (int size = 0; size <= pairs; size++) {
            assertThat(sets.count(size).add(sets.countOthers(size))).isEqualTo(binomial(pairs, size));
        }
    }

    @Property(tries = 6)
    void sizesOfTheExtremes(@ForAll @IntRange(min = 4, max = 9) int p) {
        var sets = UniqueSets.of(p);
        int pairs = sets.addition().pairs();
        assertThat(sets.count(p - 1)).as("fewer than p pairs").isZero();
        assertThat(sets.count(p)).as("two full classes in the middle").isEqualTo(p % 2 == 0 ? 3 : 4);
        assertThat(sets.countOthers(pairs - p + 3)).as("fewer than p - 2 pairs missing").isZero();
        assertThat(sets.countOthers(pairs - p + 2)).as("an end symbol cut off").isPositive();
    }

    @Property(tries = 6)
    void probabilityRisesFromZeroToOne(@ForAll @IntRange(min = 3, max = 8) int p) {
        var sets = UniqueSets.of(p);
        assertThat(sets.probability(0)).isZero();
        assertThat(sets.probability(sets.addition().pairs())).isEqualTo(1);
        for (int size = 1; size <= sets.addition().pairs(); size++) {
            assertThat(sets.probability(size)).isGreaterThanOrEqualTo(sets.probability(size - 1));
        }
        assertThat(sets.criticalFraction()).isBetween(0.48, 0.75);
    }

    /**
     * Five standard errors at every size of p = 4 … 9, 157 comparisons of estimates that are not normal near 0 and 1; where fewer
     * than 10 hits or misses are expected the size is left out. False alarm about 157 · 6e-7 = 1e-4.
     */
    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 8, 9})
    void randomOrdersAgree(int symbols) {
        var exact = UniqueSets.of(symbols);
        var trials = UniquenessTrials.run(exact.addition(), 40_000, 9);
        assertThat(agrees(exact, trials::probability)).isTrue();
        assertThat(agrees(exact, trials::coverProbability)).as("mutant: covered taken for unique").isFalse();
        assertThat(agrees(exact, size -> size == 0 ? 0 : trials.probability(size - 1))).as("mutant: one pair off").isFalse();
    }

    private static boolean agrees(UniqueSets exact, IntToDoubleFunction estimate) {
        boolean agrees = true;
        for (int size = 0; size <= exact.addition().pairs(); size++) {
            double p = exact.probability(size);
            double variance = p * (1 - p) / 40_000;
            agrees &= 40_000 * Math.min(p, 1 - p) < 10
                    || Math.abs(estimate.applyAsDouble(size) - p) <= 5 * Math.sqrt(variance);
        }
        return agrees;
    }

    /** Seconds and 1.5 GB. Five standard errors of the 20,000 sets a size of NumPy: oracle/grokking/random-ten.py. */
    @Test
    @Tag("slow")
    void tenSymbols() {
        var sets = UniqueSets.of(10);
        BigInteger all = BigInteger.ZERO;
        for (int size = 0; size <= 55; size++) {
            assertThat(sets.count(size).add(sets.countOthers(size))).isEqualTo(binomial(55, size));
            all = all.add(sets.count(size));
        }
        assertThat(all).isLessThan(BigInteger.TWO.pow(55)).isGreaterThan(BigInteger.TWO.pow(54));
        assertThat(sets.criticalFraction()).isBetween(0.4087, 0.4088);
        for (CSVRecord row : OracleFile.read("grokking/random-ten.csv")) {
            double n = Double.parseDouble(row.get("sets"));
            double p = sets.probability(Integer.parseInt(row.get("size")));
            assertThat(Math.abs(Double.parseDouble(row.get("unique")) / n - p)).isLessThan(5 * Math.sqrt(p * (1 - p) / n));
        }
    }

    @Test
    void refusesMoreSymbolsThanItCanCount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UniqueSets.of(11))
                .withMessageContaining("3 to 10 symbols, not for 11; estimate");
        assertThatIllegalArgumentException().isThrownBy(() -> UniqueSets.of(2)).withMessageContaining("not for 2");
        var four = UniqueSets.of(4);
        assertThatIllegalArgumentException().isThrownBy(() -> four.count(11)).withMessageContaining("between 0 and 10, was 11");
    }
}
