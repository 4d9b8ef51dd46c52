package org.neuralquanta.order;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.neuralquanta.Statement;

/** A given order of K quanta: a permutation of the ranks 1 to K. Immutable, thread-safe. */
@Statement("T3")
public final class GivenOrder implements LearningOrder.Listed {

    /** The number of ranks that are printed. */
    private static final int SHOWN = 20;

    private final int[] ranks;

    private GivenOrder(int[] ranks) {
        this.ranks = ranks;
    }

    /**
     * The ranks in the order in which they are learned.
     *
     * @param ranks each of 1, …, K once
     * @return the order
     * @throws IllegalArgumentException if there is no rank, one is outside 1 to K, or one occurs twice
     */
    public static GivenOrder of(int... ranks) {
        if (ranks.length == 0) {
            throw new IllegalArgumentException("an order needs at least one rank");
        }
        var place = new int[ranks.length + 1];
        for (int i = 0; i < ranks.length; i++) {
            int rank = ranks[i];
            if (rank < 1 || rank > ranks.length) {
                throw new IllegalArgumentException("place " + (i + 1) + ": rank must be between 1 and " + ranks.length
                        + ", the number of ranks, was " + rank);
            }
            if (place[rank] != 0) {
                throw new IllegalArgumentException("an order holds each rank once: rank " + rank + " is at place "
                        + place[rank] + " and again at place " + (i + 1));
            }
            place[rank] = i + 1;
        }
        return new GivenOrder(ranks.clone());
    }

    @Override
    public int quanta() {
        return ranks.length;
    }

    @Override
    public int rank(int place) {
        if (place < 1 || place > ranks.length) {
            throw new IllegalArgumentException("place must be between 1 and " + ranks.length + ", was " + place);
        }
        return ranks[place - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GivenOrder that && Arrays.equals(ranks, that.ranks);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ranks);
    }

    @Override
    public String toString() {
        int shown = ranks.length <= SHOWN ? ranks.length : SHOWN - 1;
        String first = Arrays.stream(ranks).limit(shown).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return "GivenOrder[" + first + (shown < ranks.length ? ", ... of " + ranks.length : "") + "]";
    }
}
