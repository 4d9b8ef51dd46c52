package org.neuralquanta.figures.study;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.figures.drawing.DataTable;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.text.LearnedCharacters;

/** Scores of clusterings of characters, with 95 % intervals: verses are drawn anew, since the characters of one depend on each other. */
final class VerseBootstrap {

    private static final int DRAWS = 1000;

    private final int[] verse;
    private final int verses;
    private final RandomStream shuffle = RandomStream.of(1, -1);

    VerseBootstrap(LearnedCharacters characters) {
        String text = characters.corpus().text();
        this.verse = new int[characters.size()];
        int last = -1;
        int at = 0;
        for (int i = 0; i < verse.length; i++) {
            int line = text.lastIndexOf('\n', characters.place(i) - 1);
            at += i > 0 && line != last ? 1 : 0;
            last = line;
            verse[i] = at;
        }
        this.verses = at + 1;
    }

    /** A score of all, and the ends of its interval. */
    record Score(double value, double lower, double upper) {

        void row(DataTable table, String by, String against, int clusters) {
            table.row(by, against, clusters, value, lower, upper);
        }
    }

    private Score score(ToDoubleFunction<int[]> ofWeights) {
        int[] ones = new int[verse.length];
        Arrays.fill(ones, 1);
        double[] drawn = IntStream.range(0, DRAWS).parallel().mapToDouble(draw -> ofWeights.applyAsDouble(weights(draw))).sorted().toArray();
        return new Score(ofWeights.applyAsDouble(ones), drawn[DRAWS / 40], drawn[DRAWS - 1 - DRAWS / 40]);
    }

    /** How often each character's verse is drawn. */
    private int[] weights(int draw) {
        var random = RandomStream.of(1, draw);
        int[] counts = new int[verses];
        for (int i = 0; i < verses; i++) {
            counts[(int) (random.uniform(i, 0) * verses)]++;
        }
        return IntStream.of(verse).map(v -> counts[v]).toArray();
    }

    Score bestF1(List<Clustering> clusterings, boolean... wanted) {
        return score(weights -> best(clusterings, wanted, weights));
    }

    Score differenceOfF1(List<Clustering> clusterings, List<Clustering> others, boolean... wanted) {
        return score(weights -> best(clusterings, wanted, weights) - best(others, wanted, weights));
    }

    private static double best(List<Clustering> clusterings, boolean[] wanted, int... weights) {
        return clusterings.stream().mapToDouble(clusters -> f1(clusters, wanted, weights)).max().orElseThrow();
    }

    private static double f1(Clustering clusters, boolean[] wanted, int... weights) {
        long[] sizes = new long[clusters.sizes().length];
        long[] hits = new long[sizes.length];
        long all = 0;
        for (int i = 0; i < weights.length; i++) {
            sizes[clusters.cluster(i)] += weights[i];
            if (wanted[i]) {
                hits[clusters.cluster(i)] += weights[i];
                all += weights[i];
            }
        }
        double best = 0;
        for (int c = 0; c < sizes.length; c++) {
            best = Math.max(best, sizes[c] + all == 0 ? 0 : 2.0 * hits[c] / (sizes[c] + all));
        }
        return best;
    }

    /** The same sizes of clusters, their characters by chance. */
    Clustering shuffled(Clustering clusters) {
        int[] order = IntStream.range(0, verse.length)
                .boxed()
                .sorted((a, b) -> Double.compare(shuffle.uniform(a, 0), shuffle.uniform(b, 0)))
                .mapToInt(clusters::cluster)
                .toArray();
        return new Clustering(order);
    }

    Score adjustedRandIndex(Clustering one, Clustering other) {
        int columns = other.sizes().length;
        int[] joint = IntStream.range(0, verse.length).map(i -> one.cluster(i) * columns + other.cluster(i)).toArray();
        int[] kinds = IntStream.of(joint).sorted().distinct().toArray();
        int[] kind = IntStream.of(joint).map(j -> Arrays.binarySearch(kinds, j)).toArray();
        return score(weights -> {
            long[] together = new long[kinds.length];
            long[] rows = new long[one.sizes().length];
            long[] others = new long[columns];
            long all = 0;
            for (int i = 0; i < weights.length; i++) {
                together[kind[i]] += weights[i];
                rows[one.cluster(i)] += weights[i];
                others[other.cluster(i)] += weights[i];
                all += weights[i];
            }
            double both = pairs(together);
            double own = pairs(rows);
            double theirs = pairs(others);
            double chance = own * theirs / (all * (all - 1.0) / 2);
            return (both - chance) / ((own + theirs) / 2 - chance);
        });
    }

    private static double pairs(long... counts) {
        return Arrays.stream(counts).mapToDouble(count -> count * (count - 1.0) / 2).sum();
    }
}
