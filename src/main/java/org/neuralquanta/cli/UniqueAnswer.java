package org.neuralquanta.cli;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.grokking.Addition;
import org.neuralquanta.grokking.Cover;
import org.neuralquanta.grokking.UniqueSets;
import org.neuralquanta.grokking.UniquenessTrials;

/** Probabilities that a random training set leaves only the wanted representations, by its size. */
record UniqueAnswer(List<Point> points, double critical, List<Bare> cover) implements Answer {

    /** The number of unique sets is null where they were not counted. */
    record Point(int pairs, double fraction, @Nullable BigInteger sets, double probability, double stdError) {}

    record Bare(double fraction, double expectedUncovered) {}

    /** Counted, estimated from trials if their number is not 0, or both. */
    static UniqueAnswer of(Addition addition, List<Integer> sizes, boolean counted, int trials, long seed) {
        UniqueSets sets = counted ? UniqueSets.of(addition.symbols()) : null;
        UniquenessTrials runs = trials > 0 ? UniquenessTrials.run(addition, trials, seed) : null;
        var cover = new Cover(addition);
        double all = addition.pairs();
        return new UniqueAnswer(
                sizes.stream().map(size -> point(size, size / all, sets, runs)).toList(),
                sets != null ? sets.criticalFraction() : runs != null ? runs.criticalFraction() : Double.NaN,
                sizes.stream().map(size -> new Bare(size / all, cover.expectedUncovered(size / all))).toList());
    }

    private static Point point(int size, double fraction, @Nullable UniqueSets sets, @Nullable UniquenessTrials runs) {
        BigInteger count = sets == null ? null : sets.count(size);
        if (runs != null) {
            return new Point(size, fraction, count, runs.probability(size), runs.standardError(size));
        }
        return new Point(size, fraction, count, sets == null ? Double.NaN : sets.probability(size), 0);
    }

    @Override
    public String text() {
        var table = new TextTable("pairs", "fraction", "sets", "probability", "std error", "E[uncovered]");
        for (int k = 0; k < points.size(); k++) {
            Point point = points.get(k);
            table.line(
                    Integer.toString(point.pairs),
                    TextTable.rounded(point.fraction),
                    point.sets == null ? "-" : point.sets.toString(),
                    TextTable.rounded(point.probability),
                    TextTable.rounded(point.stdError),
                    TextTable.rounded(cover.get(k).expectedUncovered));
        }
        return table + "critical fraction " + TextTable.rounded(critical) + "\n";
    }

    @Override
    public String json() {
        return JsonDocument.of(json -> json.array("points", points, point -> {
                    json.whole("pairs", point.pairs).number("fraction", point.fraction);
                    if (point.sets == null) {
                        json.absent("sets");
                    } else {
                        json.string("sets", point.sets.toString());
                    }
                    json.number("probability", point.probability).number("stdError", point.stdError);
                })
                .object("critical", fields -> fields.number("fraction", critical))
                .array("cover", cover, bare -> json.number("fraction", bare.fraction)
                        .number("expectedUncovered", bare.expectedUncovered)));
    }
}
