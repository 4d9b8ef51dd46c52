package org.neuralquanta.grokking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A training set that grows pair by pair in a random order, until every symbol is in a parallelogram and until only the wanted
 * representations are left. The second never happens before the first, so differences are examined only from there on. Not thread-safe.
 */
final class GrowingSet {

    private final Addition addition;
    private final RandomPairs order;
    private final int[] first;
    private final BitSet covered;
    private final List<int[]> differences = new ArrayList<>();
    private int size;

    GrowingSet(Addition addition, long seed, long trial) {
        this.addition = addition;
        this.order = new RandomPairs(addition.pairs(), seed, trial);
        this.first = new int[addition.sums()];
        Arrays.fill(first, -1);
        this.covered = new BitSet(addition.symbols());
    }

    /** The number of pairs at which every symbol is in a parallelogram. */
    int untilCovered() {
        while (covered.cardinality() < addition.symbols()) {
            grow();
        }
        return size;
    }

    /** The number of pairs at which only the wanted representations are left. */
    int untilForced() {
        untilCovered();
        Criterion criterion = Criterion.of(addition);
        int looked = 0;
        while (true) {
            for (; looked < differences.size(); looked++) {
                criterion.add(differences.get(looked));
                if (criterion.holds()) {
                    return size;
                }
            }
            grow();
        }
    }

    private void grow() {
        int pair = order.next();
        size++;
        int i = addition.first(pair);
        int j = addition.second(pair);
        int sum = addition.modular() ? (i + j) % addition.symbols() : i + j;
        int other = first[sum];
        if (other < 0) {
            first[sum] = pair;
            return;
        }
        int k = addition.first(other);
        int l = addition.second(other);
        covered.set(i);
        covered.set(j);
        covered.set(k);
        covered.set(l);
        var row = new int[addition.symbols()];
        row[i]++;
        row[j]++;
        row[k]--;
        row[l]--;
        differences.add(row);
    }
}
