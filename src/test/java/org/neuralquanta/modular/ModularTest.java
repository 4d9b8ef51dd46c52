package org.neuralquanta.modular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.math3.util.ArithmeticUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.network.Sphere;
import org.neuralquanta.norm.NormRun;
import org.neuralquanta.transformer.Transformer;
import org.neuralquanta.transformer.TransformerShape;

/** Addition modulo p: the task, the exact circuit, and training. */
@Statement("T46")
class ModularTest {

    private static final NormRun.Plan SHORT = new NormRun.Plan(1, 1e-3, 1, 0, 4, 2, 3);

    private static ModularRun run(ModularTask task, NormRun.Plan plan) {
        return ModularRun.of(task, plan, (_, _) -> {});
    }

    /** Outputs \(\sum_k g_k\cos w_k(a+b-c)\). */
    private static float[] circuit(int p, double[] gains) {
        float[] outputs = new float[p * p * p];
        for (int i = 0; i < outputs.length; i++) {
            int phase = Math.floorMod(i / (p * p) + i / p % p - i % p, p);
            double sum = 0;
            for (int k = 1; k <= gains.length; k++) {
                sum += gains[k - 1] * Math.cos(2 * Math.PI * k * phase / p);
            }
            outputs[i] = (float) sum;
        }
        return outputs;
    }

    private static double[] gains(int p, List<Integer> keys, double gain) {
        var gains = new double[(p - 1) / 2];
        keys.forEach(k -> gains[k - 1] = gain * (1 + 1.0 / k));
        return gains;
    }

    /** Any set of waves solves addition modulo a prime p: its outputs are key waves alone, and without them nothing is left but a guess. */
    @Property(tries = 40)
    void wavesSolveAddition(
            @ForAll @IntRange(min = 0, max = 3) int prime,
            @ForAll @IntRange(min = 1, max = 7) int chosen,
            @ForAll @DoubleRange(min = 0.5, max = 5) double gain,
            @ForAll @LongRange(min = 1, max = 1000) long seed) {
        int p = new int[] {7, 11, 13, 17}[prime];
        List<Integer> keys = List.of(1, 2, 3).stream().filter(k -> (chosen >> (k - 1) & 1) == 1).toList();
        ModularTask task = ModularTask.of(p, p * p / 3, seed);
        float[] outputs = circuit(p, gains(p, keys, gain));
        LogitWaves waves = LogitWaves.of(task, outputs);
        Answers answers = Answers.of(outputs, task.all().labels());
        assertThat(answers.accuracy()).isEqualTo(1);
        assertThat(waves.keys(1 - 1e-9)).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(waves.keys(0)).isEmpty();
        assertThat(waves.variance(keys)).isCloseTo(1, within(1e-6));
        assertThat(waves.restricted(keys)).isCloseTo(answers.loss(), within(1e-5));
        assertThat(waves.excluded(keys)).isCloseTo(Math.log(p), within(1e-5));
        assertThat(waves.restricted(List.of())).isCloseTo(Math.log(p), within(1e-5));
        for (int k : keys) {
            assertThat(waves.alignment(k)).isCloseTo(1, within(1e-6));
        }
    }

    /** Modulo a composite p the waves of frequencies that share a divisor d with it leave d outputs equal. */
    @Property(tries = 20)
    void commonDivisorsLeaveTies(@ForAll @IntRange(min = 1, max = 127) int chosen, @ForAll @DoubleRange(min = 0.5, max = 5) double gain) {
        int p = 15;
        List<Integer> keys = IntStream.rangeClosed(1, 7).filter(k -> (chosen >> (k - 1) & 1) == 1).boxed().toList();
        int divisor = keys.stream().mapToInt(k -> k).reduce(p, ArithmeticUtils::gcd);
        Answers answers = Answers.of(circuit(p, gains(p, keys, gain)), ModularTask.of(p, 1, 1).all().labels());
        assertThat(answers.loss()).isGreaterThan(Math.log(divisor) - 1e-5);
        if (divisor == 1) {
            assertThat(answers.accuracy()).isEqualTo(1);
        }
    }

    /** All waves of equal gain g have the loss log(1 + (p − 1) e^(−gp/2)). */
    @Property(tries = 20)
    void allWavesTogetherPeakAtTheSum(@ForAll @IntRange(min = 1, max = 8) int half, @ForAll @DoubleRange(min = 0.1, max = 1) double gain) {
        int p = 2 * half + 1;
        var gains = new double[half];
        Arrays.fill(gains, gain);
        ModularTask task = ModularTask.of(p, 1, 1);
        double expected = Math.log1p((p - 1) * Math.exp(-gain * p / 2));
        assertThat(Answers.of(circuit(p, gains), task.all().labels()).loss()).isCloseTo(expected, within(1e-5));
    }

    /** Symbols on a circle of T29 have one mode; the shares of any symbols sum to 1. */
    @Property(tries = 40)
    void circlesAreModes(
            @ForAll @IntRange(min = 1, max = 10) int half,
            @ForAll @DoubleRange(min = 0.1, max = 10) double radius,
            @ForAll @DoubleRange(min = 0, max = 1) double flat,
            @ForAll @LongRange(min = 1, max = 1000) long seed) {
        int p = 2 * half + 1;
        int k = Math.floorMod(seed, half) + 1;
        float[] rows = new float[2 * p];
        for (int a = 0; a < p; a++) {
            rows[2 * a] = (float) (3 + radius * Math.cos(2 * Math.PI * k * a / p));
            rows[2 * a + 1] = (float) (flat * radius * Math.sin(2 * Math.PI * k * a / p));
        }
        EmbeddingSpectrum spectrum = EmbeddingSpectrum.of(rows, p, 2);
        assertThat(spectrum.share(k)).isCloseTo(1, within(1e-4));
        assertThat(spectrum.roundness(k)).isCloseTo(flat, within(1e-3));
        EmbeddingSpectrum random = EmbeddingSpectrum.random(p, 3, seed);
        double sum = 0;
        for (int mode = 1; mode <= random.modes(); mode++) {
            sum += random.share(mode);
            assertThat(random.roundness(mode)).isBetween(0.0, 1.0);
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    /** A split has as many pairs as asked, each pair once, and other seeds give other splits. */
    @Property(tries = 30)
    void aSplitIsExact(@ForAll @IntRange(min = 1, max = 10) int half, @ForAll @DoubleRange(min = 0, max = 1) double share, @ForAll long seed) {
        int p = 2 * half + 1;
        int pairs = Math.clamp(Math.round(share * p * p), 1, p * p - 1);
        ModularTask task = ModularTask.of(p, pairs, seed);
        var seen = new TreeSet<Integer>();
        for (var sequences : List.of(task.train(), task.test())) {
            for (int k = 0; k < sequences.size(); k++) {
                int a = sequences.symbols()[3 * k];
                int b = sequences.symbols()[3 * k + 1];
                assertThat(seen.add(p * a + b)).isTrue();
                assertThat(sequences.labels()[k]).isEqualTo((a + b) % p);
                assertThat(sequences.symbols()[3 * k + 2]).isEqualTo(p);
            }
        }
        assertThat(seen).hasSize(p * p);
        assertThat(task.train().size()).isEqualTo(pairs);
        assertThat(task.trainingPairs()).isSorted().hasSize(pairs);
    }

    @Test
    void theSeedDecidesTheSplit() {
        assertThat(ModularTask.of(53, 1404, 1).trainingPairs()).isEqualTo(ModularTask.of(53, 1404, 1).trainingPairs());
        assertThat(ModularTask.of(53, 1404, 1).trainingPairs()).isNotEqualTo(ModularTask.of(53, 1404, 2).trainingPairs());
        assertThat(ModularTask.of(53, 1404, 1)).hasToString("ModularTask[p=53, train=1404, test=1405]");
    }

    /** Variances of the authors' start: 1/128 for all matrices, 1/(p + 1) for the outputs; so a squared norm of p + 4 + 3 · 512 + 128 p/(p + 1). */
    @Test
    void theStartIsThatOfTheAuthors() {
        TransformerShape shape = TransformerShape.modularAddition(113);
        float[] parameters = ModularStart.of(113, 7, 2).parameters();
        int outputs = shape.parameters() - 128 * 113;
        int end = outputs - 512 * 128;
        int units = end - 512 * 128;
        assertThat(variance(parameters, 0, 117 * 128)).isCloseTo(4.0 / 128, within(1e-3));
        assertThat(variance(parameters, 117 * 128, units - 128 * 128)).isCloseTo(4.0 / 128, within(1e-3));
        assertThat(variance(parameters, units - 128 * 128, units)).isCloseTo(4.0 / 128, within(2e-3));
        assertThat(variance(parameters, units, end)).isCloseTo(4.0 / 128, within(1e-3));
        assertThat(variance(parameters, end, outputs)).isCloseTo(4.0 / 128, within(1e-3));
        assertThat(variance(parameters, outputs, parameters.length)).isCloseTo(4.0 / 114, within(2e-3));
        assertThat(Sphere.norm(parameters)).isCloseTo(2 * Math.sqrt(117 + 3 * 512 + 128 * 113 / 114.0), within(0.5));
    }

    private static double variance(float[] values, int from, int to) {
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (double) values[i] * values[i];
        }
        return squares / (to - from);
    }

    @Test
    void aRunIsAFunctionOfTheSeedAndDescends() {
        ModularTask task = ModularTask.of(7, 25, 3);
        ModularRun run = run(task, new NormRun.Plan(1, 1e-3, 1, 0, 20, 10, 3));
        assertThat(run.points()).isEqualTo(run(task, new NormRun.Plan(1, 1e-3, 1, 0, 20, 10, 3)).points());
        assertThat(run.points()).extracting(NormRun.Point::step).containsExactly(0L, 10L, 20L);
        assertThat(run.points().getFirst().train()).isCloseTo(Math.log(7), within(1.0));
        assertThat(run.points().getLast().train()).isLessThan(run.points().getFirst().train());
        assertThat(run(task, SHORT).points().getLast()).isNotEqualTo(run(task, SHORT.atConstantNorm()).points().getLast());
    }

    @Test
    void theNormStaysWhereItIsToStay() {
        ModularRun run = run(ModularTask.of(7, 25, 3), new NormRun.Plan(0.8, 1e-3, 0, 0, 20, 5, 3).atConstantNorm());
        double start = run.points().getFirst().norm();
        assertThat(run.points()).allSatisfy(point -> assertThat(point.norm()).isCloseTo(start, within(1e-5)));
        assertThat(run(ModularTask.of(7, 25, 3), new NormRun.Plan(0.8, 1e-3, 0, 0, 20, 5, 3)).points().getLast().norm())
                .isGreaterThan(start + 0.1);
    }

    /** Three symbols with one test pair are learned at once; the run ends when the test pair has been right for 500 steps. */
    @Test
    void aRunEndsOnceTheTestPairsAreRight() {
        ModularRun run = run(ModularTask.of(3, 8, 2), new NormRun.Plan(1, 1e-3, 1, 0, 2000, 100, 2));
        List<NormRun.Point> points = run.points();
        assertThat(points.getLast().step()).isLessThan(2000);
        assertThat(points.subList(points.size() - 6, points.size())).allSatisfy(point -> assertThat(point.testAccuracy()).hasValue(1));
        assertThat(points.size() == 6 || points.get(points.size() - 7).testAccuracy().orElseThrow() == 0).isTrue();
        assertThat(run.trainStep().orElseThrow()).isGreaterThan(0);
    }

    /** An observer sees the weights at the recorded steps. */
    @Test
    void whatIsSeenIsWhatIsRecorded() {
        ModularTask task = ModularTask.of(7, 25, 3);
        var seen = new TreeSet<Long>();
        ModularRun run = ModularRun.of(task, SHORT, (point, transformer) -> {
            seen.add(point.step());
            assertThat(Sphere.norm(transformer.parameters())).isEqualTo(point.norm());
            LogitWaves waves = LogitWaves.of(task, transformer);
            assertThat(waves.excluded(List.of())).isCloseTo(point.train(), within(1e-6));
            assertThat(EmbeddingSpectrum.of(transformer).modes()).isEqualTo(3);
        });
        assertThat(seen).isEqualTo(Set.of(0L, 2L, 4L));
        assertThat(run.trainStep()).isEmpty();
    }

    /** Grokking, and none at constant norm, on a seed that no page names; the page's own seeds are held to its data elsewhere. Minutes. */
    @Test
    @Tag("slow")
    void constantNormRemovesTheDelay() {
        ModularTask task = ModularTask.of(53, 1404, 77);
        ModularRun free = run(task, new NormRun.Plan(1, 1e-3, 1, 0, 15_000, 25, 77));
        ModularRun constant = run(task, new NormRun.Plan(0.8, 1e-3, 0, 0, 15_000, 25, 77).atConstantNorm());
        long delay = free.testStep().orElseThrow() - free.trainStep().orElseThrow();
        assertThat(delay).isGreaterThan(5 * free.trainStep().orElseThrow());
        assertThat(constant.testStep().orElseThrow() - constant.trainStep().orElseThrow()).isLessThan(delay / 5);
    }

    /** Losses of sure answers keep their digits, and those of surely wrong ones are finite. */
    @Test
    void extremeOutputs() {
        assertThat(Answers.of(new float[] {0, 60}, new int[] {1}).loss()).isCloseTo(Math.exp(-60), within(1e-40));
        Answers wrong = Answers.of(new float[] {3e38f, -3e38f}, new int[] {1});
        assertThat(wrong.loss()).isCloseTo(6e38, within(1e32));
        assertThat(wrong.accuracy()).isZero();
        assertThat(Answers.of(new float[] {2, 2}, new int[] {0}).accuracy()).isEqualTo(1);
    }

    @Test
    void badInput() {
        assertThatIllegalArgumentException().isThrownBy(() -> ModularTask.of(8, 1, 1)).withMessageContaining("odd");
        assertThatIllegalArgumentException().isThrownBy(() -> ModularTask.of(7, 49, 1)).withMessageContaining("48");
        ModularTask task = ModularTask.of(7, 25, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(task, new NormRun.Plan(1, 1e-3, 1, 5, 4, 2, 3)))
                .withMessageContaining("batch");
        assertThatIllegalArgumentException().isThrownBy(() -> LogitWaves.of(task, new float[7])).withMessageContaining("343");
        LogitWaves waves = LogitWaves.of(task, new float[343]);
        assertThatIllegalArgumentException().isThrownBy(() -> waves.keys(Double.NaN)).withMessageContaining("share");
        assertThat(waves.variance(List.of(1))).isZero();
        assertThat(waves.alignment(1)).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddingSpectrum.of(Transformer.random(TransformerShape.text(5, 4, 8, 2, 1), 1, 1)))
                .withMessageContaining("p + 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddingSpectrum.of(Transformer.random(TransformerShape.modularAddition(7), 1, 0)))
                .withMessageContaining("equal");
    }

    /** The outputs for all pairs modulo 999 take 4 GB. */
    @Test
    void aModulusTooLargeForMemoryIsRefusedBeforeTraining() {
        assumeTrue(Runtime.getRuntime().maxMemory() < 7_000_000_000L);
        ModularRun.mustFit(113);
        assertThatIllegalArgumentException().isThrownBy(() -> ModularRun.mustFit(999)).withMessageContaining("would take 4.0 GB");
    }
}
