package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.Dendrogram;
import org.neuralquanta.discovery.RankSize;
import org.neuralquanta.discovery.Similarity;
import org.neuralquanta.discovery.SimilarityMatrix;
import org.neuralquanta.discovery.SpectralEmbedding;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.figures.drawing.DataTable;
import org.neuralquanta.gradient.GradientGram;
import org.neuralquanta.gradient.Part;
import org.neuralquanta.network.Batch;
import org.neuralquanta.parity.ParityRun;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.zipf.RankEnvelope;

/** The envelope of sizes of clusters where the true ones are known: its slope on parity networks of several α, by both methods (T25, T35). */
final class EnvelopeStudy implements Study {

    /** The ranks of all slopes that are compared. */
    static final int FROM = 3;

    static final int TO = 20;

    private static final double[] ALPHAS = {0.2, 0.4, 0.8};
    private static final int[] NUMBERS = {10, 20, 50, 100};
    private static final long FIRST_SEED = 475;
    private static final long STEPS = 16_000;
    private static final int DRAWN = 4000;
    private static final int SAMPLES = 2000;
    private static final int STARTS = 10;

    @Override
    public String name() {
        return "envelope";
    }

    @Override
    public void run(Path data, Path scratch) throws IOException {
        var table = new DataTable(Study.command(name()), "alpha,seed,learned,samples,by,slope,index");
        for (double alpha : ALPHAS) {
            for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
                ParitySettings small = ParitySettings.small();
                var settings = new ParitySettings(small.subtasks().withAlpha(alpha), small.training().withSteps(STEPS), seed);
                measure(table, alpha, seed, ParityRun.train(settings, 2, _ -> {}));
            }
        }
        table.write(data.resolve("trained-envelope-slopes.csv"));
    }

    private static void measure(DataTable table, double alpha, long seed, ParityRun run) {
        Batch batch = run.task().mixedTest(DRAWN, 0);
        int last = run.curves().steps().size() - 1;
        int[] learned = IntStream.range(0, DRAWN).filter(i -> run.curves().isLearned(last, batch.symbols()[i])).limit(SAMPLES).toArray();
        GradientGram gram = GradientGram.of(run.network(), batch, batch.labels(), Part.ALL);
        var truth = new Clustering(IntStream.of(learned).map(i -> batch.symbols()[i]).toArray());
        SpectralEmbedding embedding = SpectralEmbedding.of(among(gram, Similarity.ANGULAR, learned), NUMBERS[NUMBERS.length - 1], 1);
        Dendrogram tree = Dendrogram.averageLinkage(among(gram, Similarity.ABSOLUTE, learned));
        int count = run.curves().learned(last);
        table.row(alpha, seed, count, learned.length, "truth", slope(List.of(truth)), 1.0);
        row(table, alpha, seed, count, "embedding", truth, k -> embedding.into(k, STARTS));
        row(table, alpha, seed, count, "linkage", truth, tree::cutInto);
    }

    private static void row(DataTable table, double alpha, long seed, int learned, String by, Clustering truth, IntFunction<Clustering> into) {
        var all = new ArrayList<Clustering>();
        double index = Double.NEGATIVE_INFINITY;
        for (int k : NUMBERS) {
            all.add(into.apply(k));
            index = Math.max(index, all.getLast().adjustedRandIndex(truth));
        }
        table.row(alpha, seed, learned, truth.samples(), by, slope(all), index);
    }

    /** The slope of the envelope of several clusterings. */
    static double slope(List<Clustering> clusterings) {
        int[] envelope = RankSize.envelope(clusterings);
        double[] sizes = IntStream.of(envelope).asDoubleStream().toArray();
        return RankEnvelope.of(List.of(TabulatedQuanta.ofFrequencies(sizes))).slope(FROM, Math.min(TO, sizes.length));
    }

    private static SimilarityMatrix among(GradientGram gram, Similarity similarity, int... samples) {
        SimilarityMatrix all = gram.similarities(similarity);
        return SimilarityMatrix.of(samples.length, (i, j) -> all.value(samples[i], samples[j]));
    }
}
