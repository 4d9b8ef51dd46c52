package org.neuralquanta.grokking;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;

/**
 * The training set D: some of the unordered pairs of an addition task. Immutable, thread-safe.
 *
 * <p>Source: Liu, Kitouni, Nolte, Michaud, Tegmark and Williams, arXiv 2205.10343.
 */
@Statement({"T26", "T27"})
public final class TrainingSet {

    private final Addition addition;
    private final BitSet chosen;

    private TrainingSet(Addition addition, BitSet chosen) {
        this.addition = addition;
        this.chosen = chosen;
    }

    /**
     * The set of the given pairs.
     *
     * @param addition the task
     * @param pairs numbers of pairs, each 0 to N − 1; repeated numbers count once
     * @return the set
     * @throws IllegalArgumentException if there is no such pair
     */
    public static TrainingSet of(Addition addition, int... pairs) {
        var chosen = new BitSet(addition.pairs());
        for (int pair : pairs) {
            addition.checkPair(pair);
            chosen.set(pair);
        }
        return new TrainingSet(addition, chosen);
    }

    /**
     * All pairs.
     *
     * @param addition the task
     * @return the set of all N pairs
     */
    public static TrainingSet full(Addition addition) {
        return of(addition, IntStream.range(0, addition.pairs()).toArray());
    }

    /**
     * A set drawn at random from all sets of its size: the first pairs of the random order of a trial. The sets of one trial are nested.
     *
     * @param addition the task
     * @param size the number of pairs, 0 to N
     * @param seed the seed
     * @param trial the trial
     * @return the set
     * @throws IllegalArgumentException if the size is out of range
     */
    public static TrainingSet random(Addition addition, int size, long seed, long trial) {
        if (size < 0 || size > addition.pairs()) {
            throw new IllegalArgumentException(
                    "the number of pairs must be between 0 and N = " + addition.pairs() + ", was " + size);
        }
        var order = new RandomPairs(addition.pairs(), seed, trial);
        return of(addition, IntStream.range(0, size).map(_ -> order.next()).toArray());
    }

    /**
     * The task.
     *
     * @return the task
     */
    public Addition addition() {
        return addition;
    }

    /**
     * The number of pairs in the set.
     *
     * @return |D|
     */
    public int size() {
        return chosen.cardinality();
    }

    /**
     * Whether a pair is in the set.
     *
     * @param pair its number
     * @return whether it is
     * @throws IllegalArgumentException if there is no such pair
     */
    public boolean contains(int pair) {
        addition.checkPair(pair);
        return chosen.get(pair);
    }

    /**
     * The pairs of the set.
     *
     * @return their numbers, increasing
     */
    public int[] pairs() {
        return chosen.stream().toArray();
    }

    /**
     * The pairs of the set that have a given sum.
     *
     * @param sum the class
     * @return their numbers, increasing
     * @throws IllegalArgumentException if there is no such class
     */
    public int[] pairs(int sum) {
        return IntStream.of(addition.members(sum)).filter(chosen::get).toArray();
    }

    /**
     * The number of distinct sums in the set.
     *
     * @return S_D
     */
    public int sums() {
        return (int) chosen.stream().map(addition::sum).distinct().count();
    }

    /**
     * The number of parallelograms: unordered pairs of pairs with equal sum.
     *
     * @return |P₀(D)|
     */
    public long parallelograms() {
        return IntStream.range(0, addition.sums()).mapToLong(s -> pairs(s).length).map(n -> n * (n - 1) / 2).sum();
    }

    @Override
    public String toString() {
        return "TrainingSet[addition=" + addition + ", pairs=" + chosen.cardinality() + "]";
    }

    /** The rows \(e_i+e_j-e_k-e_l\): each pair of a class minus the first of its class. */
    List<int[]> differences() {
        var rows = new ArrayList<int[]>();
        for (int s = 0; s < addition.sums(); s++) {
            int[] members = pairs(s);
            for (int k = 1; k < members.length; k++) {
                rows.add(difference(members[k], members[0]));
            }
        }
        return rows;
    }

    /** The row \(e_i+e_j-e_k-e_l\) of two pairs. */
    int[] difference(int pair, int other) {
        var row = new int[addition.symbols()];
        row[addition.first(pair)]++;
        row[addition.second(pair)]++;
        row[addition.first(other)]--;
        row[addition.second(other)]--;
        return row;
    }
}
