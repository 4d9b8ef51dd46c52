package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.Dendrogram;
import org.neuralquanta.discovery.RankSize;
import org.neuralquanta.discovery.Similarity;
import org.neuralquanta.discovery.SimilarityMatrix;
import org.neuralquanta.discovery.SpectralClustering;
import org.neuralquanta.discovery.SpectralEmbedding;
import org.neuralquanta.figures.drawing.DataTable;
import org.neuralquanta.gradient.GradientGram;
import org.neuralquanta.gradient.Part;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Network;
import org.neuralquanta.parity.ParityRun;
import org.neuralquanta.parity.ParityTask;
import org.neuralquanta.parity.SubtaskCurves;

/** Quanta found from the gradients of the reference networks (T35). */
final class DiscoveryStudy implements Study {

    /** The statement's number times 100, plus 1 to 6: nobody had looked at them. */
    private static final long FIRST_SEED = 3501;

    private static final int NETWORKS = 6;
    private static final int SAMPLES = 2000;
    private static final int PICTURED = 120;
    private static final int BLOCK = 8;
    private static final long DURING = 4000;
    private static final double CUT = 0.1;
    private static final double[] CUTS = {0.02, 0.03, 0.05, 0.07, 0.1, 0.14, 0.2, 0.3, 0.5};
    private static final int[] NUMBERS = {5, 10, 15, 20, 30, 50, 100};
    private static final int STARTS = 10;

    private final DataTable scores = new DataTable(Study.command(name()), "seed,stage,learned,similarity,clusters,ari,ariLearned,slope");
    private final DataTable sweep = new DataTable(Study.command(name()), "seed,method,similarity,by,value,clusters,ariLearned");
    private final DataTable sizes = new DataTable(Study.command(name()), "seed,series,rank,size");

    @Override
    public String name() {
        return "discovery";
    }

    @Override
    public void run(Path data, Path scratch) throws IOException {
        var runs = new TrainedParity(scratch);
        runs.train(LongStream.range(FIRST_SEED, FIRST_SEED + NETWORKS).mapToObj(TrainedParity::reference).toList());
        var matrix = new DataTable(
                Study.command(name()) + "; cosines in percent by row: their absolute values, means over blocks of " + BLOCK
                        + " samples, and with sign of " + PICTURED + " samples",
                "stage,row,cosines");
        for (long seed = FIRST_SEED; seed < FIRST_SEED + NETWORKS; seed++) {
            TrainedParity.Run run = TrainedParity.reference(seed);
            var task = new ParityTask(run.settings());
            Network before = Network.random(task.architecture(), seed, 1);
            ParityRun during = ParityRun.train(run.settings().with(run.settings().training().withSteps(DURING)), 1, _ -> {});
            Network after = runs.network(run);
            SubtaskCurves curves = runs.curves(run);
            score(seed, "before", task, before, curves, 0);
            score(seed, "during", task, during.network(), during.curves(), during.curves().steps().size() - 1);
            score(seed, "after", task, after, curves, curves.steps().size() - 1);
            sweep(seed, task, after, curves);
            sizes(seed, task, after);
            if (seed == FIRST_SEED) {
                SimilarityMatrix learned = absolute(task, after);
                Integer[] order = order(learned);
                blocks(matrix, "before", absolute(task, before), order);
                blocks(matrix, "during", absolute(task, during.network()), order);
                blocks(matrix, "after", learned, order);
                signed(matrix, task, after, order);
            }
        }
        scores.write(data.resolve("trained-discovery-scores.csv"));
        sweep.write(data.resolve("trained-discovery-sweep.csv"));
        sizes.write(data.resolve("trained-discovery-sizes.csv"));
        matrix.write(data.resolve("trained-discovery-matrix.csv"));
    }

    private static GradientGram gram(Network network, Batch batch) {
        return GradientGram.of(network, batch, batch.labels(), Part.ALL);
    }

    private static int[] learned(Batch batch, SubtaskCurves curves, int at) {
        return IntStream.range(0, SAMPLES).filter(i -> curves.isLearned(at, batch.symbols()[i])).toArray();
    }

    private void score(long seed, String stage, ParityTask task, Network network, SubtaskCurves curves, int at) {
        Batch batch = task.mixedTest(SAMPLES, 0);
        GradientGram gram = gram(network, batch);
        var truth = new Clustering(batch.symbols());
        int[] learned = learned(batch, curves, at);
        for (Similarity similarity : Similarity.values()) {
            Clustering found = Dendrogram.averageLinkage(gram.similarities(similarity)).cutAt(similarity.of(CUT));
            scores.row(
                    seed, stage, curves.learned(at), name(similarity), found.sizes().length, found.adjustedRandIndex(truth),
                    learned.length == 0 ? Double.NaN : index(found, truth, learned), RankSize.slope(found.sizes(), 3).orElse(Double.NaN));
        }
    }

    private static double index(Clustering found, Clustering truth, int... learned) {
        return found.among(learned).adjustedRandIndex(truth.among(learned));
    }

    private static String name(Similarity similarity) {
        return similarity.name().toLowerCase(Locale.ROOT);
    }

    /** All methods at all numbers of clusters and cuts; spectral ones need similarities of at least 0. */
    private void sweep(long seed, ParityTask task, Network network, SubtaskCurves curves) {
        Batch batch = task.mixedTest(SAMPLES, 0);
        GradientGram gram = gram(network, batch);
        var truth = new Clustering(batch.symbols());
        int[] learned = learned(batch, curves, curves.steps().size() - 1);
        for (Similarity similarity : Similarity.values()) {
            SimilarityMatrix matrix = gram.similarities(similarity);
            Dendrogram tree = Dendrogram.averageLinkage(matrix);
            for (double cut : CUTS) {
                Clustering found = tree.cutAt(similarity.of(cut));
                sweep.row(seed, "linkage", name(similarity), "cut", cut, found.sizes().length, index(found, truth, learned));
            }
            int most = NUMBERS[NUMBERS.length - 1];
            Optional<SpectralEmbedding> embedding =
                    similarity == Similarity.SIGNED ? Optional.empty() : Optional.of(SpectralEmbedding.of(matrix, most, seed));
            for (int k : NUMBERS) {
                row(seed, "linkage", similarity, k, tree.cutInto(k), truth, learned);
                embedding.ifPresent(e -> {
                    row(seed, "embedding", similarity, k, e.into(k, STARTS), truth, learned);
                    row(seed, "spectral", similarity, k, SpectralClustering.of(matrix, k, seed), truth, learned);
                });
            }
        }
    }

    private void row(long seed, String method, Similarity similarity, int k, Clustering found, Clustering truth, int... learned) {
        sweep.row(seed, method, name(similarity), "clusters", k, found.sizes().length, index(found, truth, learned));
    }

    private void sizes(long seed, ParityTask task, Network network) {
        Dendrogram tree = Dendrogram.averageLinkage(absolute(task, network));
        series(seed, "cut", tree.cutAt(CUT).sizes());
        series(seed, "truth", new Clustering(task.mixedTest(SAMPLES, 0).symbols()).sizes());
        var divisions = new ArrayList<Clustering>();
        for (int k = 10; k <= 200; k += 10) {
            divisions.add(tree.cutInto(k));
        }
        series(seed, "envelope", RankSize.envelope(divisions));
    }

    private void series(long seed, String name, int... counts) {
        for (int r = 0; r < counts.length; r++) {
            sizes.row(seed, name, r + 1, counts[r]);
        }
    }

    private static SimilarityMatrix absolute(ParityTask task, Network network) {
        return gram(network, task.mixedTest(SAMPLES, 0)).similarities(Similarity.ABSOLUTE);
    }

    /** The samples by their cluster after training, the largest first. */
    private static Integer[] order(SimilarityMatrix matrix) {
        Clustering found = Dendrogram.averageLinkage(matrix).cutAt(CUT);
        Integer[] order = IntStream.range(0, SAMPLES).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingInt(found::cluster));
        return order;
    }

    private static void blocks(DataTable table, String stage, SimilarityMatrix matrix, Integer[] order) {
        int side = SAMPLES / BLOCK;
        double[][] sums = new double[side][side];
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                sums[i / BLOCK][j / BLOCK] += matrix.value(order[i], order[j]);
            }
        }
        for (int row = 0; row < side; row++) {
            table.row(stage, row + 1, percent(Arrays.stream(sums[row]).map(sum -> sum / (BLOCK * BLOCK))));
        }
    }

    private static void signed(DataTable table, ParityTask task, Network network, Integer[] order) {
        SimilarityMatrix matrix = gram(network, task.mixedTest(PICTURED, 0)).similarities(Similarity.SIGNED);
        int[] some = Arrays.stream(order).mapToInt(i -> i).filter(i -> i < PICTURED).toArray();
        for (int row = 0; row < PICTURED; row++) {
            int own = some[row];
            table.row("signed", row + 1, percent(IntStream.of(some).mapToDouble(other -> matrix.value(own, other))));
        }
    }

    private static String percent(DoubleStream cosines) {
        return cosines.mapToObj(cosine -> Long.toString(Math.round(100 * cosine))).collect(Collectors.joining(" "));
    }
}
