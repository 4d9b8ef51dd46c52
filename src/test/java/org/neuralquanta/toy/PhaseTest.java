package org.neuralquanta.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neuralquanta.Statement;
import org.neuralquanta.network.Loss;

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

    /** A decoder of moderate rate learns the training pairs; one that decays at once never does. */
    @Test
    void trainingLearnsAndDecayPrevents() {
        ToyRun learned = ToyModel.ofSums(50, 3e-3, 0, 1).run(1500);
        assertThat(learned.trainStep()).isPresent();
        assertThat(learned.records().getFirst().trainAccuracy()).isLessThan(0.5);
        assertThat(learned.records().getLast().step()).isEqualTo(1500);
        assertThat(ToyModel.ofSums(50, 3e-3, 100, 1).run(600).phase(100)).isEqualTo(Phase.CONFUSION);
    }

    @Test
    void runsAreFunctionsOfTheSeed() {
        var model = ToyModel.ofSums(20, 1e-3, 0.1, 7);
        ToyRun once = model.run(100);
        ToyRun again = model.run(100);
        for (int i = 0; i < 10; i++) {
            assertThat(again.records().getLast().representation().at(i, 0))
                    .isEqualTo(once.records().getLast().representation().at(i, 0));
        }
        assertThat(ToyModel.ofSums(20, 1e-3, 0.1, 8).trainingPairs()).isNotEqualTo(model.trainingPairs());
    }

    /** A run that stops at the moment its phase is known has the steps of the whole run. */
    @Test
    void runsStopWhereNothingChangesThePhase() {
        var model = ToyModel.ofSums(50, 3e-4, 0, 2);
        ToyRun brief = model.runUntilLearned(2400);
        ToyRun whole = model.run(2400);
        assertThat(brief.trainStep()).isEqualTo(whole.trainStep()).isPresent();
        assertThat(brief.testStep()).isEqualTo(whole.testStep()).isPresent();
        assertThat(whole.testStep().orElseThrow()).isGreaterThan(whole.trainStep().orElseThrow());
        assertThat(brief.records().getLast().step()).isEqualTo((int) whole.testStep().orElseThrow());
        assertThat(whole.records().getLast().step()).isEqualTo(2400);
    }

    @ParameterizedTest
    @EnumSource(PhasePlane.class)
    void aMapHasAllCellsInOrder(PhasePlane plane) {
        PhaseMap map = PhaseMap.run(plane, 2, 1, 5, 1);
        int across = plane.grid().size();
        assertThat(map.cells()).hasSize(10 * across);
        PhaseMap.Cell cell = map.cells().get(across + 1);
        assertThat(cell.model().decoderRate()).isEqualTo(PhasePlane.DECODER_RATES.get(1));
        assertThat(plane == PhasePlane.RATES ? cell.model().encoderRate() : cell.model().decay()).isEqualTo(plane.grid().get(1));
        assertThat(cell.model().loss()).isEqualTo(plane == PhasePlane.CLASSES ? Loss.CROSS_ENTROPY : Loss.SQUARED_ERROR);
        assertThat(map.count(Phase.CONFUSION)).isEqualTo(10 * across);
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
            for (PhaseMap.Cell cell : PhaseMap.run(PhasePlane.DECAY, 50, 10_000, 100, seed).cells()) {
                seen.add(cell.phase());
                double rate = cell.model().decoderRate();
                if (rate == PhasePlane.DECODER_RATES.getFirst() || cell.model().decay() == PhasePlane.DECAY.grid().getLast()) {
                    assertThat(cell.phase()).isEqualTo(Phase.CONFUSION);
                }
                if (cell.model().decay() == 0 && cell.phase() == Phase.MEMORISATION) {
                    memorised += Math.log(rate);
                    memorisedCells++;
                } else if (cell.model().decay() == 0 && cell.phase() != Phase.CONFUSION) {
                    general += Math.log(rate);
                    generalCells++;
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Phase.values());
        assertThat(memorised / memorisedCells).isGreaterThan(general / generalCells);
    }

    /**
     * Every task is learned, and generalises, at a slow decoder with some seed of three; at width 50 in 4000 steps.
     */
    @ParameterizedTest
    @EnumSource(PhasePlane.class)
    @Tag("slow")
    void everyTaskGeneralises(PhasePlane plane) {
        double value = plane == PhasePlane.RATES ? 1e-2 : 0;
        assertThat(LongStream.rangeClosed(1, 6).mapToObj(seed -> plane.model(50, 4.64e-4, value, seed).run(4000).phase(plane.delay())))
                .containsAnyOf(Phase.COMPREHENSION, Phase.GROKKING);
    }

    @Test
    void badInput() {
        assertThatIllegalArgumentException().isThrownBy(() -> ToyModel.ofSums(0, 1e-3, 0, 1)).withMessageContaining("1 and 2000, was 0");
        assertThatIllegalArgumentException().isThrownBy(() -> ToyModel.ofSums(5, 0, 0, 1)).withMessageContaining("decoder must be above 0 and at most 1, was 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> ToyModel.ofSums(5, 1e-3, -1, 1)).withMessageContaining(">= 0 and at most 1");
        assertThatIllegalArgumentException().isThrownBy(() -> ToyModel.ofSums(5, 1e-3, 0, 1).run(0)).withMessageContaining("was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhasePlane.RATES.model(5, 1e-3, Double.NaN, 1))
                .withMessageContaining("encoder must be above 0 and at most 1, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ToyModel(Sum.OF_TEN, Loss.SQUARED_ERROR, new Split(55, false), 5, 1e-3, 1e-3, 0, 1))
                .withMessageContaining("below 55, all pairs, was 55");
    }

    /** 4 million weights, each with a gradient and two moments, for every processor: never too much at the usual width. */
    @Test
    void networksThatDoNotFitIntoMemoryAreRefused() {
        PhaseMap.mustFit(PhasePlane.DECAY, 50);
        double each = PhasePlane.DECAY.model(2000, 1e-3, 1, 1).memory();
        assertThat(each).isBetween(4.0 * 4e6 * 4, 4.0 * 4.1e6 * 6);
    }
}
