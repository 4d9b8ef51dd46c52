package org.neuralquanta.grokking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;

/** Pairs, their numbers and their classes. */
@Statement("T26")
class AdditionTest {

    private static Addition task(int symbols, boolean modular) {
        return new Addition(modular ? symbols | 1 : symbols, modular);
    }

    @Property(tries = 60)
    void pairsAreNumberedByFirstThenSecond(@ForAll @IntRange(min = 3, max = 120) int symbols) {
        var addition = Addition.of(symbols);
        int number = 0;
        for (int i = 0; i < symbols; i++) {
            for (int j = i; j < symbols; j++) {
                assertThat(addition.pair(i, j)).isEqualTo(addition.pair(j, i)).isEqualTo(number);
                assertThat(addition.first(number)).isEqualTo(i);
                assertThat(addition.second(number)).isEqualTo(j);
                number++;
            }
        }
        assertThat(addition.pairs()).isEqualTo(number);
    }

    @Property(tries = 60)
    void classesDivideThePairs(@ForAll @IntRange(min = 3, max = 60) int symbols, @ForAll boolean modular) {
        Addition addition = task(symbols, modular);
        int all = 0;
        for (int s = 0; s < addition.sums(); s++) {
            int sum = s;
            assertThat(Arrays.stream(addition.members(s))).hasSize(addition.classSize(s)).isSorted().allMatch(pair -> addition.sum(pair) == sum);
            all += addition.classSize(s);
        }
        assertThat(all).isEqualTo(addition.pairs());
    }

    @Property(tries = 60)
    void parallelogramsAreCountedByClasses(
            @ForAll @IntRange(min = 3, max = 12) int symbols,
            @ForAll boolean modular,
            @ForAll @LongRange(min = 0, max = 1000) long trial) {
        Addition addition = task(symbols, modular);
        int size = (int) (trial % (addition.pairs() + 1));
        var set = TrainingSet.random(addition, size, 1, trial);
        long counted = 0;
        for (int a : set.pairs()) {
            for (int b : set.pairs()) {
                counted += a < b && addition.sum(a) == addition.sum(b) ? 1 : 0;
            }
        }
        assertThat(set.size()).isEqualTo(size);
        assertThat(set.parallelograms()).isEqualTo(counted);
    }

    /** Each of the 15 pairs of 5 symbols is drawn into a set of 3 with probability 1/5: five standard errors of 20,000 sets. */
    @Test
    void randomSetsAreUniform() {
        var addition = Addition.of(5);
        var counts = new int[addition.pairs()];
        for (int trial = 0; trial < 20_000; trial++) {
            for (int pair : TrainingSet.random(addition, 3, 5, trial).pairs()) {
                counts[pair]++;
            }
        }
        double error = Math.sqrt(20_000 * 0.2 * 0.8);
        assertThat(Arrays.stream(counts)).allSatisfy(count -> assertThat(Math.abs(count - 4000)).isLessThan((int) (5 * error)));
    }

    @Property(tries = 30)
    void setsOfATrialGrowIntoEachOther(@ForAll @LongRange(min = 0, max = 1 << 20) long trial) {
        var addition = Addition.of(9);
        var small = TrainingSet.random(addition, 12, 7, trial);
        var large = TrainingSet.random(addition, 30, 7, trial);
        assertThat(Arrays.stream(small.pairs())).allMatch(large::contains);
        assertThat(TrainingSet.random(addition, 12, 7, trial).pairs()).isEqualTo(small.pairs());
    }

    @Test
    void refusesWhatIsNoTask() {
        assertThatIllegalArgumentException().isThrownBy(() -> Addition.of(2)).withMessageContaining("between 3 and 1000, was 2");
        assertThatIllegalArgumentException().isThrownBy(() -> Addition.of(1001)).withMessageContaining("was 1001");
        assertThatIllegalArgumentException().isThrownBy(() -> Addition.modulo(8)).withMessageContaining("odd, was 8");
        var five = Addition.of(5);
        assertThatIllegalArgumentException().isThrownBy(() -> five.pair(0, 5)).withMessageContaining("between 0 and 4, were 0 and 5");
        assertThatIllegalArgumentException().isThrownBy(() -> five.first(15)).withMessageContaining("between 0 and 14, was 15");
        assertThatIllegalArgumentException().isThrownBy(() -> five.members(9)).withMessageContaining("between 0 and 8, was 9");
        assertThatIllegalArgumentException().isThrownBy(() -> TrainingSet.of(five, 0, -1)).withMessageContaining("was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrainingSet.random(five, 16, 1, 0))
                .withMessageContaining("between 0 and N = 15, was 16");
    }
}
