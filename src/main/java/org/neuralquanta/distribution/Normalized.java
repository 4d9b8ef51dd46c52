package org.neuralquanta.distribution;

import java.util.OptionalLong;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.special.RankMonomial;

/** Use frequencies proportional to a monomial in the rank, normalised once. Immutable, thread-safe. */
final class Normalized {

    private static final double SMALLEST_TERM = 1e-300;
    private static final double LARGEST_TERM = 1e300;

    private final RankMonomial shape;
    private final OptionalLong quanta;
    private final Enclosure enclosure;
    private final RankMonomial frequency;

    /** The shape has coefficient 1. */
    Normalized(RankMonomial shape, OptionalLong quanta) {
        double top = shape.at(1);
        if (!(top >= SMALLEST_TERM && top <= LARGEST_TERM)) {
            throw new IllegalArgumentException("alpha = " + shape.alpha() + " with offset " + shape.offset()
                    + " has frequencies outside the range of a double, in which (1+offset)^-(1+alpha) must lie"
                    + "; use an offset nearer to 0");
        }
        this.shape = shape;
        this.quanta = quanta;
        this.enclosure = Enclosure.exactly(1).dividedBy(sumEnclosureFrom(1));
        double c = Math.clamp(1 / sumFrom(1), enclosure.lower(), enclosure.upper());
        this.frequency = new RankMonomial(c, shape.offset(), shape.alpha(), shape.rankPower(), shape.logPower());
    }

    RankMonomial frequency() {
        return frequency;
    }

    Enclosure enclosure() {
        return enclosure;
    }

    double probability(long rank) {
        Ranks.check(rank, 1);
        if (rank > last()) {
            return 0;
        }
        checkNormal(rank);
        return Math.min(frequency.sum(rank, rank), 1);
    }

    double tail(long rank) {
        Ranks.check(rank, 0);
        if (rank > 0 && rank < last()) {
            checkNormal(rank + 1);
        }
        return tailOrZero(rank);
    }

    /** The tail, or 0 where it is too small for a normal double. */
    private double tailOrZero(long rank) {
        if (rank == 0) {
            return 1;
        }
        return rank >= last() || !isNormal(rank + 1) ? 0 : Math.min(frequency.coefficient() * sumFrom(rank + 1), 1);
    }

    Enclosure tailEnclosure(long rank) {
        double tail = tail(rank);
        if (tail == 0 || rank == 0) {
            return Enclosure.exactly(tail);
        }
        Enclosure bounds = enclosure.times(sumEnclosureFrom(rank + 1));
        return new Enclosure(Math.max(bounds.lower(), 0), Math.min(bounds.upper(), 1));
    }

    long rankWithTailBelow(double epsilon) {
        return TailSearch.firstBelow(epsilon, this::tailOrZero, Math.min(last(), QuantaDistribution.MAX_RANK));
    }

    private long last() {
        return quanta.orElse(Long.MAX_VALUE);
    }

    private void checkNormal(long rank) {
        if (!isNormal(rank)) {
            throw new ArithmeticException("the use frequency of rank " + rank + " at alpha = " + shape.alpha()
                    + " is below 2^-1022, the smallest normal double");
        }
    }

    private boolean isNormal(long rank) {
        double term = shape.at((double) rank);
        return term >= Double.MIN_NORMAL && frequency.coefficient() * term >= Double.MIN_NORMAL;
    }

    private double sumFrom(long first) {
        if (quanta.isPresent()) {
            return shape.sum(first, last());
        }
        // At the last rank the tail lacks one term, which is below 2^-54 of the sum.
        return shape.tail(Math.min(first, QuantaDistribution.MAX_RANK));
    }

    private Enclosure sumEnclosureFrom(long first) {
        if (quanta.isPresent()) {
            return shape.sumEnclosure(first, last());
        }
        if (first <= QuantaDistribution.MAX_RANK) {
            return shape.tailEnclosure(first);
        }
        Enclosure one = shape.tailEnclosure(QuantaDistribution.MAX_RANK);
        return new Enclosure(one.lower() * (1 - 0x1p-52), one.upper());
    }
}
