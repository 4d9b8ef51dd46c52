package org.neuralquanta.grokking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.special.OracleFile;

/** Uniqueness of single sets, against SymPy: src/test/resources/oracle/grokking/random-sets.py. */
@Statement("T27")
class UniquenessTest {

    private static TrainingSet random(int symbols, double fraction, long trial) {
        var addition = Addition.of(symbols);
        return TrainingSet.random(addition, (int) Math.round(fraction * addition.pairs()), 27, trial);
    }

    /** Rank over the rational numbers, null space over a field, and eigenvalues in floating point. */
    @Property(tries = 300)
    void rankAndNullSpaceAgree(
            @ForAll @IntRange(min = 3, max = 16) int symbols,
            @ForAll @DoubleRange(min = 0, max = 1) double fraction,
            @ForAll @LongRange(min = 0, max = 1 << 20) long trial) {
        TrainingSet set = random(symbols, fraction, trial);
        var uniqueness = Uniqueness.of(set);
        boolean byRank = uniqueness.rank() == symbols + set.sums() - 2;
        long zeros = Arrays.stream(EffectiveLoss.of(set).gramSpectrum()).filter(value -> value < 1e-9).count();
        assertThat(uniqueness.isUnique()).isEqualTo(byRank).isEqualTo(zeros == 2);
        assertThat(uniqueness.rank()).isEqualTo(symbols + set.sums() - uniqueness.nullity());
        assertThat(uniqueness.nullity()).isEqualTo((int) zeros);
    }

    @Property(tries = 200)
    void uniquenessIsMonotone(
            @ForAll @IntRange(min = 3, max = 20) int symbols,
            @ForAll @DoubleRange(min = 0, max = 1) double fraction,
            @ForAll @LongRange(min = 0, max = 1 << 20) long trial) {
        var small = Uniqueness.of(random(symbols, fraction / 2, trial));
        var large = Uniqueness.of(random(symbols, fraction, trial));
        assertThat(large.nullity()).isLessThanOrEqualTo(small.nullity());
    }

    @Property(tries = 100)
    void decidedPairsAreAClosure(
            @ForAll @IntRange(min = 3, max = 12) int symbols,
            @ForAll @DoubleRange(min = 0, max = 1) double fraction,
            @ForAll @LongRange(min = 0, max = 1 << 20) long trial) {
        TrainingSet set = random(symbols, fraction, trial);
        TrainingSet closure = Uniqueness.of(set).closure();
        assertThat(Arrays.stream(set.pairs())).as("extensive").allMatch(closure::contains);
        assertThat(Uniqueness.of(closure).closure().pairs()).as("idempotent").isEqualTo(closure.pairs());
        assertThat(Uniqueness.of(closure).rank()).as("of the same rank").isEqualTo(Uniqueness.of(set).rank());
        TrainingSet larger = Uniqueness.of(random(symbols, Math.min(1, fraction + 0.2), trial)).closure();
        assertThat(Arrays.stream(closure.pairs())).as("monotone").allMatch(larger::contains);
        if (Uniqueness.of(set).isUnique()) {
            assertThat(closure.sums()).isEqualTo(set.sums());
            assertThat(closure.size()).isEqualTo(Arrays.stream(set.pairs())
                    .map(set.addition()::sum)
                    .distinct()
                    .map(set.addition()::classSize)
                    .sum());
        }
    }

    @Test
    void oracle() {
        int plain = 0;
        for (CSVRecord row : OracleFile.read("grokking/random-sets.csv")) {
            TrainingSet set = OracleSet.set(row);
            assertThat(set.parallelograms()).isEqualTo(Long.parseLong(row.get("parallelograms")));
            if (!set.addition().modular()) {
                var uniqueness = Uniqueness.of(set);
                assertThat(uniqueness.rank()).isEqualTo(Integer.parseInt(row.get("rank")));
                assertThat(uniqueness.nullity()).isEqualTo(Integer.parseInt(row.get("nullity")));
                assertThat(uniqueness.closure().size()).isEqualTo(Integer.parseInt(row.get("closure")));
                assertThat(uniqueness.idealAccuracy()).isEqualTo(uniqueness.closure().size() / (double) set.addition().pairs());
                plain++;
            }
        }
        assertThat(plain).isEqualTo(40);
    }

    /** Two neighbouring full classes in the middle decide everything, and no set of fewer pairs does. */
    @Test
    void theSmallestUniqueSetHasPPairs() {
        for (int p = 4; p <= 40; p++) {
            var addition = Addition.of(p);
            int[] middle = IntStream.of(p - 2, p - 1)
                    .flatMap(s -> Arrays.stream(addition.members(s)))
                    .toArray();
            assertThat(middle).hasSize(p);
            assertThat(Uniqueness.of(TrainingSet.of(addition, middle)).isUnique()).isTrue();
        }
    }

    @Test
    void modularTasksAreRefused() {
        var set = TrainingSet.full(Addition.modulo(5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Uniqueness.of(set))
                .withMessageContaining("belongs to plain addition, the task was modulo 5");
    }
}
