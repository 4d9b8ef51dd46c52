package org.neuralquanta.schedule;

import java.util.Arrays;

/**
 * A sequence of quanta as blocks that are learned without interruption, by decreasing average benefit per cost: Sidney's decomposition. In
 * parallel composition the blocks of both sequences are merged. In series, while the best block of the second is no worse than the last
 * block of the first, these two are joined. For one thread.
 */
final class Blocks {

    /** By block: its total benefit and cost, its first and last quantum; the first K blocks are the quanta. */
    private final double[] benefit;
    private final double[] cost;
    private final int[] first;
    private final int[] last;

    /** The quantum after each one in its block. */
    private final int[] next;

    private final BlockQueue queue;
    private int count;

    Blocks(double[] benefits, double[] costs) {
        this.count = benefits.length;
        this.benefit = Arrays.copyOf(benefits, 2 * count);
        this.cost = Arrays.copyOf(costs, 2 * count);
        this.first = new int[2 * count];
        this.last = new int[2 * count];
        this.next = new int[count];
        this.queue = new BlockQueue(2 * count);
        Arrays.setAll(first, k -> k);
        Arrays.setAll(last, k -> k);
        Arrays.fill(next, -1);
    }

    BlockQueue.Ends single(int block) {
        return queue.single(block, average(block));
    }

    private double average(int block) {
        return benefit[block] / cost[block];
    }

    BlockQueue.Ends inParallel(BlockQueue.Ends a, BlockQueue.Ends b) {
        return queue.unite(a, b);
    }

    BlockQueue.Ends inSeries(BlockQueue.Ends before, BlockQueue.Ends after) {
        BlockQueue.Ends a = queue.pruned(before);
        BlockQueue.Ends b = queue.pruned(after);
        if (average(a.smallest()) > average(b.largest())) {
            return queue.unite(a, b);
        }
        int joined = join(a.smallest(), b.largest());
        while (true) {
            a = queue.pruned(a);
            b = queue.pruned(b);
            if (a.smallest() >= 0 && average(a.smallest()) <= average(joined)) {
                joined = join(a.smallest(), joined);
            } else if (b.largest() >= 0 && average(b.largest()) >= average(joined)) {
                joined = join(joined, b.largest());
            } else {
                return queue.unite(queue.unite(a, b), single(joined));
            }
        }
    }

    private int join(int before, int after) {
        queue.take(before);
        queue.take(after);
        benefit[count] = benefit[before] + benefit[after];
        cost[count] = cost[before] + cost[after];
        next[last[before]] = first[after];
        first[count] = first[before];
        last[count] = last[after];
        return count++;
    }

    /** The ranks of a whole sequence, which is consumed. */
    int[] ranks(BlockQueue.Ends sequence) {
        var ranks = new int[next.length];
        int place = 0;
        BlockQueue.Ends rest = queue.pruned(sequence);
        while (rest.largest() >= 0) {
            queue.take(rest.largest());
            for (int k = first[rest.largest()]; k >= 0; k = next[k]) {
                ranks[place] = k + 1;
                place++;
            }
            rest = queue.pruned(rest);
        }
        return ranks;
    }
}
