package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.CountSketch;
import org.neuralquanta.discovery.Dendrogram;
import org.neuralquanta.discovery.Keeping;
import org.neuralquanta.discovery.Similarity;
import org.neuralquanta.discovery.SimilarityMatrix;
import org.neuralquanta.discovery.SpectralEmbedding;
import org.neuralquanta.figures.drawing.DataTable;
import org.neuralquanta.file.TextFile;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.text.Books;
import org.neuralquanta.text.CharacterCluster;
import org.neuralquanta.text.Corpus;
import org.neuralquanta.text.Ladder;
import org.neuralquanta.text.LadderPlan;
import org.neuralquanta.text.LearnedCharacters;
import org.neuralquanta.text.Model;

/** Quanta looked for in a transformer on real text (T35, T47): docs/text.md says what is done, and what would count as success. */
final class TextClusterStudy implements Study {

    private static final List<String> HELD_OUT = List.of("Judges", "Job", "Acts", "Hebrews");
    private static final int[] NUMBERS = {10, 20, 50, 100, 200};
    private static final int SHOWN = 100;

    /** The first numbers of clusters, to 100, are those of {@link EnvelopeStudy}. */
    private static final int CALIBRATED = 4;

    private static final int SAMPLES = 10_000;
    private static final int FEWER = 2000;
    private static final int DIMENSION = 4096;
    private static final int STARTS = 10;
    private static final int BLOCKS = 125;
    private static final int EXAMPLE = 56;
    private static final double LOSS = 0.1;
    private static final long SEED = 474;
    private static final LadderPlan PLAN =
            new LadderPlan(Model.TRANSFORMER, List.of(96), List.of(3_777_889L), 9800, List.of(SEED));

    /** Clusterings by one method, one for each number of clusters. */
    private record Swept(String by, List<Clustering> all) {}

    @Override
    public String name() {
        return "text-clusters";
    }

    @Override
    public void run(Path data, Path scratch) throws IOException {
        float[] parameters = parameters(data, scratch.resolve("text"));
        LearnedCharacters characters = characters(data, parameters, SAMPLES, LOSS, DIMENSION);
        SimilarityMatrix angles = characters.similarities(Similarity.ANGULAR);
        Swept embedding = embedded("embedding", angles);
        Dendrogram tree = Dendrogram.averageLinkage(characters.similarities(Similarity.ABSOLUTE));
        Swept linkage = swept("linkage", tree::cutInto);
        Clustering cut = tree.cutAt(0.1);
        examples(characters, embedding.all.get(3)).write(data.resolve("trained-text-clusters.csv"));
        matrix(characters, embedding.all.get(3)).write(data.resolve("trained-text-matrix.csv"));
        Swept activations = embedded("activations by embedding", characters.stateSimilarities(Similarity.ANGULAR));
        Dendrogram states = Dendrogram.averageLinkage(characters.stateSimilarities(Similarity.ABSOLUTE));
        var baselines = List.of(
                activations, swept("activations by linkage", states::cutInto),
                new Swept("n-gram before", IntStream.rangeClosed(1, 3).mapToObj(characters::byContext).toList()),
                new Swept("target", List.of(characters.byTarget())));
        var scores = new DataTable(Study.command(name()), "by,against,clusters,value,lower,upper");
        scores.row("characters", "measured", 0, (double) characters.corpus().places().length, Double.NaN, Double.NaN);
        scores.row("characters", "learned", 0, (double) characters.eligible(), Double.NaN, Double.NaN);
        scores.row("characters", "clustered", 0, (double) characters.size(), Double.NaN, Double.NaN);
        scores.row("sketch", "error of cosines", 0, characters.sketchError(), Double.NaN, Double.NaN);
        scores.row("linkage", "clusters at a cut of 0.1", cut.sizes().length, (double) cut.sizes()[0], Double.NaN, Double.NaN);
        score(scores, characters, List.of(embedding, linkage, new Swept("linkage at 0.1", List.of(cut))), baselines);
        scores.write(data.resolve("trained-text-scores.csv"));
        var sizes = new DataTable(Study.command(name()), "series,clusters,rank,size");
        for (Swept method : List.of(embedding, linkage)) {
            method.all.forEach(one -> sizes(sizes, method.by, one));
        }
        sizes.write(data.resolve("trained-text-sizes.csv"));
        sweep(data, parameters);
    }

    private static float[] parameters(Path data, Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            Ladder.in(folder, corpus(data, 20_000), PLAN).train(1, _ -> {});
        } catch (InterruptedException e) {
            throw new IOException("training was interrupted", e);
        }
        double[] numbers = Matrix.open(folder.resolve("transformer-96-3777889-9800-" + SEED + "-parameters.npy")).row(0);
        float[] parameters = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            parameters[i] = (float) numbers[i];
        }
        return parameters;
    }

    private static Corpus corpus(Path data, int places) throws IOException {
        return Corpus.of(TextFile.read(data.resolve("kjv-full.txt.gz")), Books.read(data.resolve("kjv-books.csv")), HELD_OUT, places);
    }

    private static LearnedCharacters characters(Path data, float[] parameters, int samples, double loss, int dimension) throws IOException {
        return LearnedCharacters.of(
                corpus(data, 4 * samples), parameters, CountSketch.of(dimension, 1), samples, loss,
                Runtime.getRuntime().availableProcessors(), _ -> {}, Keeping.NOTHING);
    }

    private static Swept swept(String by, IntFunction<Clustering> into) {
        return new Swept(by, IntStream.of(NUMBERS).mapToObj(into).toList());
    }

    private static Swept embedded(String by, SimilarityMatrix matrix) {
        var embedding = SpectralEmbedding.of(matrix, NUMBERS[NUMBERS.length - 1], 1);
        return swept(by, k -> embedding.into(k, STARTS));
    }

    private static void sizes(DataTable table, String series, Clustering clusters) {
        int[] sizes = clusters.sizes();
        for (int r = 0; r < sizes.length; r++) {
            table.row(series, sizes.length, r + 1, sizes[r]);
        }
    }

    /** Newlines and the starts of verses as the best cluster finds them, and how much all clusterings agree. */
    private static void score(DataTable table, LearnedCharacters characters, List<Swept> methods, List<Swept> baselines) {
        String text = characters.corpus().text();
        boolean[] newlines = characters.are('\n');
        boolean[] starts = new boolean[characters.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = text.charAt(characters.place(i) - 1) == '\n';
        }
        var verses = new VerseBootstrap(characters);
        var all = new ArrayList<>(methods);
        all.addAll(baselines);
        for (boolean[] wanted : List.of(newlines, starts)) {
            String what = wanted == newlines ? "newline F1" : "verse start F1";
            for (Swept one : all) {
                for (Clustering clusters : one.all) {
                    table.row(one.by, what, clusters.sizes().length, clusters.bestF1(wanted), Double.NaN, Double.NaN);
                }
                verses.bestF1(one.all, wanted).row(table, one.by, what + " at best", 0);
                verses.bestF1(one.all.stream().map(verses::shuffled).toList(), wanted).row(table, one.by, what + " at best shuffled", 0);
            }
            List<Clustering> others = baselines.stream().filter(one -> !one.by.equals("target")).flatMap(one -> one.all.stream()).toList();
            for (Swept method : methods) {
                verses.differenceOfF1(method.all, others, wanted).row(table, method.by, what + " at best less the best of activations and n-grams", 0);
            }
        }
        for (Swept method : methods) {
            Clustering own = method.all.get(Math.min(3, method.all.size() - 1));
            for (Swept baseline : baselines) {
                for (Clustering other : baseline.all) {
                    if (!baseline.by.startsWith("activations") || other.sizes().length == SHOWN) {
                        verses.adjustedRandIndex(own, other).row(table, method.by, "index with " + baseline.by, other.sizes().length);
                    }
                }
            }
        }
        verses.adjustedRandIndex(methods.get(0).all.get(3), methods.get(1).all.get(3)).row(table, "embedding", "index with linkage", SHOWN);
    }

    /** Fewer characters, with other bounds of the loss and with a smaller sketch. */
    private void sweep(Path data, float[] parameters) throws IOException {
        var table = new DataTable(Study.command(name()), "mostLoss,sketch,learned,error,newlineF1,lower,upper,embeddingSlope,linkageSlope");
        for (double loss : new double[] {LOSS, 0.03, 0.3}) {
            for (int dimension : loss == LOSS ? new int[] {DIMENSION, 1024} : new int[] {DIMENSION}) {
                LearnedCharacters some = characters(data, parameters, FEWER, loss, dimension);
                Swept embedding = embedded("embedding", some.similarities(Similarity.ANGULAR));
                Swept linkage = swept("linkage", Dendrogram.averageLinkage(some.similarities(Similarity.ABSOLUTE))::cutInto);
                VerseBootstrap.Score newlines = new VerseBootstrap(some).bestF1(embedding.all, some.are('\n'));
                table.row(loss, dimension, some.eligible(), some.sketchError(), newlines.value(), newlines.lower(), newlines.upper(),
                        EnvelopeStudy.slope(embedding.all.subList(0, CALIBRATED)), EnvelopeStudy.slope(linkage.all.subList(0, CALIBRATED)));
                table.write(data.resolve("trained-text-sweep.csv"));
            }
        }
    }

    /** All clusters of at least ten characters, with five of them in their context. */
    private static DataTable examples(LearnedCharacters characters, Clustering clusters) {
        var table = new DataTable(
                Study.command("text-clusters") + "; a newline is shown as /, a space as _", "cluster,size,target,targetShare,after,afterShare,sinceLine,loss,examples");
        String text = characters.corpus().text();
        int number = 0;
        for (CharacterCluster one : CharacterCluster.of(characters, clusters, 5)) {
            number++;
            if (one.size() >= 10) {
                table.row(number, one.size(), quoted(String.valueOf(one.target())), one.targetShare(), quoted(one.context()), one.contextShare(),
                        one.sinceLine(), one.loss(),
                        quoted(one.examples().stream()
                                .map(place -> text.substring(place - EXAMPLE, place) + "[" + text.charAt(place) + "]")
                                .collect(Collectors.joining("|"))));
            }
        }
        return table;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"").replace('\n', '/').replace(' ', '_') + '"';
    }

    /** Cosines of gradients, means over blocks of characters in the order of their clusters. */
    private static DataTable matrix(LearnedCharacters characters, Clustering clusters) {
        SimilarityMatrix cosines = characters.similarities(Similarity.SIGNED);
        Integer[] order = IntStream.range(0, characters.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingInt(clusters::cluster));
        double[][] sums = new double[BLOCKS][BLOCKS];
        int[] counts = new int[BLOCKS];
        for (int i = 0; i < order.length; i++) {
            counts[block(i, order.length)]++;
            for (int j = 0; j < order.length; j++) {
                sums[block(i, order.length)][block(j, order.length)] += cosines.value(order[i], order[j]);
            }
        }
        var table = new DataTable(
                Study.command("text-clusters") + "; cosines in percent by row, means over " + BLOCKS + " x " + BLOCKS + " blocks", "row,cosines");
        for (int row = 0; row < BLOCKS; row++) {
            int own = row;
            table.row(row + 1, IntStream.range(0, BLOCKS)
                    .mapToObj(column -> Long.toString(Math.round(100 * sums[own][column] / counts[own] / counts[column])))
                    .collect(Collectors.joining(" ")));
        }
        return table;
    }

    private static int block(int i, int samples) {
        return (int) ((long) i * BLOCKS / samples);
    }
}
