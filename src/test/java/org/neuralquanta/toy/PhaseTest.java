package org.neuralquanta.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.grokking.TrainingSet;

/** Phases of training, of given steps and of real runs. */
@Statement("T30")
class PhaseTest {

    @Test
    void stepsDecideThePhase() {
        var never = OptionalLong.empty();
        assertThat(Phase.of(never, OptionalLong.of(5), 100)).isEqualTo(Phase.CONFUSION);
        assertThat(Phase.of(OptionalLong.of(5), never, 100)).isEqualTo(Phase.MEMORISATION);
        assertThat(Phase.of(OptionalLong.of(50), OptionalLong.of(149), 100)).isEqualTo(Phase.COMPREHENSION);
        assertThat(Phase.of(OptionalLong.of(50), OptionalLong.of(150), 100)).isEqualTo(Phase.GROKKING);
        assertThat(Phase.of(OptionalLong.of(50), OptionalLong.of(10), 100)).isEqualTo(Phase.COMPREHENSION);
        assertThatIllegalArgumentException().isThrownBy(() -> Phase.of(never, never, 0)).withMessageContaining("was 0");
    }

    @Property(tries = 50)
    void trainingSetsKnowEverySumOfTheirTestPairs(@ForAll @LongRange(min = 0, max = 1 << 20) long seed) {
        var model = new ToyModel(3, 1e-3, 0, seed);
        TrainingSet set = model.trainingSet();
        assertThat(set.size()).isEqualTo(45);
        assertThat(Arrays.stream(model.testPairs())).hasSize(10).allMatch(pair -> set.pairs(model.addition().sum(pair)).length > 0);
    }

    /** A decoder of moderate rate learns the training pairs; one that decays at once never does. */
    @Test
    void trainingLearnsAndDecayPrevents() {
        ToyRun learned = new ToyModel(50, 3e-3, 0, 1).run(1500);
        assertThat(learned.trainStep()).isPresent();
        assertThat(learned.records().getFirst().trainAccuracy()).isLessThan(0.5);
        assertThat(learned.records().getLast().step()).isEqualTo(1500);
        assertThat(new ToyModel(50, 3e-3, 100, 1).run(600).phase(100)).isEqualTo(Phase.CONFUSION);
    }

    @Test
    void runsAreFunctionsOfTheSeed() {
        var model = new ToyModel(20, 1e-3, 0.1, 7);
        ToyRun once = model.run(100);
        ToyRun again = model.run(100);
        for (int i = 0; i < 10; i++) {
            assertThat(again.records().getLast().representation().at(i, 0))
                    .isEqualTo(once.records().getLast().representation().at(i, 0));
        }
        assertThat(new ToyModel(20, 1e-3, 0.1, 8).trainingSet().pairs()).isNotEqualTo(model.trainingSet().pairs());
    }

    @Test
    void aMapHasAllCellsInOrder() {
        PhaseMap map = PhaseMap.run(2, 1, 1);
        assertThat(map.cells()).hasSize(60);
        assertThat(map.cells().get(7).decoderRate()).isEqualTo(PhaseMap.RATES.get(1));
        assertThat(map.cells().get(7).decay()).isEqualTo(PhaseMap.DECAYS.get(1));
        assertThat(map.count(Phase.CONFUSION)).isEqualTo(60);
    }

    /**
     * All four phases over three seeds, in order: at the slowest rate and at the largest decay confusion in every cell; among cells
     * without decay that learn, the median rate of memorisation is above that of comprehension and grokking. Minutes.
     */
    @Test
    @Tag("slow")
    void fourPhasesInOrder() {
        var seen = EnumSet.noneOf(Phase.class);
        double memorised = 0;
        double general = 0;
        int memorisedCells = 0;
        int generalCells = 0;
        for (long seed = 1; seed <= 3; seed++) {
            List<PhaseMap.Cell> cells = PhaseMap.run(50, 10_000, seed).cells();
            for (PhaseMap.Cell cell : cells) {
                seen.add(cell.phase());
                if (cell.decoderRate() == PhaseMap.RATES.getFirst() || cell.decay() == PhaseMap.DECAYS.getLast()) {
                    assertThat(cell.phase()).isEqualTo(Phase.CONFUSION);
                }
                if (cell.decay() == 0 && cell.phase() == Phase.MEMORISATION) {
                    memorised += Math.log(cell.decoderRate());
                    memorisedCells++;
                } else if (cell.decay() == 0 && cell.phase() != Phase.CONFUSION) {
                    general += Math.log(cell.decoderRate());
                    generalCells++;
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Phase.values());
        assertThat(memorised / memorisedCells).isGreaterThan(general / generalCells);
    }

    @Test
    void badInput() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ToyModel(0, 1e-3, 0, 1)).withMessageContaining("1 and 2000, was 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new ToyModel(5, 0, 0, 1)).withMessageContaining("above 0 and at most 1, was 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new ToyModel(5, 1e-3, -1, 1)).withMessageContaining(">= 0 and at most 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new ToyModel(5, 1e-3, 0, 1).run(0)).withMessageContaining("was 0");
    }
}
