package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.Dendrogram;
import org.neuralquanta.discovery.Similarity;
import org.neuralquanta.discovery.SimilarityMatrix;
import org.neuralquanta.discovery.SpectralEmbedding;
import org.neuralquanta.figures.drawing.DataTable;
import org.neuralquanta.file.TextFile;
import org.neuralquanta.newline.NewlineDiscovery;
import org.neuralquanta.newline.Representation;
import org.neuralquanta.newline.WrappedText;

/** What decides a newline: character models on artificial texts and on verses (T36). */
final class NewlineStudy implements Study {

    /** The statement's number times 100, plus 1 to 6: nobody had looked at them. */
    private static final long FIRST_SEED = 3601;

    private static final int NETWORKS = 6;
    private static final int SAMPLES = 2400;
    private static final int STARTS = 10;
    private static final int[] NUMBERS = {2, 3, 4, 5, 6, 8, 10, 15, 20};

    private final DataTable drops = new DataTable(Study.command(name()), "seed,reason,drop");
    private final DataTable scores = new DataTable(
            Study.command(name()), "text,seed,samples,clusters,gradients,activations,inputs,surface,newline,shuffled,counterfactual");
    private final DataTable sweep = new DataTable(Study.command(name()), "text,seed,representation,method,clusters,f1");

    @Override
    public String name() {
        return "newline";
    }

    @Override
    public void run(Path data, Path scratch) throws IOException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + NETWORKS; seed++) {
            NewlineDiscovery found = NewlineDiscovery.run(WrappedText.artificial(2_000_000, 24, seed), 16_000, SAMPLES, 1, seed, _ -> {});
            measure("artificial", seed, found);
            for (int i = 0; i < found.samples(); i += 2) {
                drops.row(seed, found.reason(i).name().toLowerCase(Locale.ROOT), found.drop(i));
            }
        }
        List<String> verses = TextFile.read(data.resolve("kjv-verses.txt.gz")).lines().toList();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + NETWORKS; seed++) {
            measure("verses", seed, NewlineDiscovery.run(WrappedText.of(verses, 32), 8000, SAMPLES, 1, seed, _ -> {}));
        }
        drops.write(data.resolve("trained-newline-drops.csv"));
        scores.write(data.resolve("trained-newline-scores.csv"));
        sweep.write(data.resolve("trained-newline-sweep.csv"));
    }

    private void measure(String text, long seed, NewlineDiscovery found) {
        boolean[] wrapped = found.wrapped();
        Map<Representation, Double> fixed = new EnumMap<>(Representation.class);
        double shuffled = 0;
        for (Representation representation : Representation.values()) {
            SpectralEmbedding embedding =
                    SpectralEmbedding.of(found.similarities(representation, Similarity.ANGULAR), NUMBERS[NUMBERS.length - 1], seed);
            SimilarityMatrix absolute = found.similarities(representation, Similarity.ABSOLUTE);
            Dendrogram tree = Dendrogram.averageLinkage(absolute);
            String name = representation.name().toLowerCase(Locale.ROOT);
            for (int k : NUMBERS) {
                sweep.row(text, seed, name, "embedding", k, embedding.into(k, STARTS).bestF1(wrapped));
                sweep.row(text, seed, name, "linkage", k, tree.cutInto(k).bestF1(wrapped));
            }
            Clustering chosen = embedding.into(found.clusters(), STARTS);
            fixed.put(representation, chosen.bestF1(wrapped));
            shuffled = representation == Representation.GRADIENTS ? found.shuffledF1(chosen, seed) : shuffled;
        }
        scores.row(
                text, seed, found.samples(), found.clusters(), fixed.get(Representation.GRADIENTS),
                fixed.get(Representation.ACTIVATIONS), fixed.get(Representation.INPUTS), found.surfaceF1(), found.newlineF1(),
                shuffled, found.counterfactual());
    }
}
