package org.neuralquanta.grokking;

import static org.neuralquanta.grokking.SizeCounts.addProduct;
import static org.neuralquanta.grokking.SizeCounts.nonempty;
import static org.neuralquanta.grokking.SizeCounts.product;
import static org.neuralquanta.grokking.SizeCounts.subsets;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Counts training sets of plain addition by size and by whether the linear representation is the only one, class by class from
 * the middle outwards. The state is the space of representations that the chosen pairs allow; sets with the same space are
 * counted together, and spaces that are each other's mirror image where the classes done are.
 *
 * <p>Where the space has one dimension left, spanned by v, the sets that keep it are known: from each class at most the pairs of
 * one value of v_i + v_j. Not thread-safe.
 */
final class SetCount {

    private final Addition addition;
    private final int[][] classes;
    private final long[] unique;
    private final long[] notUnique;
    private Map<Subspace, long[]> states = new HashMap<>();
    private Map<Subspace, long[]> next = new HashMap<>();
    private Map<Subspace, long[]> lines = new HashMap<>();
    private long[] points = {};

    SetCount(Addition addition) {
        this.addition = addition;
        int middle = addition.symbols() - 1;
        this.classes = IntStream.range(0, addition.sums())
                .boxed()
                .sorted(Comparator.comparingInt(s -> Math.abs(s - middle)))
                .map(addition::members)
                .toArray(int[][]::new);
        this.unique = new long[addition.pairs() + 1];
        this.notUnique = new long[addition.pairs() + 1];
    }

    /** Counts all sets; done once. */
    void run() {
        states.put(Subspace.whole(addition.symbols()), new long[] {1});
        int rest = addition.pairs();
        for (int step = 0; step < classes.length; step++) {
            rest -= classes[step].length;
            next = new HashMap<>();
            lines = new HashMap<>();
            points = new long[addition.pairs() - rest + 1];
            int done = step;
            states.forEach((space, counts) -> choose(classes[done], space, counts));
            addProduct(unique, points, subsets(rest));
            int left = rest;
            lines.forEach((line, counts) -> complete(line, counts, done + 1, left));
            boolean mirrorable = step % 2 == 0;
            states = settled(step + 1, rest, mirrorable);
        }
    }

    long[] unique() {
        return unique;
    }

    long[] notUnique() {
        return notUnique;
    }

    /** Adds the sets that arise from those of a space when pairs of a class are chosen in all ways. */
    private void choose(int[] members, Subspace space, long[] counts) {
        var level = new Levels(addition, members, space);
        long[] alone = {1};
        for (int size : level.sizes()) {
            long[] some = nonempty(size);
            some = Arrays.copyOf(some, Math.max(some.length, alone.length));
            for (int k = 0; k < alone.length; k++) {
                some[k] += alone[k];
            }
            alone = some;
        }
        add(next, space, counts, alone);
        for (int first = 0; first < level.count(); first++) {
            extend(level, first, first + 1, space, nonempty(level.sizes()[first]), counts);
        }
    }

    /** Adds a further level to those chosen, of which the first is given. */
    private void extend(Levels level, int first, int from, Subspace space, long[] weight, long[] counts) {
        for (int other = from; other < level.count(); other++) {
            Subspace smaller = level.equal(space, first, other);
            long[] both = product(weight, nonempty(level.sizes()[other]));
            switch (smaller.dimension()) {
                case 0 -> addProduct(points, counts, both);
                case 1 -> add(lines, smaller, counts, both);
                default -> add(next, smaller, counts, both);
            }
            extend(level, first, other + 1, smaller, both, counts);
        }
    }

    private void add(Map<Subspace, long[]> map, Subspace space, long[] counts, long[] weight) {
        addProduct(map.computeIfAbsent(space, _ -> new long[points.length]), counts, weight);
    }

    /** Counts the completions of sets whose representations are linear up to one more direction. */
    private void complete(Subspace line, long[] counts, int from, int rest) {
        long[] keeping = {1};
        for (int step = from; step < classes.length; step++) {
            var sum = new long[classes[step].length + 1];
            sum[0] = 1;
            for (int size : new Levels(addition, classes[step], line).sizes()) {
                addProduct(sum, nonempty(size), new long[] {1});
            }
            keeping = product(keeping, sum);
        }
        addProduct(notUnique, counts, keeping);
        long[] breaking = subsets(rest);
        for (int k = 0; k < keeping.length; k++) {
            breaking[k] -= keeping[k];
        }
        addProduct(unique, counts, breaking);
    }

    /** The states to continue from. States that the remaining classes cannot make unique are left out, and their sets are counted here. */
    private Map<Subspace, long[]> settled(int from, int rest, boolean mirrorable) {
        int rank = Arrays.stream(classes).skip(from).mapToInt(members -> members.length - 1).sum();
        var kept = new HashMap<Subspace, long[]>();
        next.forEach((space, counts) -> {
            if (space.dimension() > rank) {
                addProduct(notUnique, counts, subsets(rest));
            } else {
                Subspace key = mirrorable ? space.upToMirror() : space;
                kept.merge(key, counts, (a, b) -> {
                    addProduct(a, b, new long[] {1});
                    return a;
                });
            }
        });
        return kept;
    }
}
