package org.neuralquanta.grokking;

import java.util.stream.IntStream;
import org.neuralquanta.Statement;

/**
 * The addition of p symbols 0, …, p − 1, plain or modulo p: the unordered pairs \(i\le j\), \(N=p(p+1)/2\) of them, and their
 * classes of equal sum. A plain class s has \(m_s=\lfloor\min(s,2p-2-s)/2\rfloor+1\) pairs, a class modulo an odd p has (p + 1)/2.
 *
 * <p>Pairs are numbered 0, …, N − 1 by i, then by j. Immutable, thread-safe.
 *
 * <p>Source: Liu, Kitouni, Nolte, Michaud, Tegmark and Williams, Towards Understanding Grokking, arXiv 2205.10343, section 3.
 *
 * @param symbols the number p of symbols, 3 to {@value #MOST_SYMBOLS}; odd for addition modulo p
 * @param modular whether sums are taken modulo p
 */
@Statement({"T26", "T29"})
public record Addition(int symbols, boolean modular) {

    /** The largest number of symbols. */
    public static final int MOST_SYMBOLS = 1000;

    /**
     * Checks the number of symbols.
     *
     * @throws IllegalArgumentException if it is out of range, or even for addition modulo p
     */
    public Addition {
        if (symbols < 3 || symbols > MOST_SYMBOLS) {
            throw new IllegalArgumentException("the number of symbols must be between 3 and " + MOST_SYMBOLS + ", was " + symbols);
        }
        if (modular && symbols % 2 == 0) {
            throw new IllegalArgumentException(
                    "the number of symbols of addition modulo p must be odd, was " + symbols + "; give an odd one, or plain addition");
        }
    }

    /**
     * Plain addition.
     *
     * @param symbols p ≥ 3
     * @return the task
     * @throws IllegalArgumentException if p is out of range
     */
    public static Addition of(int symbols) {
        return new Addition(symbols, false);
    }

    /**
     * Addition modulo p.
     *
     * @param symbols p ≥ 3, odd
     * @return the task
     * @throws IllegalArgumentException if p is out of range or even
     */
    public static Addition modulo(int symbols) {
        return new Addition(symbols, true);
    }

    /**
     * The number of unordered pairs.
     *
     * @return N = p(p + 1)/2
     */
    public int pairs() {
        return symbols * (symbols + 1) / 2;
    }

    /**
     * The number of classes.
     *
     * @return 2p − 1, or p for addition modulo p
     */
    public int sums() {
        return modular ? symbols : 2 * symbols - 1;
    }

    /**
     * The number of a pair.
     *
     * @param i a symbol
     * @param j a symbol, in either order
     * @return the number of the unordered pair
     * @throws IllegalArgumentException if a symbol is not between 0 and p − 1
     */
    public int pair(int i, int j) {
        if (i < 0 || j < 0 || i >= symbols || j >= symbols) {
            throw new IllegalArgumentException("symbols must be between 0 and " + (symbols - 1) + ", were " + i + " and " + j);
        }
        int low = Math.min(i, j);
        return before(low) + Math.max(i, j) - low;
    }

    /**
     * The smaller symbol of a pair.
     *
     * @param pair the pair's number
     * @return i
     * @throws IllegalArgumentException if the number is not between 0 and N − 1
     */
    public int first(int pair) {
        checkPair(pair);
        int i = (int) ((2 * symbols + 1 - Math.sqrt((2.0 * symbols + 1) * (2.0 * symbols + 1) - 8.0 * pair)) / 2);
        while (before(i) > pair) {
            i--;
        }
        while (before(i + 1) <= pair) {
            i++;
        }
        return i;
    }

    /**
     * The larger symbol of a pair.
     *
     * @param pair the pair's number
     * @return j
     * @throws IllegalArgumentException if the number is not between 0 and N − 1
     */
    public int second(int pair) {
        int i = first(pair);
        return pair - before(i) + i;
    }

    /**
     * The class of a pair.
     *
     * @param pair the pair's number
     * @return i + j, modulo p for addition modulo p
     * @throws IllegalArgumentException if the number is not between 0 and N − 1
     */
    public int sum(int pair) {
        int sum = first(pair) + second(pair);
        return modular ? sum % symbols : sum;
    }

    /**
     * The pairs of a class.
     *
     * @param sum the class, 0 to {@link #sums()} − 1
     * @return their numbers, increasing
     * @throws IllegalArgumentException if there is no such class
     */
    public int[] members(int sum) {
        if (sum < 0 || sum >= sums()) {
            throw new IllegalArgumentException("the sum must be between 0 and " + (sums() - 1) + ", was " + sum);
        }
        return IntStream.range(0, symbols)
                .flatMap(i -> modular ? IntStream.of(sum - i, sum - i + symbols).filter(j -> j >= i && j < symbols).map(j -> pair(i, j))
                        : IntStream.of(sum - i).filter(j -> j >= i && j < symbols).map(j -> pair(i, j)))
                .sorted()
                .toArray();
    }

    /**
     * The number of pairs of a class.
     *
     * @param sum the class, 0 to {@link #sums()} − 1
     * @return m_s
     * @throws IllegalArgumentException if there is no such class
     */
    public int classSize(int sum) {
        if (sum < 0 || sum >= sums()) {
            throw new IllegalArgumentException("the sum must be between 0 and " + (sums() - 1) + ", was " + sum);
        }
        return modular ? (symbols + 1) / 2 : Math.min(sum, 2 * symbols - 2 - sum) / 2 + 1;
    }

    void checkPair(int pair) {
        if (pair < 0 || pair >= pairs()) {
            throw new IllegalArgumentException("the index of a pair must be between 0 and " + (pairs() - 1) + ", was " + pair);
        }
    }

    /** The number of pairs whose smaller symbol is below i. */
    private int before(int i) {
        return i * symbols - i * (i - 1) / 2;
    }
}
