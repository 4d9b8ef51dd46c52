package org.neuralquanta.grokking;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.Statement;

/**
 * The exact number of training sets of each size that admit only the linear representation (T27): the sets D of pairs of plain addition for
 * which the vectors \(e_i+e_j-f_{i+j}\), \((i,j)\in D\), have rank \(p+S_D-2\).
 *
 * <p>The count proceeds class by class over spaces of representations; it takes about 0.1 s for p = 8, 0.5 s for p = 9, 11 s and 1.5 GB for
 * p = 10. Immutable, thread-safe.
 *
 * <p>Source: this library; the question is that of Liu, Kitouni, Nolte, Michaud, Tegmark and Williams, arXiv 2205.10343.
 */
@Statement("T27")
public final class UniqueSets {

    /** The largest number of symbols for which sets are counted. */
    public static final int MOST_SYMBOLS = 10;

    private final Addition addition;
    private final List<BigInteger> unique;
    private final List<BigInteger> notUnique;

    private UniqueSets(Addition addition, List<BigInteger> unique, List<BigInteger> notUnique) {
        this.addition = addition;
        this.unique = unique;
        this.notUnique = notUnique;
    }

    /**
     * Counts the sets.
     *
     * @param symbols the number p of symbols, 3 to {@value #MOST_SYMBOLS}
     * @return the counts
     * @throws IllegalArgumentException if p is out of range
     */
    public static UniqueSets of(int symbols) {
        if (symbols < 3 || symbols > MOST_SYMBOLS) {
            throw new IllegalArgumentException("unique sets are counted for 3 to " + MOST_SYMBOLS + " symbols, not for " + symbols
                    + "; estimate their probability from random sets for more");
        }
        var addition = Addition.of(symbols);
        var count = new SetCount(addition);
        count.run();
        return new UniqueSets(addition, integers(count.unique()), integers(count.notUnique()));
    }

    private static List<BigInteger> integers(long[] counts) {
        var list = new ArrayList<BigInteger>(counts.length);
        for (long count : counts) {
            list.add(BigInteger.valueOf(count));
        }
        return List.copyOf(list);
    }

    /**
     * The task.
     *
     * @return plain addition of p symbols
     */
    public Addition addition() {
        return addition;
    }

    /**
     * The number of unique sets of a size.
     *
     * @param size the number of pairs, 0 to N
     * @return the number of sets of that size that force the linear representation
     * @throws IllegalArgumentException if the size is out of range
     */
    public BigInteger count(int size) {
        checkSize(size);
        return unique.get(size);
    }

    /**
     * The number of sets of a size that are not unique, counted independently: together with {@link #count} it adds up to \(\binom Nk\).
     *
     * @param size the number of pairs, 0 to N
     * @return the number of sets of that size that allow other representations
     * @throws IllegalArgumentException if the size is out of range
     */
    public BigInteger countOthers(int size) {
        checkSize(size);
        return notUnique.get(size);
    }

    /**
     * The probability that a random set of a size is unique.
     *
     * @param size the number of pairs, 0 to N
     * @return the share of unique sets, correctly rounded
     * @throws IllegalArgumentException if the size is out of range
     */
    public double probability(int size) {
        BigInteger some = count(size);
        return new BigDecimal(some)
                .divide(new BigDecimal(some.add(countOthers(size))), MathContext.DECIMAL128)
                .doubleValue();
    }

    /**
     * The share of all pairs at which half of the random sets are unique, interpolated linearly between two sizes.
     *
     * @return the critical fraction f_c: 0.40877 for p = 10
     */
    public double criticalFraction() {
        return HalfPoint.half(addition.pairs(), this::probability);
    }

    @Override
    public String toString() {
        return "UniqueSets[addition=" + addition + "]";
    }

    private void checkSize(int size) {
        if (size < 0 || size > addition.pairs()) {
            throw new IllegalArgumentException("the size must be between 0 and " + addition.pairs() + ", was " + size);
        }
    }
}
