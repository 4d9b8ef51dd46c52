package org.neuralquanta.zipf;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.neuralquanta.numerics.Bisection;

/** Draws lists as a fit would have them: above the cut-off from the law, below it from the list. Immutable, thread-safe. */
final class CountSource {

    private static final int TABLE = 1 << 14;

    /** Doubles hold whole numbers so far. */
    private static final double LARGEST = 0x1p53;

    private final CountList counts;
    private final DiscretePowerLaw law;
    private final long above;

    /** How many counts are at most the i-th distinct one, below the cut-off. */
    private final long[] below;

    /** P(X ≥ cut-off + i). */
    private final double[] tails = new double[TABLE];

    CountSource(CountList counts, DiscretePowerLaw.Found found) {
        this.counts = counts;
        this.law = found.law();
        this.above = counts.from(found.first());
        this.below = new long[found.first()];
        for (int i = 0; i < below.length; i++) {
            below[i] = counts.size() - counts.from(i + 1);
        }
        for (int i = 0; i < TABLE; i++) {
            tails[i] = law.tail(law.cutoff() + i);
        }
    }

    CountList draw(SplittableRandom random) {
        int size = Math.toIntExact(counts.size());
        long[] drawn = new long[size];
        for (int i = 0; i < size; i++) {
            long place = random.nextLong(size);
            drawn[i] = place < above ? fromLaw(random) : fromList(place - above);
        }
        Arrays.sort(drawn);
        return new CountList(drawn);
    }

    private long fromList(long place) {
        int at = Arrays.binarySearch(below, place + 1);
        return (long) counts.value(at >= 0 ? at : -at - 1);
    }

    /** The largest x with P(X ≥ x) ≥ u, u uniform. */
    private long fromLaw(SplittableRandom random) {
        double u = 1 - random.nextDouble();
        if (tails[TABLE - 1] < u) {
            return (long) law.cutoff() + Bisection.last(0, TABLE - 1, i -> tails[(int) i] >= u);
        }
        double low = law.cutoff() + TABLE - 1;
        double high = 2 * low;
        while (high < LARGEST && law.tail(high) >= u) {
            low = high;
            high *= 2;
        }
        return Bisection.last((long) low, (long) high, x -> law.tail((double) x) >= u);
    }
}
