package org.neuralquanta.grokking;

import java.util.Arrays;

/** The pairs of a class grouped by E_i + E_j, where E runs over a space: pairs of one level have equal sums for every E in it. */
final class Levels {

    private final int[][] representatives;
    private final int[] sizes;

    Levels(Addition addition, int[] members, Subspace space) {
        var found = new int[members.length][];
        var counts = new int[members.length];
        int levels = 0;
        for (int pair : members) {
            int i = addition.first(pair);
            int j = addition.second(pair);
            int level = 0;
            while (level < levels && !same(space, found[level], i, j)) {
                level++;
            }
            if (level == levels) {
                found[levels++] = new int[] {i, j};
            }
            counts[level]++;
        }
        this.representatives = Arrays.copyOf(found, levels);
        this.sizes = Arrays.copyOf(counts, levels);
    }

    private static boolean same(Subspace space, int[] pair, int i, int j) {
        for (int vector = 0; vector < space.dimension(); vector++) {
            if (space.sum(vector, pair[0], pair[1]) != space.sum(vector, i, j)) {
                return false;
            }
        }
        return true;
    }

    int count() {
        return sizes.length;
    }

    int[] sizes() {
        return sizes;
    }

    /** The part of a space in which two levels are equal. */
    Subspace equal(Subspace space, int level, int other) {
        int[] a = representatives[level];
        int[] b = representatives[other];
        return space.where(a[0], a[1], b[0], b[1]);
    }
}
