package org.neuralquanta.grokking;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;

/**
 * Whether a training set of plain addition leaves the linear representation \(E_i=a+b\,i\) as the only one that gives equal sums to its
 * pairs of equal sum, and which pairs it thereby determines (T27).
 *
 * <p>The set is unique exactly if \(\mathrm{rank}\{e_i+e_j-f_{i+j}:(i,j)\in D\}=p+S_D-2\) over the rational numbers, and exactly if
 * the representations with zero effective loss, the null space of M, have dimension 2. Both are computed, by different methods.
 * Immutable, thread-safe.
 *
 * <p>Source: this library; the question is that of Liu, Kitouni, Nolte, Michaud, Tegmark and Williams, arXiv 2205.10343.
 */
@Statement("T27")
public final class Uniqueness {

    private final TrainingSet set;
    private final Elimination differences;

    private Uniqueness(TrainingSet set) {
        this.set = set;
        this.differences = new Elimination(set.addition().symbols());
        set.differences().forEach(differences::add);
    }

    /**
     * Analyses a training set.
     *
     * @param set a training set of plain addition
     * @return its uniqueness
     * @throws IllegalArgumentException if the task is addition modulo p, where no real representation other than the constant one is ever
     *     forced
     */
    public static Uniqueness of(TrainingSet set) {
        if (set.addition().modular()) {
            throw new IllegalArgumentException(
                    "the linear representation belongs to plain addition, the task was modulo " + set.addition().symbols()
                            + "; ask for its circles instead");
        }
        return new Uniqueness(set);
    }

    /**
     * Whether the linear representation is the only one, from the null space.
     *
     * @return whether {@link #nullity} is 2
     */
    public boolean isUnique() {
        return nullity() == 2;
    }

    /**
     * The dimension of the space of representations with zero effective loss: p minus the rank of the differences \(e_i+e_j-e_k-e_l\)
     * modulo \(2^{61}-1\). Proven to be that over the rational numbers for p ≤ 49, where every minor is below the prime; for more symbols
     * it could only be too large, if the prime divides all of the largest minors.
     *
     * @return the dimension, 2 to p
     */
    public int nullity() {
        return set.addition().symbols() - differences.rank();
    }

    /**
     * The rank of the vectors \(e_i+e_j-f_{i+j}\) of the set over the rational numbers, by fraction-free elimination in integers of
     * any size.
     *
     * @return the rank, \(p+S_D-2\) exactly for unique sets
     */
    public int rank() {
        Addition addition = set.addition();
        int p = addition.symbols();
        var rows = new ArrayList<int[]>();
        for (int pair : set.pairs()) {
            var row = new int[p + addition.sums()];
            row[addition.first(pair)]++;
            row[addition.second(pair)]++;
            row[p + addition.sum(pair)]--;
            rows.add(row);
        }
        return ExactRank.of(rows);
    }

    /**
     * The pairs that the set determines: those whose sum occurs in it and equals, in every representation with zero loss, the sums of the
     * set's pairs of the same class. It is the closure of D in the matroid of the vectors \(e_i+e_j-f_{i+j}\).
     *
     * @return the closure, which contains the set
     */
    public TrainingSet closure() {
        Addition addition = set.addition();
        List<Integer> decided = new ArrayList<>();
        for (int s = 0; s < addition.sums(); s++) {
            int[] known = set.pairs(s);
            if (known.length > 0) {
                IntStream.of(addition.members(s))
                        .filter(pair -> differences.spans(set.difference(pair, known[0])))
                        .forEach(decided::add);
            }
        }
        return TrainingSet.of(addition, decided.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * The accuracy that representations with zero loss imply, over all pairs.
     *
     * @return |cl(D)|/N
     */
    public double idealAccuracy() {
        return (double) closure().size() / set.addition().pairs();
    }

    @Override
    public String toString() {
        return "Uniqueness[set=" + set + "]";
    }
}
