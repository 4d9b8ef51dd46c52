package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.Similarity;
import org.neuralquanta.discovery.SpectralClustering;
import org.neuralquanta.figures.drawing.DataTable;
import org.neuralquanta.file.TextFile;
import org.neuralquanta.gradient.Part;
import org.neuralquanta.newline.NewlineDiscovery;
import org.neuralquanta.newline.WrappedText;

/** What decides a newline: character models on artificial texts and on verses (T36). */
final class NewlineStudy implements Study {

    /** The settings were chosen while looking at the first three of these seeds; the last three were run once, afterwards. */
    private static final long[] SEEDS = {1, 2, 3, 5, 6, 7};

    @Override
    public String name() {
        return "newline";
    }

    @Override
    public void run(Path data, Path scratch) throws IOException {
        var drops = new DataTable(Study.command(name()), "seed,reason,drop");
        var scores = new DataTable(Study.command(name()), "text,seed,samples,f1,newline,shuffled,counterfactual");
        for (long seed : SEEDS) {
            NewlineDiscovery found = NewlineDiscovery.run(WrappedText.artificial(2_000_000, 32, seed), 8000, 2400, 1, seed, _ -> {});
            newlineRow(scores, "artificial", seed, found);
            for (int i = 0; i < found.samples(); i += 2) {
                drops.row(seed, found.reason(i).name().toLowerCase(Locale.ROOT), found.drop(i));
            }
        }
        List<String> verses = TextFile.read(data.resolve("kjv-verses.txt.gz")).lines().toList();
        for (long seed : SEEDS) {
            newlineRow(scores, "verses", seed, NewlineDiscovery.run(WrappedText.of(verses, 32), 8000, 2400, 1, seed, _ -> {}));
        }
        drops.write(data.resolve("trained-newline-drops.csv"));
        scores.write(data.resolve("trained-newline-scores.csv"));
    }

    private static void newlineRow(DataTable table, String text, long seed, NewlineDiscovery found) {
        Clustering clusters =
                SpectralClustering.of(found.similarities(Part.ALL, Similarity.ANGULAR), found.clusters(), seed);
        table.row(
                text, seed, found.samples(), clusters.bestF1(found.wrapped()), found.newlineF1(), found.shuffledF1(clusters, seed),
                found.counterfactual());
    }
}
