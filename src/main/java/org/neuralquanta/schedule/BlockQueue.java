package org.neuralquanta.schedule;

import java.util.Arrays;

/**
 * Sets of blocks. The block with the largest or the smallest average is taken, and two sets are merged, in O(log K): a leftist heap for
 * each end, where blocks taken at one end are skipped at the other. For one thread.
 */
final class BlockQueue {

    private static final int NONE = -1;

    private final double[] average;
    private final boolean[] taken;
    private final int[][] left = new int[2][];
    private final int[][] right = new int[2][];
    private final int[][] height = new int[2][];

    /** Roots of a set's heaps: the largest average, and the smallest. */
    record Ends(int largest, int smallest) {}

    BlockQueue(int blocks) {
        this.average = new double[blocks];
        this.taken = new boolean[blocks];
        for (int end = 0; end < 2; end++) {
            left[end] = new int[blocks];
            right[end] = new int[blocks];
            height[end] = new int[blocks];
            Arrays.fill(left[end], NONE);
            Arrays.fill(right[end], NONE);
            Arrays.fill(height[end], 1);
        }
    }

    Ends single(int block, double itsAverage) {
        average[block] = itsAverage;
        return new Ends(block, block);
    }

    Ends unite(Ends a, Ends b) {
        return new Ends(merge(0, a.largest, b.largest), merge(1, a.smallest, b.smallest));
    }

    /** The set after blocks already taken are dropped from both roots; both roots are −1 if the set is empty. */
    Ends pruned(Ends ends) {
        return new Ends(pruned(0, ends.largest), pruned(1, ends.smallest));
    }

    /** Takes a block out of every set. */
    void take(int block) {
        taken[block] = true;
    }

    private int pruned(int end, int heap) {
        int root = heap;
        while (root != NONE && taken[root]) {
            root = merge(end, left[end][root], right[end][root]);
        }
        return root;
    }

    private boolean before(int end, int a, int b) {
        return end == 0 ? average[a] > average[b] : average[a] < average[b];
    }

    private int height(int end, int heap) {
        return heap == NONE ? 0 : height[end][heap];
    }

    /** Recursion goes down the right sides only, which are at most log2 K long. */
    private int merge(int end, int a, int b) {
        if (a == NONE || b == NONE) {
            return a == NONE ? b : a;
        }
        int top = before(end, b, a) ? b : a;
        int lower = merge(end, right[end][top], top == a ? b : a);
        if (height(end, left[end][top]) < height(end, lower)) {
            right[end][top] = left[end][top];
            left[end][top] = lower;
        } else {
            right[end][top] = lower;
        }
        height[end][top] = height(end, right[end][top]) + 1;
        return top;
    }
}
