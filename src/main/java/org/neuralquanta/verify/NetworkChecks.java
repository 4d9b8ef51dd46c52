package org.neuralquanta.verify;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.CountSketch;
import org.neuralquanta.discovery.Dendrogram;
import org.neuralquanta.discovery.Keeping;
import org.neuralquanta.discovery.Similarity;
import org.neuralquanta.gradient.GradientGram;
import org.neuralquanta.gradient.Part;
import org.neuralquanta.mechanism.AnomalyScore;
import org.neuralquanta.mechanism.BackDoorExperiment;
import org.neuralquanta.mechanism.Population;
import org.neuralquanta.mechanism.Trigger;
import org.neuralquanta.network.Batch;
import org.neuralquanta.newline.NewlineDiscovery;
import org.neuralquanta.newline.WrappedText;
import org.neuralquanta.parity.CountLaw;
import org.neuralquanta.parity.EmergenceLaw;
import org.neuralquanta.parity.LossSlopes;
import org.neuralquanta.parity.ParityRun;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.SubtaskCurves;
import org.neuralquanta.parity.Subtasks;
import org.neuralquanta.text.Corpus;
import org.neuralquanta.text.LearnedCharacters;
import org.neuralquanta.transformer.Transformer;
import org.neuralquanta.transformer.TransformerShape;

/**
 * T34 to T37, on trained networks. The expected ranges are wide, but narrower than the differences that the checks must detect.
 */
final class NetworkChecks {

    /** Five letters and the newline. */
    private static final int TARGETS = 6;

    private static final Subtasks SMALL = ParitySettings.small().subtasks();

    /** The fewest ranks, and the means of nu and of log tau, over seeds 501 to 508 of the small configuration: docs/theory/T34-sparse-parity.md. */
    private static final EmergenceLaw OTHER_SEEDS = new EmergenceLaw(14, 0.971, 37.8);

    private NetworkChecks() {}

    static List<Check> all() {
        var parity = new Trained();
        return List.of(
                new Check(
                        "T34.order",
                        "trained: subtasks of sparse parity emerge in the order of their frequencies; Spearman's correlation is -1 within 0.15",
                        theory -> new Expectation(theory == Theory.REVERSED ? 1 : theory == Theory.RANDOM_ORDER ? 0 : -1, 0.15),
                        chance -> Measurement.exactly(EmergenceLaw.spearman(parity.run(chance).curves()).orElseThrow())),
                new Check(
                        "T34.staircase",
                        "trained: mean loss over that of the staircase at the learned subtasks: 1 within 0.1",
                        theory -> new Expectation(theory == Theory.ONE_NAT ? 1 / SubtaskCurves.GAP : 1, 0.1),
                        chance -> {
                            SubtaskCurves curves = parity.run(chance).curves();
                            int last = curves.steps().size() - 1;
                            return Measurement.exactly(curves.mean(last) / curves.staircase(curves.learned(last)));
                        }),
                new Check(
                        "T34.steps",
                        // Two root mean squares of the 56 differences between seeds on the page.
                        "trained: exponent of the loss over steps by the mean law of emergence of eight other seeds; as measured within 0.06",
                        theory -> new Expectation(exponentOverSteps(theory), 0.06),
                        chance -> Measurement.exactly(exponentOverSteps(parity.run(chance).curves()))),
                Check.exact(
                        "T34.middle",
                        "loss by the law of steps where the tenth subtask is learned: the middle of the staircase's drop there",
                        theory -> Expectation.within(2e-3, SMALL.loss(OTHER_SEEDS.rank(SMALL, stepOf(10)) + 0.5 - theory.half())),
                        () -> (staircase(9) + staircase(10)) / 2),
                Check.exact(
                        "T34.counts",
                        "subtasks seen at least 100 times in 10^5 samples: from those in 10^4 by n + 1/2 = (D/u)^(1/(1 + alpha)), counted within 8 %",
                        theory -> Expectation.within(
                                0.08, CountLaw.of(theory.dataExponent(0.4) / 0.4, new double[] {1e4}, new double[] {seen(1e4)}).learned(1e5)),
                        () -> seen(1e5) + 0.5),
                new Check(
                        "T35.discovery",
                        "trained: clusters of gradients against the learned subtasks of the small configuration; adjusted Rand index 1 within 0.2",
                        theory -> new Expectation(theory == Theory.BLIND ? 0 : 1, 0.2),
                        chance -> Measurement.exactly(randIndex(parity.run(chance)))),
                new Check(
                        "T35.characters",
                        "transformer before training: clusters of the gradients of single characters have one target each; purity 1 within 0.2",
                        theory -> new Expectation(theory == Theory.BLIND ? 1.0 / TARGETS : 1, 0.2),
                        chance -> Measurement.exactly(purity(chance))),
                new Check(
                        "T36.counterfactual",
                        // The mean of the six networks of the page, within three of their standard deviations.
                        "trained: newlines told from wrapping by moving the previous one; area under the curve 0.89 within 0.11",
                        theory -> new Expectation(theory == Theory.BLIND ? 0.5 : 0.89, 0.11),
                        chance -> Measurement.exactly(
                                NewlineDiscovery.run(WrappedText.artificial(1_000_000, 24, 1), 4000, 1200, chance.threads(), 1, _ -> {})
                                        .counterfactual())),
                new Check(
                        "T37.back-door",
                        "trained: samples decided by a back door told from the others; area under the curve 1 within 0.03",
                        theory -> new Expectation(theory == Theory.BLIND ? 0.5 : 1, 0.03),
                        _ -> Measurement.exactly(
                                BackDoorExperiment.train(Trigger.SPARE, 1)
                                        .measured(AnomalyScore.MAHALANOBIS, 0.05)
                                        .outcome(Population.APART)
                                        .orElseThrow()
                                        .auroc())));
    }

    /** By the law, in its window; the theory of infinitely many subtasks has as many as there may be. */
    private static double exponentOverSteps(Theory theory) {
        Subtasks subtasks = theory == Theory.INFINITE ? new Subtasks(1 << 16, 128, 3, SMALL.alpha()) : SMALL;
        double from = stepOf(2);
        double to = stepOf(OTHER_SEEDS.ranks());
        double[] steps = IntStream.rangeClosed(0, 20).mapToDouble(k -> from * Math.pow(to / from, k / 20.0)).toArray();
        double[] losses = DoubleStream.of(steps).map(step -> OTHER_SEEDS.loss(subtasks, step)).toArray();
        return LossSlopes.over(steps, losses, step -> OTHER_SEEDS.loss(subtasks, step)).law();
    }

    private static double exponentOverSteps(SubtaskCurves curves) {
        double[] steps = curves.steps().stream().mapToDouble(step -> step).toArray();
        double[] means = IntStream.range(0, steps.length).mapToDouble(curves::mean).toArray();
        return LossSlopes.overSteps(OTHER_SEEDS, SMALL, steps, means, step -> OTHER_SEEDS.loss(SMALL, step)).measured();
    }

    private static double stepOf(int rank) {
        return OTHER_SEEDS.step(SMALL.frequencies()[rank - 1]);
    }

    /** The loss of the subtasks after the first n, added up one by one. */
    private static double staircase(int n) {
        return SubtaskCurves.GAP * Arrays.stream(SMALL.frequencies()).skip(n).sum();
    }

    private static double seen(double samples) {
        return DoubleStream.of(ParitySettings.reference().subtasks().frequencies()).filter(p -> samples * p >= 100).count();
    }

    private static double randIndex(ParityRun run) {
        int samples = 800;
        Batch batch = run.task().mixedTest(samples, 0);
        Clustering found = Dendrogram.averageLinkage(
                        GradientGram.of(run.network(), batch, batch.labels(), Part.ALL).similarities(Similarity.ABSOLUTE))
                .cutAt(0.1);
        int last = run.curves().steps().size() - 1;
        int[] learned = IntStream.range(0, samples)
                .filter(i -> run.curves().isLearned(last, batch.symbols()[i]))
                .toArray();
        return found.among(learned).adjustedRandIndex(new Clustering(batch.symbols()).among(learned));
    }

    /** Lines of random words of five letters: before training, gradients differ by what is to be predicted above all. */
    private static double purity(Chance chance) {
        var stream = chance.stream(35);
        var text = new StringBuilder();
        for (int i = 0; text.length() < 7000; i++) {
            text.append("abcde".charAt((int) (5 * stream.uniform(i, 0)))).append(i % 6 == 5 ? "\n" : "");
        }
        Corpus corpus = Corpus.of(text.toString(), 200);
        Transformer transformer = Transformer.random(TransformerShape.text(corpus.alphabet(), 64, 16, 1, 1), chance.seed(), 1);
        LearnedCharacters characters = LearnedCharacters.of(
                corpus, transformer.parameters(), CountSketch.of(512, chance.seed()), 200, 100, chance.threads(), _ -> {}, Keeping.NOTHING);
        return Dendrogram.averageLinkage(characters.similarities(Similarity.SIGNED)).cutInto(5 * TARGETS).purity(characters.byTarget());
    }

    /** The small configuration, trained once. */
    private static final class Trained {

        private @Nullable ParityRun run;

        synchronized ParityRun run(Chance chance) {
            ParityRun known = run;
            if (known == null) {
                known = ParityRun.train(ParitySettings.small(), chance.threads(), _ -> {});
                run = known;
            }
            return known;
        }
    }
}
