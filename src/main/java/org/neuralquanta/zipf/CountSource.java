package org.neuralquanta.zipf;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.neuralquanta.numerics.Bisection;

/**
 * Draws lists as a fit would have them: above the cut-off from the law, below it from the list. Where a count is expected more than once,
 * how often it occurs is drawn at once, so that the cost grows with the number of distinct counts. Immutable, thread-safe.
 */
final class CountSource {

    private static final int TABLE = 1 << 14;

    /** Doubles hold whole numbers so far. */
    private static final double LARGEST = 0x1p53;

    /** Counts expected less often than this are drawn one by one. */
    private static final double RARE = 2;

    private final CountList counts;
    private final DiscretePowerLaw law;
    private final int first;

    /** P(X ≥ cut-off + i), falling. */
    private final double[] tails = new double[TABLE];

    CountSource(CountList counts, DiscretePowerLaw.Found found) {
        this.counts = counts;
        this.law = found.law();
        this.first = found.first();
        for (int i = 0; i < TABLE; i++) {
            tails[i] = law.tail(law.cutoff() + i);
        }
    }

    CountList draw(SplittableRandom random) {
        var drawn = new Gathering();
        long above = BinomialDraw.of(counts.size(), (double) counts.from(first) / counts.size(), random);
        long left = counts.size() - above;
        long below = counts.size() - counts.from(first);
        for (int i = 0; i < first && left > 0; i++) {
            long times = i == first - 1 ? left : BinomialDraw.of(left, (double) counts.multiplicity(i) / below, random);
            drawn.add(counts.value(i), times);
            left -= times;
            below -= counts.multiplicity(i);
        }
        drawAbove(drawn, above, random);
        return drawn.list();
    }

    private void drawAbove(Gathering drawn, long above, SplittableRandom random) {
        long left = above;
        int i = 0;
        while (i < TABLE - 1 && left > 0 && tails[i] > 0) {
            double share = 1 - tails[i + 1] / tails[i];
            if (left * share < RARE) {
                break;
            }
            long times = BinomialDraw.of(left, share, random);
            drawn.add(law.cutoff() + i, times);
            left -= times;
            i++;
        }
        var rest = new double[Math.toIntExact(left)];
        for (int j = 0; j < rest.length; j++) {
            rest[j] = fromLaw(i, random);
        }
        Arrays.sort(rest);
        for (double count : rest) {
            drawn.add(count, 1);
        }
    }

    /** The largest x with P(X ≥ x) ≥ u, for u uniform below the tail at the i-th place of the table. */
    private double fromLaw(int i, SplittableRandom random) {
        double u = tails[i] * (1 - random.nextDouble());
        if (tails[TABLE - 1] < u) {
            return law.cutoff() + Bisection.last(i, TABLE - 1, j -> tails[(int) j] >= u);
        }
        double low = law.cutoff() + TABLE - 1;
        double high = 2 * low;
        while (high < LARGEST && law.tail(high) >= u) {
            low = high;
            high *= 2;
        }
        return (double) Bisection.last((long) low, (long) high, x -> law.tail((double) x) >= u);
    }
}
