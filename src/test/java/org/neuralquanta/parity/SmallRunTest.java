package org.neuralquanta.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.neuralquanta.Statement;

/** The small configuration, really trained, against what the theory predicts. Its bounds are wider than those of the reference, whose runs are in docs. */
@Statement("T34")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmallRunTest {

    private ParityRun run = ParityRun.train(ParitySettings.small().with(ParitySettings.small().training().withSteps(1)), 1, _ -> {});

    @BeforeAll
    void train() {
        run = ParityRun.train(ParitySettings.small(), 2, _ -> {});
    }

    private SubtaskCurves curves() {
        return run.curves();
    }

    private int last() {
        return curves().steps().size() - 1;
    }

    @Test
    void theWeightsAreTheSameToTheBitOnEveryMachine() {
        assertThat(run.network().digest()).isEqualTo("4e850cc28d69627fe8e49aafb502d3228b1c35dc4a93dd116ef8caff001ef881");
    }

    @Test
    void aQuarterIsLearnedInOrderOfFrequency() {
        assertThat(curves().learned(last())).isBetween(20, 35);
        assertThat(EmergenceLaw.spearman(curves()).orElseThrow()).isLessThan(-0.8);
    }

    @Test
    void subtasksComeInSharpStepsAndTheirMeanDoesNot() {
        double[] fits = IntStream.range(0, curves().subtasks())
                .filter(i -> curves().emergence(i).isPresent())
                .mapToDouble(i -> LogisticStep.of(curves(), i).rSquared())
                .sorted()
                .toArray();
        double[] factors = IntStream.range(0, curves().subtasks())
                .filter(i -> curves().emergence(i).isPresent())
                .mapToDouble(i -> LogisticStep.of(curves(), i).factor())
                .sorted()
                .toArray();
        assertThat(fits[fits.length / 2]).isGreaterThan(0.98);
        assertThat(factors[factors.length / 2]).isLessThan(6);
        // The mean takes longer than the run: it has not come down to a tenth.
        int ninety = 0;
        while (curves().mean(ninety) > 0.9 * SubtaskCurves.GAP) {
            ninety++;
        }
        assertThat(curves().mean(last())).isGreaterThan(0.1 * SubtaskCurves.GAP);
        assertThat((double) curves().steps().get(last()) / curves().steps().get(ninety)).isGreaterThan(50);
    }

    @Test
    void theLossIsTheStaircaseAtTheNumberOfLearnedSubtasks() {
        double predicted = curves().staircase(curves().learned(last()));
        assertThat(curves().mean(last())).isCloseTo(predicted, within(0.15 * predicted));
    }

    @Test
    void stepsFollowThePowerOfFrequency() {
        EmergenceLaw law = EmergenceLaw.of(curves()).orElseThrow();
        assertThat(law.ranks()).isGreaterThan(10);
        assertThat(law.nu()).isBetween(0.7, 1.2);
    }
}
