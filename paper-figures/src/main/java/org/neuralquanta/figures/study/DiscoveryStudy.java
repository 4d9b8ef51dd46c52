package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
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

    private static final int SAMPLES = 2000;
    private static final int PICTURED = 120;
    private static final int BLOCK = 8;
    private static final long DURING = 4000;

    @Override
    public String name() {
        return "discovery";
    }

    @Override
    public void run(Path data, Path scratch) throws IOException {
        var runs = new TrainedParity(scratch);
        runs.train(LongStream.rangeClosed(1, 3).mapToObj(TrainedParity::reference).toList());
        var scores = new DataTable(Study.command(name()), "seed,stage,similarity,method,clusters,ari,ariLearned,slope");
        var sizes = new DataTable(Study.command(name()), "seed,series,rank,size");
        var matrix = new DataTable(
                Study.command(name()) + "; cosines in percent by row: their absolute values, means over blocks of " + BLOCK
                        + " samples, and with sign of " + PICTURED + " samples",
                "stage,row,cosines");
        for (long seed = 1; seed <= 3; seed++) {
            TrainedParity.Run run = TrainedParity.reference(seed);
            var task = new ParityTask(run.settings());
            Network before = Network.random(task.architecture(), seed, 1);
            Network during = ParityRun.train(run.settings().with(run.settings().training().withSteps(DURING)), 1, _ -> {}).network();
            Network after = runs.network(run);
            SubtaskCurves curves = runs.curves(run);
            score(scores, seed, "before", task, before, curves, 0);
            int middle = 0;
            while (curves.steps().get(middle) < DURING) {
                middle++;
            }
            score(scores, seed, "during", task, during, curves, middle);
            score(scores, seed, "after", task, after, curves, curves.steps().size() - 1);
            sizes(sizes, seed, task, after);
            if (seed == 1) {
                SimilarityMatrix learned = absolute(task, after);
                Integer[] order = order(learned);
                blocks(matrix, "before", absolute(task, before), order);
                blocks(matrix, "during", absolute(task, during), order);
                blocks(matrix, "after", learned, order);
                signed(matrix, task, after, order);
            }
        }
        scores.write(data.resolve("trained-discovery-scores.csv"));
        sizes.write(data.resolve("trained-discovery-sizes.csv"));
        matrix.write(data.resolve("trained-discovery-matrix.csv"));
    }

    private static GradientGram gram(Network network, Batch batch) {
        return GradientGram.of(network, batch, batch.labels(), Part.ALL);
    }

    private static void score(
            DataTable table, long seed, String stage, ParityTask task, Network network, SubtaskCurves curves, int at) {
        Batch batch = task.mixedTest(SAMPLES, 0);
        GradientGram gram = gram(network, batch);
        var truth = new Clustering(batch.symbols());
        int[] learned = IntStream.range(0, SAMPLES).filter(i -> curves.isLearned(at, batch.symbols()[i])).toArray();
        for (Similarity similarity : Similarity.values()) {
            SimilarityMatrix matrix = gram.similarities(similarity);
            // An angular similarity of 0.532 is a cosine of 0.1.
            double cut = similarity == Similarity.ANGULAR ? 0.532 : 0.1;
            row(table, seed, stage, similarity, "linkage", Dendrogram.averageLinkage(matrix).cutAt(cut), truth, learned);
            if (stage.equals("after") && similarity != Similarity.SIGNED) {
                row(table, seed, stage, similarity, "spectral", SpectralClustering.of(matrix, 50, seed), truth, learned);
            }
        }
    }

    private static void row(
            DataTable table, long seed, String stage, Similarity similarity, String method, Clustering found, Clustering truth, int[] learned) {
        double ofLearned = learned.length == 0 ? Double.NaN : found.among(learned).adjustedRandIndex(truth.among(learned));
        table.row(
                seed, stage, similarity.name().toLowerCase(Locale.ROOT), method, found.sizes().length,
                found.adjustedRandIndex(truth), ofLearned, RankSize.slope(found.sizes(), 3).orElse(Double.NaN));
    }

    private static void sizes(DataTable table, long seed, ParityTask task, Network network) {
        Dendrogram tree = Dendrogram.averageLinkage(absolute(task, network));
        series(table, seed, "cut", tree.cutAt(0.1).sizes());
        series(table, seed, "truth", new Clustering(task.mixedTest(SAMPLES, 0).symbols()).sizes());
        var divisions = new ArrayList<Clustering>();
        for (int k = 10; k <= 200; k += 10) {
            divisions.add(tree.cutInto(k));
        }
        series(table, seed, "envelope", RankSize.envelope(divisions));
    }

    private static void series(DataTable table, long seed, String name, int[] sizes) {
        for (int r = 0; r < sizes.length; r++) {
            table.row(seed, name, r + 1, sizes[r]);
        }
    }

    private static SimilarityMatrix absolute(ParityTask task, Network network) {
        return gram(network, task.mixedTest(SAMPLES, 0)).similarities(Similarity.ABSOLUTE);
    }

    /** The samples by their cluster after training, the largest first. */
    private static Integer[] order(SimilarityMatrix matrix) {
        Clustering found = Dendrogram.averageLinkage(matrix).cutAt(0.1);
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
