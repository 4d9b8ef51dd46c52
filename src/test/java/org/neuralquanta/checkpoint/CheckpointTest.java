package org.neuralquanta.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.beans.PropertyChangeSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.neuralquanta.Kernel;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.montecarlo.Execution;
import org.neuralquanta.montecarlo.Observer;
import org.neuralquanta.montecarlo.Result;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.parity.ParityRun;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.Subtasks;
import org.neuralquanta.parity.Training;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.study.CurveStudy;

/** Work that is broken off at any place goes on to the same bits. */
class CheckpointTest {

    /** Every offer is taken. */
    private static final Duration ALWAYS = Duration.ZERO;

    /** Random numbers of a part. */
    private static final double SMALL = 1e5;

    @TempDir
    private Path folder = Path.of("");

    private static final class BrokenOff extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /** Throws when it is passed so many times. */
    private static Runnable fuse(int times) {
        var passed = new AtomicInteger();
        return () -> {
            if (passed.incrementAndGet() == times) {
                throw new BrokenOff();
            }
        };
    }

    private Path file() {
        return folder.resolve("work.checkpoint");
    }

    private Checkpoint checkpoint() throws IOException {
        return checkpoint(ALWAYS);
    }

    private Checkpoint checkpoint(Duration pause) throws IOException {
        return Checkpoint.at(file(), "this work", pause);
    }

    @Test
    void keepsStagesUntilTheWorkIsDone() throws IOException {
        Checkpoint first = checkpoint();
        assertThat(first.kept()).isEqualTo("nothing was saved");
        first.keep("a", () -> new double[] {1, 2});
        first.offer("b", () -> "text");
        assertThat(first.kept()).contains(file().toString()).contains("the same command line resumes");
        Checkpoint second = checkpoint();
        assertThat(second.of("a", double[].class)).hasValue(new double[] {1, 2});
        assertThat(second.of("b", String.class)).hasValue("text");
        assertThat(second.of("c", String.class)).isEmpty();
        second.remove();
        assertThat(file()).doesNotExist();
        assertThat(checkpoint().of("a", double[].class)).isEmpty();
    }

    @Test
    void savesNoMoreOftenThanItPauses() throws IOException {
        Checkpoint checkpoint = Checkpoint.at(file(), "this work", Duration.ofHours(1));
        checkpoint.offer("a", () -> "too early");
        assertThat(file()).doesNotExist();
        checkpoint.keep("a", () -> "the end of a stage");
        assertThat(file()).exists();
    }

    @Test
    void nothingIsComputedForNoFile() {
        Checkpoint.none().keep("a", () -> {
            throw new BrokenOff();
        });
        Checkpoint.none().remove();
        assertThat(Checkpoint.none().kept()).isEqualTo("nothing was saved");
    }

    @Test
    void refusesOtherWorkAndOtherFilesByName() throws IOException {
        checkpoint().keep("a", () -> "text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.at(file(), "that work"))
                .withMessageContainingAll(file().toString(), "'this work'", "'that work'");
        byte[] whole = Files.readAllBytes(file());
        for (int length : new int[] {whole.length - 3, whole.length / 2, 21}) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThatIllegalArgumentException().isThrownBy(this::checkpoint).withMessageContaining("damaged");
        }
        Files.writeString(file(), "a,b\n1,2\n");
        assertThatIllegalArgumentException().isThrownBy(this::checkpoint).withMessageContaining("not a checkpoint");
        assertThat(file()).hasContent("a,b\n1,2\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.at(folder.resolve("nowhere").resolve("x"), "w"))
                .withMessageContaining("directory that exists");
    }

    /** Not of this library, nor of Java's core. */
    @Test
    void readsNothingButStates() throws IOException {
        checkpoint().keep("a", () -> new PropertyChangeSupport("bean"));
        assertThatIllegalArgumentException().isThrownBy(this::checkpoint).withMessageContaining("REJECTED");
    }

    /** Of ten parts and more, where two threads have at most four at hand when the first is kept: some are always left. */
    private static Stream<Simulation> simulations() {
        return Stream.of(
                Simulation.of(Zipf.finite(0.4, 20_000)).learnedAfter(3).repeated(1000, 5),
                Simulation.of(Zipf.infinite(0.6)).repeated(1000, 6),
                Simulation.of(Zipf.finite(0.4, 50)).sampled(Sampling.MULTINOMIAL).repeated(30, 7));
    }

    @ParameterizedTest
    @MethodSource
    void simulations(Simulation simulation) throws Exception {
        double[] grid = {100, 1e3, 3e4};
        Simulation by = simulation.on(new Execution(2, Kernel.SCALAR));
        Result whole = by.run(grid);
        var before = new ArrayList<Double>();
        breakOff(by, before, grid);
        var shares = new ArrayList<Double>();
        var curves = new ArrayList<Long>();
        Result resumed = SimulationInParts.runBy(
                by, checkpoint(), Observer.none().withProgress(shares::add).withCurves((replicate, _) -> curves.add(replicate)), SMALL, grid);
        assertThat(resumed).isEqualTo(whole);
        // What was reported first was kept, and what is reported now goes beyond it.
        assertThat(shares.getFirst()).isGreaterThan(before.getFirst());
        assertThat(curves).isSorted().hasSize((int) simulation.replication().count());
        shares.clear();
        assertThat(SimulationInParts.runBy(by, checkpoint(), Observer.none().withProgress(shares::add), SMALL, grid)).isEqualTo(whole);
        assertThat(shares).isEmpty();
    }

    /** At the second report, when what was first reported has been kept. */
    private void breakOff(Simulation simulation, List<Double> shares, double... grid) {
        Runnable fuse = fuse(2);
        assertThatThrownBy(() -> SimulationInParts.runBy(
                        simulation, checkpoint(), Observer.none().withProgress(share -> {
                            shares.add(share);
                            fuse.run();
                        }), SMALL, grid))
                .isInstanceOf(BrokenOff.class);
    }

    /** Each of twelve replicates is twenty parts long; with two threads at most five are done when the work is broken off. */
    @Test
    void longReplicates() throws Exception {
        double[] grid = {100, 1e4, 2e6};
        Simulation by = Simulation.of(Zipf.finite(0.4, 3000)).sampled(Sampling.MULTINOMIAL).repeated(12, 8).on(new Execution(2, Kernel.SCALAR));
        Result whole = by.run(grid);
        var before = new ArrayList<Double>();
        breakOff(by, before, grid);
        var after = new ArrayList<Double>();
        assertThat(SimulationInParts.runBy(by, checkpoint(), Observer.none().withProgress(after::add), SMALL, grid)).isEqualTo(whole);
        assertThat(before.getFirst()).isBetween(1e-3, 0.5);
        assertThat(after.getFirst()).isGreaterThan(before.getFirst());
        assertThat(after).isSorted().endsWith(1.0);
    }

    @Test
    void tooManySums() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulationInParts.runBy(
                        Simulation.of(Zipf.finite(0.4, 5)).repeated(1 << 25, 1), Checkpoint.none(), Observer.none(), SMALL, 10.0))
                .withMessageContaining("2^25");
    }

    private static ParitySettings parities(Training training) {
        return new ParitySettings(new Subtasks(5, 8, 2, 0.4), training, 3);
    }

    private static Stream<Arguments> parities() {
        // The second ends early.
        return Stream.of(
                arguments(parities(Training.online(8, 20, 0.01, 300)), ALWAYS),
                arguments(parities(Training.online(8, 20, 0.05, 3000).withData(40)), Duration.ofMillis(20)));
    }

    @ParameterizedTest
    @MethodSource
    void parities(ParitySettings settings, Duration pause) throws IOException {
        ParityRun whole = ParityRun.train(settings, 1, _ -> {});
        for (int place : new int[] {1, 17, whole.curves().steps().size()}) {
            Runnable fuse = fuse(place);
            assertThatThrownBy(() -> ParityRun.train(settings, 2, _ -> fuse.run(), checkpoint(pause))).isInstanceOf(BrokenOff.class);
            ParityRun resumed = ParityRun.train(settings, 1, _ -> {}, checkpoint(pause));
            assertThat(resumed.network().digest()).isEqualTo(whole.network().digest());
            assertThat(resumed.curves()).usingRecursiveComparison().isEqualTo(whole.curves());
            // All that is left is in the file.
            Runnable none = fuse(1);
            assertThat(ParityRun.train(settings, 1, _ -> none.run(), checkpoint(pause)).curves()).usingRecursiveComparison().isEqualTo(whole.curves());
            checkpoint(pause).remove();
        }
    }

    @Test
    void studies() throws IOException {
        Runs runs = Runs.of(
                IntStream.range(0, 16).mapToDouble(k -> 1e6 * Math.pow(10, k % 4)).toArray(),
                IntStream.range(0, 16).mapToDouble(k -> 1e8 * Math.pow(10, Math.floorDiv(k, 4))).toArray(),
                IntStream.range(0, 16)
                        .mapToDouble(k -> 1.7 + 400 * Math.pow(1e6 * Math.pow(10, k % 4), -0.34)
                                + 410 * Math.pow(1e8 * Math.pow(10, Math.floorDiv(k, 4)), -0.28) + 0.01 * Math.sin(k))
                        .toArray());
        var plan = new CurveStudy.Plan(
                RobustLoss.standard(), new CurveModel.Quanta(0, 0, 0), List.of(), List.of(), List.of(), false, false, 12, 5);
        CurveStudy whole = study(runs, plan, Checkpoint.none(), () -> {});
        for (int place : new int[] {3, 17}) {
            Runnable fuse = fuse(place);
            assertThatThrownBy(() -> study(runs, plan, checkpoint(), fuse)).isInstanceOf(BrokenOff.class);
            CurveStudy resumed = study(runs, plan, checkpoint(), () -> {});
            assertThat(resumed.intervals()).isEqualTo(whole.intervals());
            assertThat(resumed.test()).isEqualTo(whole.test());
            checkpoint().remove();
        }
    }

    private static CurveStudy study(Runs runs, CurveStudy.Plan plan, Checkpoint checkpoint, Runnable each) {
        return CurveStudy.of(CurveModel.chinchilla(), runs, plan, (name, steps) -> new KeptStage(shown(each), checkpoint, name, steps));
    }

    private static CurveStudy.Watch.Stage shown(Runnable each) {
        return new CurveStudy.Watch.Stage() {
            @Override
            public void step() {
                each.run();
            }

            @Override
            public void close() {
                // Nothing is shown.
            }
        };
    }

    @Test
    void knownReplicatesAreNotComputed() throws IOException {
        var stage = new KeptStage(shown(() -> {}), checkpoint(), "stage", 3);
        assertThat(stage.result(1, () -> new double[] {7})).containsExactly(7);
        var again = new KeptStage(shown(() -> {}), checkpoint(), "stage", 3);
        assertThat(again.result(1, () -> {
            throw new BrokenOff();
        })).containsExactly(7);
        assertThatThrownBy(() -> again.result(0, () -> {
            throw new BrokenOff();
        })).isInstanceOf(BrokenOff.class);
    }
}
