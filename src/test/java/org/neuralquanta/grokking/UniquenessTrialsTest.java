package org.neuralquanta.grokking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.special.OracleFile;

/** Hitting times, against single sets and against NumPy: src/test/resources/oracle/grokking/random-ten.py. */
@Statement({"T27", "T29"})
class UniquenessTrialsTest {

    /** The hitting time is the size at which the set of that trial becomes unique. */
    @Property(tries = 60)
    void hittingTimesAreThoseOfTheSets(
            @ForAll @IntRange(min = 3, max = 14) int symbols, @ForAll @LongRange(min = 0, max = 1 << 20) long seed) {
        var addition = Addition.of(symbols);
        int forced = new GrowingSet(addition, seed, 0).untilForced();
        assertThat(Uniqueness.of(TrainingSet.random(addition, forced, seed, 0)).isUnique()).isTrue();
        assertThat(Uniqueness.of(TrainingSet.random(addition, forced - 1, seed, 0)).isUnique()).isFalse();
    }

    @Property(tries = 40)
    void circlesAreForcedAtTheirHittingTime(
            @ForAll @IntRange(min = 1, max = 6) int half, @ForAll @LongRange(min = 0, max = 1 << 20) long seed) {
        var addition = Addition.modulo(2 * half + 1);
        int forced = new GrowingSet(addition, seed, 0).untilForced();
        assertThat(CircleLattice.of(TrainingSet.random(addition, forced, seed, 0)).isForced()).isTrue();
        assertThat(CircleLattice.of(TrainingSet.random(addition, forced - 1, seed, 0)).isForced()).isFalse();
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        var all = UniquenessTrials.run(Addition.of(12), 500, 3);
        try (var one = new ForkJoinPool(1)) {
            var single = one.submit(() -> UniquenessTrials.run(Addition.of(12), 500, 3)).join();
            for (int size = 0; size <= 78; size++) {
                assertThat(single.probability(size)).isEqualTo(all.probability(size));
                assertThat(single.coverProbability(size)).isEqualTo(all.coverProbability(size));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingIsForcedBeforeEverySymbolIsCovered(boolean modular) {
        var addition = new Addition(13, modular);
        var trials = UniquenessTrials.run(addition, 300, 4);
        for (int size = 0; size <= addition.pairs(); size++) {
            assertThat(trials.coverProbability(size)).isGreaterThanOrEqualTo(trials.probability(size));
            assertThat(trials.standardError(size)).isPositive();
        }
        assertThat(trials.probability(addition.pairs())).isEqualTo(1);
        assertThat(trials.coverCriticalFraction()).isLessThanOrEqualTo(trials.criticalFraction());
    }

    /** Eleven sizes, five standard errors of the difference of two estimates. */
    @Test
    void tenSymbolsAgainstNumpy() {
        var trials = UniquenessTrials.run(Addition.of(10), 20_000, 10);
        for (CSVRecord row : OracleFile.read("grokking/random-ten.csv")) {
            int size = Integer.parseInt(row.get("size"));
            double share = Double.parseDouble(row.get("unique")) / Double.parseDouble(row.get("sets"));
            assertThat(Math.abs(share - trials.probability(size))).isLessThan(5 * Math.sqrt(2) * trials.standardError(size));
        }
    }

    /** As p grows the last symbol to be covered is the last thing missing: the two critical fractions meet. */
    @Test
    void uniquenessMeetsCover() {
        double before = 1;
        for (int p : new int[] {10, 20, 40, 80}) {
            var trials = UniquenessTrials.run(Addition.of(p), 400, 5);
            double excess = trials.criticalFraction() / trials.coverCriticalFraction() - 1;
            assertThat(excess).isLessThan(before);
            before = excess;
        }
        assertThat(before).isLessThan(0.02);
    }

    @Test
    void latticesOfTheOracle() {
        int rows = 0;
        for (CSVRecord row : OracleFile.read("grokking/circles.csv")) {
            var lattice = CircleLattice.of(OracleSet.set(row));
            var index = new BigInteger(row.get("index"));
            assertThat(lattice.index().orElse(BigInteger.ZERO)).isEqualTo(index);
            assertThat(lattice.isForced()).isEqualTo(index.equals(BigInteger.valueOf(Long.parseLong(row.get("symbols")))));
            rows++;
        }
        assertThat(rows).isEqualTo(150);
    }

    /** The index counts the solutions in phases: those in multiples of 1/m, with phase 0 at symbol 0, for m = the index. */
    @Test
    void theIndexCountsSolutions() {
        var addition = Addition.modulo(5);
        int looked = 0;
        for (long trial = 0; trial < 60; trial++) {
            var set = TrainingSet.random(addition, 9, 6, trial);
            var index = CircleLattice.of(set).index();
            if (index.isPresent()) {
                assertThat(solutions(set, index.get().intValueExact())).isEqualTo(index.get().intValueExact());
                looked++;
            }
        }
        assertThat(looked).isGreaterThan(20);
    }

    private static int solutions(TrainingSet set, int m) {
        int count = 0;
        var phases = new int[5];
        for (int code = 0; code < m * m * m * m; code++) {
            for (int i = 1, rest = code; i < 5; i++, rest /= m) {
                phases[i] = rest % m;
            }
            count += set.differences().stream().allMatch(row -> {
                int sum = 0;
                for (int i = 0; i < 5; i++) {
                    sum += row[i] * phases[i];
                }
                return sum % m == 0;
            }) ? 1 : 0;
        }
        return count;
    }

    @Test
    void badInput() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UniquenessTrials.run(Addition.of(10), 0, 1))
                .withMessageContaining("between 1 and 10000000, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UniquenessTrials.run(Addition.of(401), 1, 1))
                .withMessageContaining("at most 400 symbols, were 401");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CircleLattice.of(TrainingSet.full(Addition.of(5))))
                .withMessageContaining("belong to addition modulo p");
        var trials = UniquenessTrials.run(Addition.of(4), 1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> trials.probability(-1)).withMessageContaining("between 0 and 10, was -1");
    }
}
