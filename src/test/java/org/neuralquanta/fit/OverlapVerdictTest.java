package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.runs.Runs;

/** Planted tables, with and without an overlap of limits, and groups. */
@Statement("T38")
class OverlapVerdictTest {

    private static final Runs HALF = Planted.half();
    private static final RobustLoss HUBER = RobustLoss.standard();
    private static final double DEVIATION = 0.003;

    private static DoubleBinaryOperator overlap(double omega) {
        DoubleBinaryOperator sum = Planted.sum(0, 480, 0.34, 2000, 0.36);
        return (n, d) -> {
            double termN = 480 * Math.pow(n, -0.34);
            double termD = 2000 * Math.pow(d, -0.36);
            double both = Math.pow(Math.pow(termN, -1 / 0.36) + Math.pow(termD, -1 / 0.36), -0.36);
            return 1.7 + sum.applyAsDouble(n, d) - omega * both;
        };
    }

    private static Runs planted(double omega, long seed) {
        return Planted.at(HALF, 1, overlap(omega), Planted.normal(new SplittableRandom(seed), DEVIATION));
    }

    @Test
    void aPlantedOverlapIsFound() {
        OverlapVerdict verdict = OverlapVerdict.of(planted(0.7, 1), HUBER, 199, 1, () -> {});
        assertThat(verdict.pValue()).isEqualTo(1.0 / 200);
        assertThat(verdict.overlap().parameter("omega")).isCloseTo(0.7, within(0.15));
        assertThat(verdict.drop()).isCloseTo(1 - verdict.overlap().objective() / verdict.sum().objective(), within(1e-15));
    }

    /** Of twelve p-values under the sum, four or more at most .05 would come once in five hundred times. */
    @Test
    void wherePlainSumsArePlantedNoneIsFound() {
        long found = IntStream.range(0, 12)
                .filter(i -> OverlapVerdict.of(planted(0, 100 + i), HUBER, 39, 1, () -> {}).pValue() <= 0.05)
                .count();
        assertThat(found).isLessThan(4);
    }

    /** Copies of a run in one group change sign together, so that twice as many copies give the same drops. */
    @Test
    void groupsAreKeptTogether() {
        Runs once = planted(0, 7);
        Runs pairs = grouped(Planted.twice(once), 2);
        Runs fours = grouped(Planted.twice(Planted.twice(once)), 4);
        assertThat(fours.groupCount()).isEqualTo(pairs.groupCount()).isEqualTo(once.size());
        List<OverlapVerdict.Simulated> expected = OverlapVerdict.of(pairs, HUBER, 20, 3, () -> {}).simulated();
        List<OverlapVerdict.Simulated> simulated = OverlapVerdict.of(fours, HUBER, 20, 3, () -> {}).simulated();
        for (int i = 0; i < expected.size(); i++) {
            assertThat(simulated.get(i).drop()).isCloseTo(expected.get(i).drop(), within(1e-7));
        }
    }

    private static Runs grouped(Runs runs, int size) {
        List<String> groups = IntStream.range(0, runs.size()).mapToObj(i -> "run " + i / size).toList();
        return Runs.of(Planted.column(runs, 0), Planted.column(runs, 1), Planted.losses(runs), groups);
    }

    @Test
    void theSameSeedGivesTheSameTables() {
        OverlapVerdict one = OverlapVerdict.of(HALF, HUBER, 20, 5, () -> {});
        assertThat(OverlapVerdict.of(HALF, HUBER, 20, 5, () -> {}).simulated()).isEqualTo(one.simulated());
        assertThat(OverlapVerdict.of(HALF, HUBER, 20, 6, () -> {}).simulated()).isNotEqualTo(one.simulated());
        assertThat(one.simulated()).allSatisfy(s -> assertThat(s.drop()).isGreaterThanOrEqualTo(0));
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OverlapVerdict.of(HALF, new RobustLoss.Student(4), 20, 1, () -> {}))
                .withMessageContaining("Huber");
        assertThatIllegalArgumentException().isThrownBy(() -> OverlapVerdict.of(HALF, HUBER, 0, 1, () -> {}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Runs.of(new double[] {1, 2}, new double[] {1, 2}, new double[] {1, 2}, List.of("a")))
                .withMessageContaining("1 groups and 2 losses");
    }
}
