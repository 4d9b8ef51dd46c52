package org.neuralquanta.mixture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongBiFunction;
import java.util.stream.IntStream;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.numerics.Bisection;
import org.neuralquanta.sum.Learned;

/**
 * The quanta of all families in one order, by decreasing use \(\pi_jp_{jk}\), at equal use by family: which are the first n. Immutable,
 * thread-safe.
 */
final class MergedOrder {

    /** More candidates for the last places than this are not looked at one by one: each is then a tiny part of the loss. */
    private static final long MOST_CANDIDATES = 100_000;

    private final List<RankedFamily> families;

    MergedOrder(List<RankedFamily> families) {
        this.families = families;
    }

    /** How many quanta there are, {@link Learned#ALL} if infinitely many. */
    long size() {
        long sum = 0;
        for (RankedFamily family : families) {
            if (family.size() > Learned.ALL - sum) {
                return Learned.ALL;
            }
            sum += family.size();
        }
        return sum;
    }

    /** How many of the first n quanta each family has, as rounded uses say. */
    long[] first(long n) {
        if (n == 0) {
            return new long[families.size()];
        }
        if (n >= size()) {
            return all(0, (family, _) -> family.size());
        }
        // At the level 1/x there are at most n quanta, at the next one more.
        Bisection.Bracket level = level(n);
        long[] counts = all(level.low(), RankedFamily::count);
        long left = n - total(counts);
        for (int j = 0; left > 0 && j < counts.length; j++) {
            long more = Math.min(left, families.get(j).count(level.high()) - counts[j]);
            counts[j] += more;
            left -= more;
        }
        return counts;
    }

    private Bisection.Bracket level(long n) {
        double log = Bisection.between(logFirst(), 709, 1e-13, 0, x -> continued(Math.exp(x)) < (double) n).middle();
        double low = Math.exp(log);
        double high = low;
        for (double step = 0x1p-46; low > 0 && total(all(low, RankedFamily::count)) > n; step *= 4) {
            low *= 1 - Math.min(0.5, step);
        }
        for (double step = 0x1p-46; total(all(high, RankedFamily::count)) <= n; step *= 4) {
            high *= 1 + step;
            if (!(high < Double.MAX_VALUE)) {
                throw new ArithmeticException("the uses of the first " + n + " quanta leave the range of doubles");
            }
        }
        return Bisection.between(low, high, 0, 0, x -> total(all(x, RankedFamily::count)) <= n);
    }

    /**
     * What is certain of the first n quanta.
     *
     * @param fewest so many quanta of each family are among them
     * @param most more of each family are not
     * @param left n less those that are; 0 where the two numbers are equal
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Places(long[] fewest, long[] most, long left) {

        private static Places exactly(long... counts) {
            return new Places(counts, counts, 0);
        }

        private boolean isCertain() {
            return left == 0;
        }
    }

    /** What is certain of the first n quanta; rounding decides all but candidates for the last places. */
    Places places(long n) {
        if (n == 0 || n >= size()) {
            return Places.exactly(first(n));
        }
        Bisection.Bracket level = level(n);
        // Up to here there are at most n quanta for certain, and up to there at least n.
        double low = level.low();
        for (double step = 0x1p-50; total(all(low, RankedFamily::most)) > n; step *= 4) {
            low *= 1 - Math.min(0.5, step);
        }
        double high = level.high();
        for (double step = 0x1p-50; total(all(high, RankedFamily::fewest)) < n; step *= 4) {
            high *= 1 + step;
        }
        long[] fewest = all(low, RankedFamily::fewest);
        long[] most = all(high, RankedFamily::most);
        long left = n - total(fewest);
        return left == 0 ? Places.exactly(fewest) : total(most) == n ? Places.exactly(most) : new Places(fewest, most, left);
    }

    /** An enclosure of what is left of the loss after the first n quanta. */
    Enclosure lossAfter(long n) {
        Places places = places(n);
        Enclosure before = lossOf(places.fewest);
        if (places.isCertain()) {
            return before;
        }
        if (total(places.most) - total(places.fewest) > MOST_CANDIDATES) {
            return new Enclosure(Math.min(lossOf(places.most).lower(), before.upper()), before.upper());
        }
        // At worst the candidates that save least are among the first n.
        var least = new ArrayList<Double>();
        var largest = new ArrayList<Double>();
        for (int j = 0; j < places.fewest.length; j++) {
            for (long k = places.fewest[j] + 1; k <= places.most[j]; k++) {
                Enclosure benefit = families.get(j).benefit(k);
                least.add(benefit.lower());
                largest.add(benefit.upper());
            }
        }
        Collections.sort(least);
        largest.sort(Collections.reverseOrder());
        int left = (int) places.left;
        Enclosure saved = new Enclosure(sum(least.subList(0, left)).lower(), sum(largest.subList(0, left)).upper());
        return before.plus(Enclosure.exactly(-1).times(saved));
    }

    private static Enclosure sum(List<Double> values) {
        return Enclosure.sum(values.stream().map(Enclosure::exactly).toList());
    }

    private Enclosure lossOf(long[] counts) {
        return Enclosure.sum(IntStream.range(0, counts.length).mapToObj(j -> families.get(j).enclosure(counts[j])).toList());
    }

    /** Below the level of every quantum. */
    private double logFirst() {
        return families.stream().mapToDouble(RankedFamily::logFirst).min().orElseThrow() - 1;
    }

    private double continued(double x) {
        double sum = 0;
        for (RankedFamily family : families) {
            sum += family.continuedCount(x);
        }
        return sum;
    }

    private long[] all(double x, ToLongBiFunction<RankedFamily, Double> count) {
        return families.stream().mapToLong(family -> count.applyAsLong(family, x)).toArray();
    }

    /** Their sum, or the largest number where that is larger. */
    private static long total(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum = count > Learned.ALL - sum ? Learned.ALL : sum + count;
        }
        return sum;
    }
}
